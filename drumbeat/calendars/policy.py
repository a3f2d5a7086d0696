"""Who may shape the calendar; everybody of the workspace sees it."""

from django.db.models import Q

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the calendar and days of the actor's workspace."""
    return Q(workspace_id=actor.workspace_id)


_SHAPES = "Directors and owners."

UPDATE_CALENDAR = allow("calendars.update_calendar", "calendar", _SHAPES, lambda a, _: a.at_least("director"))
ADD_CALENDAR_DAY = allow("calendars.add_calendar_day", "calendar", _SHAPES, lambda a, _: a.at_least("director"))
REMOVE_CALENDAR_DAY = allow("calendars.remove_calendar_day", "calendar", _SHAPES, lambda a, _: a.at_least("director"))
