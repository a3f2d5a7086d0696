"""What every door shares: problems, limits, rates, pages, allow-lists and the guarded outbound client."""
