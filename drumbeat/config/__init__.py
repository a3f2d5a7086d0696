"""Settings, addresses and assembly of the whole; imports every area, imported by none."""
