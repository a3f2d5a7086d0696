"""How calendars are taken back: the workspace's with its own days, each under its date; patterns; absences."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.calendars import policy
from drumbeat.calendars.actions import absence, pattern
from drumbeat.calendars.actions.calendar import FIELDS, add_calendar_day, day_values, holidays_of, remove_calendar_day
from drumbeat.calendars.actions.calendar import update_calendar as change_calendar
from drumbeat.calendars.models import Absence, CalendarDay, WorkCalendar, WorkPattern
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


def _pattern_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = WorkPattern.objects.filter(policy.visible(actor), pk__in=ids).select_related("person", "team")
    return {
        row.id: Snapshot(
            pattern.owner_name(row),
            {name: jsonable(getattr(row, name)) for name in pattern.CHANGEABLE},
            permits(actor, policy.CLEAR_WORK_PATTERN, row),
            row.deleted_at is not None,
        )
        for row in rows
    }


def _absence_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = Absence.objects.filter(policy.visible(actor), pk__in=ids).select_related("person")
    return {
        row.id: Snapshot(
            row.person.name,
            {name: jsonable(getattr(row, name)) for name in absence.OPEN},
            permits(actor, policy.REMOVE_ABSENCE, row),
            row.deleted_at is not None,
        )
        for row in rows
    }


def _revert_absences(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    for pk, values in back.items():
        typed = {
            name: date.fromisoformat(value) if name in ("first", "last") else value for name, value in values.items()
        }
        if typed:
            absence.update_absence(actor, pk, typed)


NOUNS = (
    Noun("calendar", _snapshots, _never, _never, _revert),
    Noun(
        "work_pattern",
        _pattern_snapshots,
        pattern.clear_work_patterns,
        pattern.restore_work_patterns,
        pattern.revert_work_patterns,
    ),
    Noun("absence", _absence_snapshots, absence.remove_absences, absence.restore_absences, _revert_absences),
)
