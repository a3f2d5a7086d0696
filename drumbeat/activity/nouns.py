"""How comments and status updates are taken back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.activity import policy
from drumbeat.activity.actions.comment import remove_comments, restore_comments, update_comment
from drumbeat.activity.actions.update import remove_status_updates, restore_status_updates, update_status_update
from drumbeat.activity.models import Comment, StatusUpdate
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


def _update_snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    return {
        row.id: Snapshot(
            row.title,
            {"title": row.title, "body": row.body, "health": row.health},
            permits(actor, policy.REMOVE_STATUS_UPDATE, row),
            row.deleted_at is not None,
        )
        for row in StatusUpdate.objects.filter(policy.visible(actor), pk__in=ids)
    }


def _revert_updates(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    for update_id, values in back.items():
        update_status_update(actor, update_id, values)


STATUS_UPDATE = Noun("status_update", _update_snapshots, remove_status_updates, restore_status_updates, _revert_updates)
