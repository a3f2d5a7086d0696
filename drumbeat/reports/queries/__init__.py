"""Reads of reports: `kick_off` puts the sheet together from what `aim` and `plan` find."""
