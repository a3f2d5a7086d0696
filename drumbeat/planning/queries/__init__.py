"""Reads of planning, by noun."""
