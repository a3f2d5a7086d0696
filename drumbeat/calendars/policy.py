"""Who may shape the calendar; everybody of the workspace sees it."""

from typing import Any

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


def _own(actor: Actor, row: Any) -> bool:
    return actor.at_least("manager") or (actor.at_least("intern") and row.person_id == actor.person_id)


_OWN = "Everyone for themselves; managers and above for anyone."
_OWN_OR_TEAM = "Everyone for themselves; managers and above for anyone and for teams."

ADD_ABSENCE = allow("calendars.add_absence", "absence", _OWN, _own)
UPDATE_ABSENCE = allow("calendars.update_absence", "absence", _OWN, _own)
REMOVE_ABSENCE = allow("calendars.remove_absence", "absence", _OWN, _own)
IMPORT_ABSENCES = allow("calendars.import_absences", "absence", _OWN, _own)
SEE_REASON = allow(
    "calendars.see_reason",
    "absence",
    "Whoever is away; directors and owners.",
    lambda a, row: a.at_least("director") or row.person_id == a.person_id,
)
SET_WORK_PATTERN = allow("calendars.set_work_pattern", "work_pattern", _OWN_OR_TEAM, _own)
CLEAR_WORK_PATTERN = allow("calendars.clear_work_pattern", "work_pattern", _OWN_OR_TEAM, _own)
