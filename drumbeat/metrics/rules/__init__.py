"""Pure decisions of metrics."""
