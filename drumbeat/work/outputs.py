"""Work as JSON values."""

from dataclasses import asdict
from typing import Any

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can
from drumbeat.work.actions.cascade import Preview
from drumbeat.work.models import Dependency, MilestoneReview, SavedView, Task, TimeEntry
from drumbeat.work.queries.tasks import assignees_of, tags_of

_OWN = (
    "id", "campaign_id", "parent_id", "stage_id", "deliverable_id", "name", "kind", "rank", "priority", "start", "due",
    "estimate_minutes", "duration_minutes", "scheduling", "constraint", "constraint_date", "deadline", "committed_on",
    "progress", "started_on", "finished_on", "completed_at", "purpose", "notes", "checklist", "checks", "fields",
    "is_launch", "comments", "files", "created_at",
)  # fmt: skip
_PROJECTED = (
    "start", "finish", "late_start", "late_finish", "total_float", "free_float", "critical", "reason", "estimated",
    "health",
)  # fmt: skip


def task_out(actor: Actor, task: Task, *, seq: int | None = None, fresh: bool = False) -> dict[str, Any]:
    """Return a task in full; `seq` is its etag, read before the task was.

    After a write there is none: the answer's X-Seq takes its place, known only once the write has committed.

    A `fresh` task was created in this request: it has no projection yet and its tags are known.
    """
    body = {name: getattr(task, name) for name in _OWN}
    people = getattr(task, "assignee_ids", None)
    body["people"] = assignees_of([task.id]).get(task.id, []) if people is None else people
    body["tags"] = list(getattr(task, "tag_names", ())) if fresh else tags_of([task.id]).get(task.id, [])
    body["projection"] = None if fresh else _projection(task)
    body["etag"] = seq
    body["can"] = can(actor, "task", task)
    return body


def _projection(task: Task) -> dict[str, Any] | None:
    row = getattr(task, "projection", None)
    return {name: getattr(row, name) for name in _PROJECTED} if row is not None else None


def dependency_out(link: Dependency) -> dict[str, Any]:
    """Return a link with both ends."""
    return {
        "id": link.id,
        "kind": link.kind,
        "lag_minutes": link.lag_minutes,
        "pred": _end(link.pred),
        "succ": _end(link.succ),
    }


def _end(task: Task) -> dict[str, Any]:
    return {
        "id": task.id, "name": task.name, "campaign_id": task.campaign_id, "done": task.completed_at is not None,
    }  # fmt: skip


def cascade_out(preview: Preview) -> dict[str, Any]:
    """Return what a cascade would bring about."""
    return asdict(preview)


def time_out(actor: Actor, entry: TimeEntry) -> dict[str, Any]:
    """Return a time entry."""
    names = ("id", "task_id", "person_id", "date", "minutes", "started_at", "note", "purpose")
    body = {name: getattr(entry, name) for name in names}
    return {**body, "task_name": entry.task.name, "can": can(actor, "time", entry)}


def view_out(actor: Actor, view: SavedView) -> dict[str, Any]:
    """Return a saved view."""
    names = ("id", "owner_id", "campaign_id", "screen", "name", "query", "shared")
    return {**{name: getattr(view, name) for name in names}, "can": can(actor, "view", view)}


def review_out(row: MilestoneReview) -> dict[str, Any]:
    """Return a verdict at a milestone."""
    by = row.person.name if row.person else ""
    return {"id": row.id, "verdict": row.verdict, "note": row.note, "by": by, "at": row.created_at}
