"""Work as JSON values."""

from typing import Any

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.http.etags import etag
from drumbeat.kernel.policy import can
from drumbeat.work.actions.task import ref
from drumbeat.work.models import Task, TaskProjection
from drumbeat.work.queries import assignees_of, tags_of

_OWN = (
    "id", "campaign_id", "parent_id", "stage_id", "deliverable_id", "name", "kind", "rank", "priority", "start", "due",
    "estimate_minutes", "duration_minutes", "scheduling", "constraint", "constraint_date", "deadline", "progress",
    "started_on", "finished_on", "completed_at", "purpose", "notes", "checklist", "checks", "fields", "is_launch",
    "comments", "files", "created_at",
)  # fmt: skip
_PROJECTED = (
    "start", "finish", "late_start", "late_finish", "total_float", "free_float", "critical", "reason",
)  # fmt: skip


def task_out(actor: Actor, task: Task, *, fresh: bool = False) -> dict[str, Any]:
    """Return a task in full; `fresh` says it was created in this request, so nothing else can have changed it."""
    body = {name: getattr(task, name) for name in _OWN}
    people = getattr(task, "assignee_ids", None)
    body["people"] = assignees_of([task.id]).get(task.id, []) if people is None else people
    body["tags"] = tags_of([task.id]).get(task.id, [])
    body["projection"] = None if fresh else _projection(task)
    body["etag"] = 0 if fresh else etag(actor.workspace_id, ref(task))
    body["can"] = can(actor, "task", task)
    return body


def _projection(task: Task) -> dict[str, Any] | None:
    row: dict[str, Any] | None = TaskProjection.objects.filter(pk=task.pk).values(*_PROJECTED).first()
    return row
