"""What the schedule derives: `derived` computes it, `keeping` keeps the stored rows current."""
