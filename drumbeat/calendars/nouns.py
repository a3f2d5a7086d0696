"""How the calendar is taken back: its week and country, and the days of the team's own, each under its date."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.calendars import policy
from drumbeat.calendars.actions import FIELDS, add_calendar_day, day_values, holidays_of, remove_calendar_day
from drumbeat.calendars.actions import update_calendar as change_calendar
from drumbeat.calendars.models import CalendarDay, WorkCalendar
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot


def _snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    """Return the calendar; loads the source of holidays here, outside the transaction that may bring a country back."""
    rows = WorkCalendar.objects.filter(policy.visible(actor), pk__in=ids)
    own = CalendarDay.objects.filter(policy.visible(actor), source=CalendarDay.Source.OWN)
    found = {}
    for row in rows:
        holidays_of(row.country, row.eves)
        values = {name: jsonable(getattr(row, name)) for name in FIELDS}
        values |= {day.date.isoformat(): day_values(day) for day in own}
        found[row.id] = Snapshot("", values, permits(actor, policy.UPDATE_CALENDAR, row))
    return found


def _revert(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    for values in back.values():
        own = {name: value for name, value in values.items() if name in FIELDS}
        if own:
            change_calendar(actor, own)
        for text in values.keys() - own.keys():
            _revert_day(actor, date.fromisoformat(text), values[text])


def _revert_day(actor: Actor, day: date, before: Mapping[str, Any] | None) -> None:
    if before is not None:
        add_calendar_day(actor, day, before["name"], opens=before["opens"])
        return
    row = CalendarDay.objects.filter(policy.visible(actor), date=day, source=CalendarDay.Source.OWN).first()
    if row is not None:
        remove_calendar_day(actor, row.id)


def _never(actor: Actor, ids: Sequence[UUID]) -> None:
    """A calendar is neither added nor removed by a batch: a workspace has one from its first day."""


CALENDAR = Noun("calendar", _snapshots, _never, _never, _revert)
