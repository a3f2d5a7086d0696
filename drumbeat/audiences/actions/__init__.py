"""Writes of audiences, by noun."""
