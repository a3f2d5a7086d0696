"""Writes of the weekly time sheet: the minutes of a task on a day, set whole."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from drumbeat.kernel.actions import action
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.policy import require
from drumbeat.work import policy
from drumbeat.work.actions.time import MOST_MINUTES, log_time, remove_times, update_time
from drumbeat.work.models import TimeEntry
from drumbeat.work.queries.tasks import find_tasks

MOST_CELLS = 500

Key = tuple[UUID, date]


@dataclass(frozen=True)
class Cell:
    """The minutes the actor spent on a task on a day, all entries together; 0 takes them away."""

    task_id: UUID
    date: date
    minutes: int


@action
def set_time_sheet(actor: Actor, cells: Sequence[Cell], label: str = "") -> None:
    """Make the actor's minutes on tasks and days what the cells say, as one undoable batch; twice changes nothing.

    An entry that is there keeps its note: the latest of a cell is changed, and more are taken away only where less is
    left than they hold. Raises Invalid for a day that would have more than 24 hours.
    """
    if actor.person_id is None:
        raise Invalid("work.time_needs_person")
    wanted = {(cell.task_id, cell.date): cell.minutes for cell in cells}
    if not wanted or len(cells) > MOST_CELLS or len(wanted) < len(cells):
        raise Invalid("work.bad_selection", fields={"cells": ["out_of_range"]})
    tasks = {task.id: task for task in find_tasks(actor, [task_id for task_id, _ in wanted])}
    for task in tasks.values():
        require(actor, policy.LOG_TIME, task)
    there = _entries(actor.person_id, {day for _, day in wanted})
    _check(wanted, there)
    changing = {key: minutes for key, minutes in wanted.items() if minutes != _sum(there.get(key, ()))}
    scopes = {tasks[task_id].scope_id for task_id, _ in changing}
    if changing:
        with batched(actor, "time_sheet", label, scope_id=scopes.pop() if len(scopes) == 1 else None):
            for (task_id, day), minutes in sorted(changing.items()):
                _settle(actor, task_id, day, minutes, there.get((task_id, day), []))


def _settle(actor: Actor, task_id: UUID, day: date, minutes: int, entries: list[TimeEntry]) -> None:
    """Bring the sum of the entries of one cell, oldest first, to `minutes`."""
    missing = minutes - _sum(entries)
    if not entries:
        log_time(actor, task_id, minutes, day=day)
        return
    while entries and missing:
        latest = entries.pop()
        left = (latest.minutes or 0) + missing
        if left > 0:
            update_time(actor, latest.id, {"minutes": left})
            return
        remove_times(actor, [latest.id])
        missing = left


def _entries(person_id: UUID, days: set[date]) -> dict[Key, list[TimeEntry]]:
    rows = TimeEntry.objects.filter(person_id=person_id, date__in=days, deleted_at__isnull=True, minutes__isnull=False)
    found: dict[Key, list[TimeEntry]] = {}
    for row in rows.order_by("id"):
        found.setdefault((row.task_id, row.date), []).append(row)
    return found


def _check(wanted: Mapping[Key, int], there: Mapping[Key, Sequence[TimeEntry]]) -> None:
    if any(not 0 <= minutes <= MOST_MINUTES for minutes in wanted.values()):
        raise Invalid("work.bad_time", fields={"minutes": ["out_of_range"]}, most=MOST_MINUTES)
    by_day: dict[date, int] = {}
    for key in wanted.keys() | there.keys():
        minutes = wanted[key] if key in wanted else _sum(there[key])
        by_day[key[1]] = by_day.get(key[1], 0) + minutes
    full = sorted(day.isoformat() for day, minutes in by_day.items() if minutes > MOST_MINUTES)
    if full:
        raise Invalid("work.day_full", fields={"minutes": ["out_of_range"]}, days=full)


def _sum(entries: Sequence[TimeEntry]) -> int:
    return sum(entry.minutes or 0 for entry in entries)
