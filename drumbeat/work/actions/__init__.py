"""Writes of work, by noun."""
