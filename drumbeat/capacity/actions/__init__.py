"""Writes of capacity, by noun."""
