"""What work has taken: tasks with their estimates and the minutes kept on them, for those who learn from it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.kernel.raw.select import select_values
from drumbeat.work.models import Task, TaskAssignee, TimeEntry

_COLUMNS = (
    "id", "campaign_id", "scope_id", "name", "campaign__type_id", "deliverable__content_type", "estimate_minutes",
    "priority", "created_at", "completed_at", "finished_on",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Worked:
    """A task with an estimate as history tells it; `estimate` and `minutes`, the time kept on it, are minutes."""

    id: UUID
    campaign_id: UUID
    scope_id: UUID
    name: str
    type_id: UUID
    content_type: str
    estimate: int
    priority: int
    created_on: date
    finished_on: date | None
    minutes: int
    people: tuple[UUID, ...]


def worked_tasks(workspace_id: UUID, task_ids: list[UUID] | None = None) -> list[Worked]:
    """Return the tasks with an estimate, finished or not, oldest first. What the system sees: filter before showing."""
    where = Q(workspace_id=workspace_id, deleted_at__isnull=True, estimate_minutes__gt=0)
    if task_ids is not None:
        where &= Q(id__in=task_ids)
    rows = select_values(Task, where, _COLUMNS, ("created_at", "id"))
    within = Q(workspace_id=workspace_id) if task_ids is None else Q(task_id__in=task_ids)
    spent: Counter[UUID] = Counter()
    kept = Q(deleted_at__isnull=True, minutes__isnull=False)
    for task_id, minutes in select_values(TimeEntry, within & kept, ("task_id", "minutes")):
        spent[task_id] += minutes
    people: dict[UUID, list[UUID]] = {}
    for task_id, person_id in select_values(TaskAssignee, within, ("task_id", "person_id"), ("id",)):
        people.setdefault(task_id, []).append(person_id)
    return [_worked(row, spent[row[0]], tuple(people.get(row[0], ()))) for row in rows]


def _worked(row: Sequence[Any], minutes: int, people: tuple[UUID, ...]) -> Worked:
    pk, campaign_id, scope_id, name, type_id, content_type, estimate, priority, created, completed, finished = row
    return Worked(
        id=pk,
        campaign_id=campaign_id,
        scope_id=scope_id,
        name=name,
        type_id=type_id,
        content_type=content_type or "",
        estimate=estimate,
        priority=priority,
        created_on=created.date(),
        finished_on=(finished or completed.date()) if completed else None,
        minutes=minutes,
        people=people,
    )
