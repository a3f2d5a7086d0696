"""Writes of goals, by what they do."""
