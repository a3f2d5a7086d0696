"""Tasks made from frames: those of a template, and those of a content type for deliverables produced at once."""
