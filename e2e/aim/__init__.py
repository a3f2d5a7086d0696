"""Journeys of aim: goals, audiences, production, results, the ten steps, phases, kick-off."""
