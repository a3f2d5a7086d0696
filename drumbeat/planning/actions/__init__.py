"""Writes of planning, by noun."""
