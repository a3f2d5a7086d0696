"""Reads and writes of many rows past the ORM: wire values out, plain values in."""
