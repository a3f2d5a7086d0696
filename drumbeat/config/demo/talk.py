"""Comments of the demo workspace."""

from uuid import UUID

from django.db.models import F

from drumbeat.activity.models import Comment
from drumbeat.kernel.actor import Actor
from drumbeat.work.models import Task


def say(actor: Actor, task_id: UUID, body: str) -> None:
    """Put a comment on a task."""
    task = Task.objects.get(pk=task_id)
    Comment.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=task.scope_id,
        ref_kind="task",
        ref_id=task.id,
        author_id=actor.person_id,
        body=body,
    )
    Task.objects.filter(pk=task.pk).update(comments=F("comments") + 1)
