"""Read models of the screens of capacity."""
