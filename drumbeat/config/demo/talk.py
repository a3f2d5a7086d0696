"""Comments of the demo workspace."""

from uuid import UUID

from drumbeat.activity.actions.comment import post_comment
from drumbeat.kernel.actor import Actor


def say(actor: Actor, task_id: UUID, body: str) -> None:
    """Put a comment on a task."""
    post_comment(actor, "task", task_id, body)
