"""What the worker may be asked for. Each takes and returns JSON-ready values; a new engine adds its line here."""

SCHEDULE = "drumbeat.engines.schedule.dispatch.compute_payload"
"""Dates and floats of a large network."""
SCHEDULE_TIMED = "drumbeat.engines.schedule.dispatch.compute_timed_payload"
"""The same for tasks on several calendars."""
KICK_OFF = "drumbeat.engines.render.typeset.render_payload"
"""A campaign's plan on one page, as a PDF."""

ALLOWED = frozenset({SCHEDULE, SCHEDULE_TIMED, KICK_OFF})
