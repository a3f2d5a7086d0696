"""Writes of metrics."""
