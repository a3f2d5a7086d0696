"""Writes on comments."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from drumbeat.activity import events, offers, policy
from drumbeat.activity.models import Comment
from drumbeat.activity.queries import find_comments, find_subject, known_external
from drumbeat.activity.rules import clean_body
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.events import Event, assign
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref, Subject


@dataclass(frozen=True)
class ImportedComment:
    """A comment another tool holds; `author_name` is shown where nobody of the workspace wrote it."""

    ref_id: UUID
    body: str
    created_at: datetime
    author_id: UUID | None = None
    author_name: str = ""
    external_id: str = ""


@action
def post_comment(actor: Actor, kind: str, subject_id: UUID, body: str) -> Comment:
    """Say something about an object, in Markdown."""
    subject = find_subject(actor, kind, subject_id)
    require(actor, policy.POST_COMMENT, subject)
    comment = Comment.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=subject.scope_id,
        ref_kind=kind,
        ref_id=subject_id,
        author_id=actor.person_id,
        body=clean_body(body),
    )
    offers.commentables[kind].changed(subject_id, 1)
    _emit(actor, events.CommentPosted, comment, subject)
    return comment


@action
def update_comment(actor: Actor, comment_id: UUID, body: str) -> Comment:
    """Change what one has said; the earlier words stay in the history."""
    comment = find_comments(actor, [comment_id])[0]
    require(actor, policy.UPDATE_COMMENT, comment)
    changes = assign(comment, {"body": clean_body(body)})
    if changes:
        comment.edited_at = now()
        comment.save(update_fields=["body", "edited_at"])
        subject = find_subject(actor, comment.ref_kind, comment.ref_id)
        emit(
            events.CommentUpdated(
                subject=_ref(comment), scope_id=comment.scope_id, parents=_parents(comment, subject), changes=changes
            )
        )
    return comment


@action
def remove_comments(actor: Actor, comment_ids: Sequence[UUID]) -> None:
    """Move comments to the bin."""
    rows = find_comments(actor, comment_ids)
    for comment in rows:
        require(actor, policy.REMOVE_COMMENT, comment)
    Comment.objects.filter(pk__in=[comment.pk for comment in rows]).update(deleted_at=now())
    _announce(actor, events.CommentRemoved, rows, -1)


@action
def restore_comments(actor: Actor, comment_ids: Sequence[UUID]) -> None:
    """Bring comments back from the bin."""
    rows = list(Comment.objects.filter(policy.visible(actor), pk__in=comment_ids, deleted_at__isnull=False))
    for comment in rows:
        require(actor, policy.REMOVE_COMMENT, comment)
    Comment.objects.filter(pk__in=[comment.pk for comment in rows]).update(deleted_at=None)
    _announce(actor, events.CommentRestored, rows, 1)


@action
def import_comments(actor: Actor, kind: str, rows: Sequence[ImportedComment]) -> int:
    """Bring comments of another tool, once each; return how many were new. At most a few hundred in one call."""
    known = known_external(actor, {row.ref_id for row in rows})
    wanted = [row for row in rows if not row.external_id or (row.ref_id, row.external_id) not in known]
    subjects = {pk: find_subject(actor, kind, pk) for pk in dict.fromkeys(row.ref_id for row in wanted)}
    for subject in subjects.values():
        require(actor, policy.POST_COMMENT, subject)
    made = Comment.objects.bulk_create(
        [
            Comment(
                workspace_id=actor.workspace_id,
                scope_id=subjects[row.ref_id].scope_id,
                ref_kind=kind,
                ref_id=row.ref_id,
                author_id=row.author_id,
                author_name=row.author_name[:120],
                body=clean_body(row.body),
                created_at=row.created_at,
                external_id=row.external_id[:200],
            )
            for row in wanted
        ]
    )
    for pk, count in Counter(comment.ref_id for comment in made).items():
        offers.commentables[kind].changed(pk, count)
    for comment in made:
        _emit(actor, events.CommentPosted, comment, subjects[comment.ref_id])
    return len(made)


def _announce(actor: Actor, event: type[Event], rows: Sequence[Comment], delta: int) -> None:
    for comment in rows:
        offers.commentables[comment.ref_kind].changed(comment.ref_id, delta)
        _emit(actor, event, comment, find_subject(actor, comment.ref_kind, comment.ref_id))


def _emit(actor: Actor, event: type[Event], comment: Comment, subject: Subject) -> None:
    emit(
        event(
            subject=_ref(comment),
            scope_id=comment.scope_id,
            parents=_parents(comment, subject),
            facts={"on": comment.ref_kind, "name": subject.name},
        )
    )


def _ref(comment: Comment) -> Ref:
    return Ref("comment", comment.id)


def _parents(comment: Comment, subject: Subject) -> tuple[Ref, ...]:
    return (Ref(comment.ref_kind, comment.ref_id), *subject.parents)
