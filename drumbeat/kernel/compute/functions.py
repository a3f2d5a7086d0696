"""What the worker may be asked for. Each takes and returns JSON-ready values; a new engine adds its line here."""

SCHEDULE = "drumbeat.engines.schedule.dispatch.compute_payload"
"""Dates and floats of a large network."""
KICK_OFF = "drumbeat.engines.render.typeset.render_payload"
"""A campaign's plan on one page, as a PDF."""
ADVISE = "drumbeat.engines.assignment.flow.advise_payload"
"""Who should do which tasks."""

ALLOWED = frozenset({SCHEDULE, KICK_OFF, ADVISE})
