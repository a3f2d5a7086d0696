"""Calendars as JSON values."""

from typing import Any

from drumbeat.calendars import policy
from drumbeat.calendars.models import Absence, CalendarDay, WorkPattern
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can, permits


def day_out(day: CalendarDay) -> dict[str, Any]:
    """Return a day that differs from the week."""
    return {name: getattr(day, name) for name in ("id", "date", "opens", "name", "source")}


def pattern_out(actor: Actor, row: WorkPattern) -> dict[str, Any]:
    """Return a working pattern."""
    names = ("id", "person_id", "team_id", "valid_from", "week", "percent")
    return {**{name: getattr(row, name) for name in names}, "can": can(actor, "work_pattern", row)}


def absence_out(actor: Actor, row: Absence) -> dict[str, Any]:
    """Return an absence, why only to who may know it."""
    names = ("id", "person_id", "first", "last", "minutes_per_day", "repeats")
    known = permits(actor, policy.SEE_REASON, row)
    return {
        **{name: getattr(row, name) for name in names},
        "reason": row.reason if known else None,
        "note": row.note if known else None,
        "can": can(actor, "absence", row),
    }
