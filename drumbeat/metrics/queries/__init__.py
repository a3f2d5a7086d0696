"""Reads of metrics."""
