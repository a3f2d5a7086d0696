"""Planners write here: new days, lengths, estimates and people of many tasks, as one batch that is undone as one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.identity.queries import require_people
from drumbeat.kernel.actions import action, current_batch, in_batch
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import advance, chunks, find_batch, finish, open_batch, small_batch
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.models import Batch
from drumbeat.kernel.policy import require
from drumbeat.work import policy, rules
from drumbeat.work.actions.task import FIELDS, apply_values
from drumbeat.work.models import Task
from drumbeat.work.queries.tasks import find_tasks

AT_ONCE = 500
MOST_NAMED = 20
PLANNED = ("start", "due", "estimate_minutes", "duration_minutes")


@dataclass(frozen=True)
class PlanChange:
    """What a planner gives one task; None leaves a value as it is.

    `seen` holds what the planner read of the task (any of `PLANNED` and `people`, as values or as JSON): where it is
    another by now, the whole call is refused.
    """

    task_id: UUID
    start: date | None = None
    due: date | None = None
    person_ids: tuple[UUID, ...] | None = None
    estimate_minutes: int | None = None
    duration_minutes: int | None = None
    seen: Mapping[str, Any] | None = field(default=None, compare=False)

    def values(self) -> dict[str, Any]:
        """Return the values that are given, by the task's fields."""
        given = {name: getattr(self, name) for name in PLANNED if getattr(self, name) is not None}
        return given if self.person_ids is None else {**given, "people": self.person_ids}


def replan_tasks(actor: Actor, changes: Sequence[PlanChange], kind: str, label: str) -> Batch:
    """Write the changes as one undoable batch; its `result` says how many tasks got them and which were `kept`.

    All is checked before the first row is written: NotFound for a task or person the actor does not see, NotAllowed
    for a task it may not change, Invalid for impossible values, Conflict `work.plan_changed` naming the tasks that
    changed since they were read. Within a batch that runs already the changes become part of it. Otherwise up to
    `AT_ONCE` changes are one transaction; more are written in several, each checked anew, and what somebody changed in
    between stays as it is and is named as kept.
    """
    _check(actor, changes)
    running = current_batch()
    if running is not None:
        return _join(actor, changes, running)
    if len(changes) <= AT_ONCE:
        return _write_whole(actor, changes, kind, label)
    batch = open_batch(actor, kind, label, scope_id=_scope_of(changes), total=len(changes))
    kept: list[str] = []
    for part in chunks(changes, AT_ONCE):
        with in_batch(batch.id):
            kept += _write(actor, part)
        advance(batch, len(part))
    finish(batch, _result(changes, kept))
    return batch


@action
def _join(actor: Actor, changes: Sequence[PlanChange], running: UUID) -> Batch:
    kept = _write(actor, changes)
    if kept:
        raise Conflict("work.plan_changed", names=kept[:MOST_NAMED])
    return find_batch(actor, running)


@action
def _write_whole(actor: Actor, changes: Sequence[PlanChange], kind: str, label: str) -> Batch:
    with small_batch(actor, kind, label, scope_id=_scope_of(changes)) as batch:
        kept = _write(actor, changes)
        if kept:
            raise Conflict("work.plan_changed", names=kept[:MOST_NAMED])
    finish(batch, _result(changes, kept))
    return batch


def _scope_of(changes: Sequence[PlanChange]) -> UUID | None:
    """Return the scope of the tasks where they share one, so that its lead may undo the batch."""
    rows = Task.objects.filter(pk__in=[change.task_id for change in changes])
    scopes = set(rows.values_list("scope_id", flat=True))
    return scopes.pop() if len(scopes) == 1 else None


def _result(changes: Sequence[PlanChange], kept: Sequence[str]) -> dict[str, Any]:
    return {"tasks": len(changes) - len(kept), "kept": list(kept[:MOST_NAMED])}


def _check(actor: Actor, changes: Sequence[PlanChange]) -> None:
    if not changes or len({change.task_id for change in changes}) < len(changes):
        raise Invalid("work.bad_selection", fields={"changes": ["out_of_range"]})
    require_people(actor, {pk for change in changes for pk in change.person_ids or ()})
    tasks = find_tasks(actor, [change.task_id for change in changes])
    moved: list[str] = []
    for task, change in zip(tasks, changes, strict=True):
        require(actor, policy.UPDATE_TASK, task)
        rules.check_task({**{name: getattr(task, name) for name in FIELDS}, **change.values()})
        if len(change.person_ids or ()) > rules.MOST_PEOPLE:
            raise Invalid("work.bad_task", fields={"people": ["too_many"]})
        if _changed_since(task, change):
            moved.append(task.name)
    if moved:
        raise Conflict("work.plan_changed", names=moved[:MOST_NAMED])


@action
def _write(actor: Actor, part: Sequence[PlanChange]) -> list[str]:
    """Write one part and return the names of the tasks that were changed by others since the check."""
    kept = []
    tasks = find_tasks(actor, [change.task_id for change in part], locked=True)
    for task, change in zip(tasks, part, strict=True):
        require(actor, policy.UPDATE_TASK, task)
        if _changed_since(task, change):
            kept.append(task.name)
        else:
            apply_values(actor, task, change.values())
    return kept


def _changed_since(task: Task, change: PlanChange) -> bool:
    seen = dict(change.seen or {})
    people = seen.pop("people", None)
    if people is not None and sorted(map(str, people)) != sorted(map(str, task.assignee_ids)):
        return True
    return any(jsonable(getattr(task, name)) != jsonable(value) for name, value in seen.items())
