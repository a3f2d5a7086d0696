"""How work is taken back: tasks, dependencies, time entries and saved views as undo sees them."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import assign, jsonable
from drumbeat.kernel.policy import permits, require
from drumbeat.kernel.undo import Noun, Snapshot
from drumbeat.work import policy
from drumbeat.work.actions.dependency import remove_dependencies, restore_dependencies, update_dependency
from drumbeat.work.actions.task import FIELDS, announce, apply_values, remove_tasks, restore_tasks, write_commitment
from drumbeat.work.actions.time import remove_times, restore_times, update_time
from drumbeat.work.actions.view import CHANGEABLE, remove_views, restore_views, revert_view
from drumbeat.work.models import Dependency, SavedView, Task, TimeEntry
from drumbeat.work.queries.tasks import assignees_of, find_tasks, tags_of

_PLACED = ("stage_id", "parent_id", "rank", "completed_at")
_DATES = ("committed_on", "start", "due", "constraint_date", "deadline", "started_on", "finished_on")


def _task_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    people, tags = assignees_of(ids), tags_of(ids)
    found = {}
    for task in Task.objects.filter(policy.visible(actor), pk__in=ids):
        task.assignee_ids = people.get(task.id, [])
        values = {name: jsonable(getattr(task, name)) for name in (*FIELDS, *_PLACED, "committed_on")}
        values["people"] = jsonable(people.get(task.id, []))
        values["tags"] = tags.get(task.id, [])
        allowed = permits(actor, policy.REMOVE_TASK, task)
        found[task.id] = Snapshot(task.name, values, allowed, task.deleted_at is not None)
    return found


def _revert_tasks(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    for task in find_tasks(actor, back, locked=True):
        require(actor, policy.UPDATE_TASK, task)
        values = {name: _typed(name, value) for name, value in back[task.id].items()}
        placed = {name: values.pop(name) for name in _PLACED if name in values}
        if placed:
            changes = assign(task, placed)
            task.save(update_fields=list(changes))
            announce(task, changes)
        if "committed_on" in values:
            write_commitment(task, values.pop("committed_on"))
        if values:
            apply_values(actor, task, values)


def _typed(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _DATES:
        return date.fromisoformat(value)
    if name == "completed_at":
        return datetime.fromisoformat(value)
    if name.endswith("_id"):
        return UUID(value)
    return [UUID(pk) for pk in value] if name == "people" else value


def _link_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = Dependency.objects.filter(policy.visible(actor), pk__in=ids).select_related("succ", "pred")
    return {
        row.id: Snapshot(
            f"{row.pred.name} → {row.succ.name}",
            {"kind": row.kind, "lag_minutes": row.lag_minutes},
            permits(actor, policy.LINK_TASK, row.succ),
            row.deleted_at is not None,
        )
        for row in rows
    }


def _revert_links(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    for link_id, values in back.items():
        update_dependency(actor, link_id, values)


def _time_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = TimeEntry.objects.filter(policy.visible(actor), pk__in=ids).select_related("task")
    return {
        row.id: Snapshot(
            row.task.name,
            {name: jsonable(getattr(row, name)) for name in ("date", "minutes", "note", "purpose")},
            permits(actor, policy.UPDATE_TIME, row),
            row.deleted_at is not None,
        )
        for row in rows
    }


def _revert_times(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    for entry_id, values in back.items():
        typed = {name: date.fromisoformat(value) if name == "date" else value for name, value in values.items()}
        update_time(actor, entry_id, typed)


def _view_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    return {
        row.id: Snapshot(
            row.name,
            {name: jsonable(getattr(row, name)) for name in CHANGEABLE},
            permits(actor, policy.SAVE_VIEW, row),
            row.deleted_at is not None,
        )
        for row in SavedView.objects.filter(policy.visible(actor), pk__in=ids)
    }


def _revert_views(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    for view_id, values in back.items():
        revert_view(actor, view_id, values)


NOUNS = (
    Noun("task", _task_snapshots, remove_tasks, restore_tasks, _revert_tasks),
    Noun("dependency", _link_snapshots, remove_dependencies, restore_dependencies, _revert_links),
    Noun("view", _view_snapshots, remove_views, restore_views, _revert_views),
    Noun("time", _time_snapshots, remove_times, restore_times, _revert_times),
)
