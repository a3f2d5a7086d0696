"""Pure computation: no Django, no input or output beyond what is passed in."""
