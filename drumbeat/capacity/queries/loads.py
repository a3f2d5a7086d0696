"""Reads of load and capacity over days, for the workload, for planners and for warnings: no names, no permissions.

What is read here is the whole truth of a workspace; who shows it to people asks `policy` for names first.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Q, Sum

from drumbeat.calendars.queries import person_calendars
from drumbeat.capacity.models import CapacitySettings, EffortPlan, LoadDay, PersonLoad, TaskLoad
from drumbeat.capacity.rules import REVIEW_MINUTES
from drumbeat.engines.load.heat import overloads
from drumbeat.kernel.raw.select import select_value, select_values

TOLERANCE = 15
"""Minutes over a day's time that are no conflict yet."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A stretch of days on which a person has more work than time; `over` in minutes, the heaviest tasks first."""

    person_id: UUID
    first: date
    last: date
    over: int
    task_ids: tuple[UUID, ...]


def loads_of(workspace_id: UUID, first: date, last: date) -> dict[UUID, list[int]]:
    """Return the minutes of work of each person on each day from `first` to `last`; who has none is left out."""
    days = (last - first).days + 1
    found = {}
    for person_id, begin, minutes in select_values(PersonLoad, Q(workspace_id=workspace_id), _LINE):
        at = (begin - first).days
        line = ([0] * at + minutes)[:days] if at >= 0 else minutes[-at : days - at]
        if any(line):
            found[person_id] = line + [0] * (days - len(line))
    return found


_LINE = ("person_id", "first", "minutes")


def capacities(workspace_id: UUID, person_ids: Iterable[UUID], first: date, last: date) -> dict[UUID, list[int]]:
    """Return the working minutes of each person on each day from `first` to `last`: the one truth of capacity."""
    found = person_calendars(workspace_id, list(person_ids))
    return {person_id: calendar.day_lengths(first, last) for person_id, calendar in found.items()}


def conflicts(workspace_id: UUID, first: date, last: date) -> list[Conflict]:
    """Return where people have more work than time, the earliest first, each with the tasks that make it."""
    work = loads_of(workspace_id, first, last)
    time = capacities(workspace_id, work, first, last)
    found = []
    for person_id, row in work.items():
        for each in overloads(time[person_id], row, TOLERANCE):
            begins, ends = first + timedelta(days=each.first), first + timedelta(days=each.last)
            found.append(Conflict(person_id, begins, ends, each.over, tasks_on(person_id, begins, ends)))
    return sorted(found, key=lambda each: (each.first, -each.over))


def tasks_on(person_id: UUID, first: date, last: date) -> tuple[UUID, ...]:
    """Return the tasks a person works on within these days, those with the most minutes first."""
    rows = LoadDay.objects.filter(person_id=person_id, date__range=(first, last), task_id__isnull=False, minutes__gt=0)
    summed = rows.order_by().values_list("task_id").annotate(minutes=Sum("minutes")).order_by("-minutes", "task_id")
    return tuple(task_id for task_id, _ in summed if task_id is not None)


def review_minutes_of(workspace_id: UUID) -> int:
    """Return how long a review takes in the workspace."""
    kept = select_value(CapacitySettings, Q(workspace_id=workspace_id), "review_minutes")
    return REVIEW_MINUTES if kept is None else int(kept)


def minutes_left_of(task_id: UUID) -> int | None:
    """Return the minutes of work left of a task, None while that has not been derived yet."""
    left: int | None = select_value(TaskLoad, Q(task_id=task_id), "minutes")
    return left


def plans_of(task_ids: Sequence[UUID]) -> Mapping[UUID, EffortPlan]:
    """Return the effort plans of those of the tasks that have one."""
    return {plan.task_id: plan for plan in EffortPlan.objects.filter(task_id__in=task_ids)}
