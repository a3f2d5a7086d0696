"""Writes of phases, by noun."""
