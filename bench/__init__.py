"""Every claim of speed or quality, one file each; each prints one JSON line last."""
