"""Writes of activity, by noun."""
