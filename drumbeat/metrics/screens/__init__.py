"""Read models of boards: few statements, plain values."""
