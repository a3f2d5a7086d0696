"""Measures of planning: schedules, load, odds."""
