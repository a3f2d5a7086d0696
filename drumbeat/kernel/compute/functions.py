"""What the worker may be asked for. Each takes and returns JSON-ready values; a new engine adds its line here."""

SCHEDULE = "drumbeat.engines.schedule.dispatch.compute_payload"
"""Dates and floats of a large network."""
SCHEDULE_TIMED = "drumbeat.engines.schedule.dispatch.compute_timed_payload"
"""The same for tasks on several calendars."""
KICK_OFF = "drumbeat.engines.render.typeset.render_payload"
"""A campaign's plan on one page, as a PDF."""
ADVISE = "drumbeat.engines.assignment.flow.advise_payload"
"""Who should do which tasks."""
LEARN = "drumbeat.engines.durations.learning.learn_payload"
"""What finished work teaches about estimates."""
ODDS = "drumbeat.engines.simulation.odds.odds_payload"
"""The chance that a launch keeps its day."""

ALLOWED = frozenset({SCHEDULE, SCHEDULE_TIMED, KICK_OFF, ADVISE, LEARN, ODDS})

OPTIMISE = "drumbeat.engines.optimise.dispatch.optimise_payload"
"""Plans of a campaign or a workspace that respect who has time, better and better."""

STREAMING = frozenset({OPTIMISE})
"""What reports on its way: takes a second argument that is called with JSON-ready values. Runs in its own worker."""
