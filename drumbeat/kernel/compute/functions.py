"""What the worker may be asked for. Each takes and returns JSON-ready values; a new engine adds its line here."""

SCHEDULE = "drumbeat.engines.schedule.dispatch.compute_payload"
"""Dates and floats of a large network."""
KICK_OFF = "drumbeat.engines.render.typeset.render_payload"
"""A campaign's plan on one page, as a PDF."""
ADVISE = "drumbeat.engines.assignment.flow.advise_payload"
"""Who should do which tasks."""

ALLOWED = frozenset({SCHEDULE, KICK_OFF, ADVISE})

OPTIMISE = "drumbeat.engines.optimise.dispatch.optimise_payload"
"""Plans of a campaign or a workspace that respect who has time, better and better."""

STREAMING = frozenset({OPTIMISE})
"""What reports on its way: takes a second argument that is called with JSON-ready values. Runs in its own worker."""
