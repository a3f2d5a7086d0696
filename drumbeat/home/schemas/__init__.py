"""Shapes of the screens, and of the plan of a campaign."""
