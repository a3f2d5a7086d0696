"""Tools behind the Makefile."""
