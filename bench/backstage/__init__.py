"""What the benches stand on: a product as a process, its filling, counted statements, the machine's own speed."""
