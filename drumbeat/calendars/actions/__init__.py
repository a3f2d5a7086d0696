"""Writes of calendars, by noun."""
