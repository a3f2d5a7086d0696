"""How comments are taken back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.activity import policy
from drumbeat.activity.actions import remove_comments, restore_comments, update_comment
from drumbeat.activity.models import Comment
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot


def _snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    return {
        row.id: Snapshot(
            row.body[:80], {"body": row.body}, permits(actor, policy.REMOVE_COMMENT, row), row.deleted_at is not None
        )
        for row in Comment.objects.filter(policy.visible(actor), pk__in=ids)
    }


def _revert(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    for comment_id, values in back.items():
        update_comment(actor, comment_id, values["body"])


COMMENT = Noun("comment", _snapshots, remove_comments, restore_comments, _revert)
