"""Journeys through the running product, and what only a real server process can show."""
