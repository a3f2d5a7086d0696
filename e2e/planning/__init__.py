"""Journeys of planning: dates, load, the scheduler, odds."""
