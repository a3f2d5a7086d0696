"""Reads of forecasts, by noun."""
