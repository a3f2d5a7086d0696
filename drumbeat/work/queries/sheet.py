"""Reads of time by person and day: the weekly sheet, and for planners what was logged."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, Sum

from drumbeat.calendars.queries import person_calendars
from drumbeat.campaigns.queries import names_of
from drumbeat.identity.queries import find_person
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can, require
from drumbeat.kernel.raw.select import select_values
from drumbeat.work import policy
from drumbeat.work.models import Task, TaskAssignee, TimeEntry
from drumbeat.work.queries.tasks import find_tasks, tasks

WEEK = 7
MOST_SUGGESTED = 30
"""Open tasks of the week offered without minutes yet."""


@dataclass(frozen=True)
class Sheet:
    """A person's week: rows of tasks, minutes by day from Monday; `hidden` is time on what the reader does not see."""

    person_id: UUID
    days: list[date]
    capacity: list[int]
    rows: list["SheetRow"]
    hidden: list[int]
    own: bool


@dataclass(frozen=True)
class SheetRow:
    """A task of the week with its minutes by day; `can` says what the reader may do with it."""

    task_id: UUID
    name: str
    campaign_id: UUID
    campaign: str
    done: bool
    can: list[str] = field(default_factory=list)
    minutes: list[int] = field(default_factory=lambda: [0] * WEEK)


def time_sheet(actor: Actor, person_id: UUID, day: date) -> Sheet:
    """Return the week of `day` of a person: every task with time, and for the person the open ones of that week.

    Raises NotFound for a person of another workspace, NotAllowed for who may not read the sheet.
    """
    person = find_person(actor, person_id)
    require(actor, policy.SEE_TIME_SHEET, person)
    monday = day - timedelta(days=day.weekday())
    days = [monday + timedelta(days=offset) for offset in range(WEEK)]
    spent = _spent(actor, person.id, days)
    seen = set(tasks(actor).filter(pk__in=spent).values_list("id", flat=True))
    hidden = [sum(row[at] for pk, row in spent.items() if pk not in seen) for at in range(WEEK)]
    suggested = [pk for pk in _open_in(actor, person.id, days) if pk not in seen]
    rows = _rows(actor, [*seen, *suggested])
    for row in rows:
        row.minutes[:] = spent.get(row.task_id, row.minutes)
    calendar = person_calendars(actor.workspace_id, [person.id])[person.id]
    capacity = calendar.day_lengths(days[0], days[-1])
    return Sheet(person.id, days, capacity, rows, hidden, person.id == actor.person_id)


def logged_minutes(workspace_id: UUID, first: date, last: date) -> list[tuple[UUID, date, int]]:
    """Return the minutes each person logged on each day from `first` to `last`, on whatever work."""
    rows = TimeEntry.objects.filter(workspace_id=workspace_id, date__range=(first, last), **_FINISHED).order_by()
    return list(rows.values_list("person_id", "date").annotate(spent=Sum("minutes")))


_FINISHED: dict[str, Any] = {"deleted_at__isnull": True, "minutes__isnull": False}


def _spent(actor: Actor, person_id: UUID, days: Sequence[date]) -> dict[UUID, list[int]]:
    rows = TimeEntry.objects.filter(workspace_id=actor.workspace_id, person_id=person_id, **_FINISHED)
    found: dict[UUID, list[int]] = {}
    for task_id, day, minutes in rows.filter(date__range=(days[0], days[-1])).values_list("task_id", "date", "minutes"):
        found.setdefault(task_id, [0] * WEEK)[(day - days[0]).days] += minutes or 0
    return found


def _open_in(actor: Actor, person_id: UUID, days: Sequence[date]) -> list[UUID]:
    """Return the person's open tasks that lie in the week or should have been done by then."""
    mine = {pk for (pk,) in select_values(TaskAssignee, Q(person_id=person_id), ("task_id",))}
    rows = tasks(actor).filter(pk__in=mine, completed_at__isnull=True, kind=Task.Kind.TASK)
    lying = Q(start__lte=days[-1]) | Q(start__isnull=True, due__lte=days[-1])
    rows = rows.filter(lying, campaign__state="open", campaign__deleted_at__isnull=True)
    return list(rows.order_by("due", "id").values_list("id", flat=True)[:MOST_SUGGESTED])


def _rows(actor: Actor, task_ids: Sequence[UUID]) -> list[SheetRow]:
    found = find_tasks(actor, task_ids)
    campaigns = names_of(actor, {task.campaign_id for task in found})
    rows = [
        SheetRow(
            task.id, task.name, task.campaign_id, campaigns.get(task.campaign_id, ""), task.completed_at is not None,
            can(actor, "task", task),
        )
        for task in found
    ]  # fmt: skip
    return sorted(rows, key=lambda row: (row.campaign, row.name, row.task_id))
