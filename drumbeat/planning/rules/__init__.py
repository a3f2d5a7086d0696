"""Pure decisions of planning, by noun."""
