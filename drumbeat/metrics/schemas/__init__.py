"""Shapes of metrics on the wire."""
