"""Concurrency, kills and streams against a real server process."""
