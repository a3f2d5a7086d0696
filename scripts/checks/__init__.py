"""Checks of the repository itself, each a small module with a `main`; scripts/run_checks.py runs them all."""
