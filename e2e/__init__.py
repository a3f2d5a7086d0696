"""Journeys through the running product."""
