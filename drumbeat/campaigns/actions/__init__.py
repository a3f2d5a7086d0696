"""Writes of campaigns, by noun."""
