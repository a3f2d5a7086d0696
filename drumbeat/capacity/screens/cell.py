"""What lies behind a cell of the workload, and on which days the work of one task lies."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from drumbeat.calendars.queries import person_calendars
from drumbeat.campaigns.queries import names_of
from drumbeat.capacity import policy
from drumbeat.capacity.models import LoadDay, TaskLoad
from drumbeat.capacity.queries.loads import plans_of
from drumbeat.capacity.queries.skills import needs_of
from drumbeat.capacity.screens.workload import need_out, within
from drumbeat.identity.queries import find_person, people_names, workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.policy import can, require
from drumbeat.work.queries.sheet import logged_minutes
from drumbeat.work.queries.tasks import find_task, find_tasks, tasks

LONGEST = 92
"""Days a cell may span: a quarter."""


def cell(actor: Actor, person_id: UUID, first: date, last: date) -> dict[str, Any]:
    """Return what a person does on these days: tasks by day, hidden work, reviews and logged time as minutes alone.

    Raises NotAllowed for guests, NotFound for a person of another workspace, Invalid for more than a quarter.
    """
    require(actor, policy.SEE_WORKLOAD, workspace_of(actor))
    person = find_person(actor, person_id)
    if not 0 <= (last - first).days < LONGEST:
        raise Invalid("capacity.bad_period", fields={"last": ["out_of_range"]}, most=LONGEST)
    calendar = person_calendars(actor.workspace_id, [person.id])[person.id]
    capacity = within(calendar, first, last)
    count = len(capacity)
    rows = LoadDay.objects.filter(workspace_id=actor.workspace_id, person_id=person.id, date__range=(first, last))
    by_task: dict[UUID | None, list[int]] = {}
    for task_id, day, minutes in rows.values_list("task_id", "date", "minutes"):
        by_task.setdefault(task_id, [0] * count)[(day - first).days] += minutes
    reviews = by_task.pop(None, [0] * count)
    wanted = [pk for pk in by_task if pk is not None]
    seen = set(tasks(actor).filter(pk__in=wanted).values_list("id", flat=True))
    return {
        "person_id": person.id,
        "days": [first + timedelta(days=offset) for offset in range(count)],
        "capacity": capacity,
        "tasks": _tasks(actor, {pk: by_task[pk] for pk in wanted if pk in seen}),
        "hidden": _summed([by_task[pk] for pk in wanted if pk not in seen], count),
        "reviews": reviews,
        "logged": _logged(actor, person.id, first, last, count),
    }


def effort(actor: Actor, task_id: UUID) -> dict[str, Any]:
    """Return on which days the work of a task lies, by what rule, what it takes and what may be done about it."""
    task = find_task(actor, task_id)
    head = TaskLoad.objects.filter(pk=task.id).first()
    plan = plans_of([task.id]).get(task.id)
    rows = LoadDay.objects.filter(task_id=task.id).order_by("date")
    spread: dict[date, int] = {}
    for day, minutes in rows.values_list("date", "minutes"):
        spread[day] = spread.get(day, 0) + minutes
    return {
        "rule": plan.rule if plan else "even",
        "days": _listed(plan.days if plan else {}),
        "people": [
            {"person_id": pk, "days": _listed(days)}
            for pk, days in (plan.shares if plan else {}).items()
            if UUID(pk) in task.assignee_ids
        ],
        "minutes": head.minutes if head else None,
        "first": head.first if head else None,
        "last": head.last if head else None,
        "spread": _listed(spread),
        "needs": [need_out(need) for need in needs_of([task.id]).get(task.id, ())],
        "can": can(actor, "task", task),
    }


def _listed(days: Mapping[Any, int]) -> list[dict[str, Any]]:
    return [{"date": day, "minutes": minutes} for day, minutes in days.items()]


def _tasks(actor: Actor, days: dict[UUID, list[int]]) -> list[dict[str, Any]]:
    found = find_tasks(actor, days)
    plans = plans_of(list(days))
    campaigns = names_of(actor, {task.campaign_id for task in found})
    names = people_names(actor, {pk for task in found for pk in task.assignee_ids})
    rows = [
        {
            "id": task.id,
            "name": task.name,
            "campaign_id": task.campaign_id,
            "campaign": campaigns.get(task.campaign_id, ""),
            "start": task.start,
            "due": task.due,
            "rule": plans[task.id].rule if task.id in plans else "even",
            "people": [{"id": pk, "name": names.get(str(pk), "")} for pk in task.assignee_ids],
            "minutes": days[task.id],
            "can": can(actor, "task", task),
        }
        for task in found
    ]
    return sorted(rows, key=lambda row: (-sum(days[row["id"]]), row["name"]))


def _summed(rows: Iterable[Sequence[int]], count: int) -> list[int]:
    return [sum(column) for column in zip([0] * count, *rows, strict=True)]


def _logged(actor: Actor, person_id: UUID, first: date, last: date, count: int) -> list[int]:
    found = [0] * count
    passed = min(last, today(actor.time_zone) - timedelta(days=1))
    if first <= passed:
        for who, day, minutes in logged_minutes(actor.workspace_id, first, passed):
            if who == person_id:
                found[(day - first).days] += minutes
    return found
