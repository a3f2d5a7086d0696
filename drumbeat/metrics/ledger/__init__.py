"""The facts themselves: written past the ORM, taken back, summed up by day."""
