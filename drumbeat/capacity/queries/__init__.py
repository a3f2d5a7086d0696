"""Reads of capacity, by noun."""
