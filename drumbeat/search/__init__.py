"""Search: find any object by name.

Words: a *searchable* is what an area registers to be found.
Invariants: nothing is found that its reader may not see.
"""
