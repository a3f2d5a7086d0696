"""Writes of transfer, by step."""
