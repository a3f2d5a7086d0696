"""Reads of activity."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from drumbeat.activity import offers, policy
from drumbeat.activity.models import Comment, Follower, StatusUpdate
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.http.paging import cursor_of, ordered
from drumbeat.kernel.refs import Subject


def find_subject(actor: Actor, kind: str, subject_id: UUID) -> Subject:
    """Return what is commented on; raise NotFound for kinds without comments and for what the actor does not see."""
    commentable = offers.commentables.get(kind)
    if commentable is None:
        raise NotFound("activity.no_subject")
    return commentable.find(actor, subject_id)


def comments(actor: Actor) -> QuerySet[Comment]:
    """Return the comments the actor sees, with their authors, without those in the bin."""
    return Comment.objects.filter(policy.visible(actor), deleted_at__isnull=True).select_related("author")


def comments_page(
    actor: Actor, kind: str, subject_id: UUID, cursor: str | None, limit: int
) -> tuple[list[Comment], str | None]:
    """Return one page of what was said about an object, oldest first, and the cursor of the next."""
    find_subject(actor, kind, subject_id)
    rows = comments(actor).filter(ref_kind=kind, ref_id=subject_id)
    found = list(ordered(rows, [("created_at", False), ("id", False)], cursor)[: limit + 1])
    page = found[:limit]
    following = cursor_of([page[-1].created_at.isoformat(), str(page[-1].id)]) if len(found) > limit else None
    return page, following


def find_comments(actor: Actor, comment_ids: Iterable[UUID]) -> list[Comment]:
    """Return comments in the order asked; raise NotFound when one is not seen."""
    wanted = list(dict.fromkeys(comment_ids))
    found = comments(actor).in_bulk(wanted)
    if len(found) < len(wanted):
        raise NotFound("activity.no_comment")
    return [found[pk] for pk in wanted]


def known_external(actor: Actor, ref_ids: Iterable[UUID]) -> set[tuple[UUID, str]]:
    """Return object and outside id of the comments an import has brought already."""
    rows = Comment.objects.filter(workspace_id=actor.workspace_id, ref_id__in=list(ref_ids)).exclude(external_id="")
    return set(rows.values_list("ref_id", "external_id"))


def find_reported(actor: Actor, kind: str, subject_id: UUID) -> Subject:
    """Return what status updates are about; raise NotFound for kinds without them and for what the actor cannot see."""
    reportable = offers.reportables.get(kind)
    if reportable is None:
        raise NotFound("activity.no_subject")
    return reportable.find(actor, subject_id)


def status_updates(actor: Actor) -> QuerySet[StatusUpdate]:
    """Return the status updates the actor sees, with their authors, without those in the bin."""
    return StatusUpdate.objects.filter(policy.visible(actor), deleted_at__isnull=True).select_related("author")


def find_status_updates(actor: Actor, update_ids: Iterable[UUID]) -> list[StatusUpdate]:
    """Return status updates in the order asked; raise NotFound when one is not seen."""
    wanted = list(dict.fromkeys(update_ids))
    found = status_updates(actor).in_bulk(wanted)
    if len(found) < len(wanted):
        raise NotFound("activity.no_status_update")
    return [found[pk] for pk in wanted]


def status_updates_of(actor: Actor, kind: str, subject_id: UUID, limit: int = 100) -> list[StatusUpdate]:
    """Return how an object was said to stand, newest first."""
    rows = status_updates(actor).filter(ref_kind=kind, ref_id=subject_id)
    return list(rows.order_by("-created_at", "-id")[:limit])


def latest_health(actor: Actor, kind: str, subject_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the last health said of each object, of those that have one."""
    rows = status_updates(actor).filter(ref_kind=kind, ref_id__in=list(subject_ids)).order_by("created_at", "id")
    return dict(rows.values_list("ref_id", "health"))


def answers_to(actor: Actor, update_ids: Iterable[UUID]) -> dict[UUID, list[Comment]]:
    """Return what was said about status updates, by update, oldest first."""
    rows = comments(actor).filter(ref_kind="status_update", ref_id__in=list(update_ids)).order_by("created_at", "id")
    found: dict[UUID, list[Comment]] = {}
    for row in rows.select_related("visitor_link"):
        found.setdefault(row.ref_id, []).append(row)
    return found


def followers_of(actor: Actor, kind: str, subject_id: UUID) -> list[Follower]:
    """Return who follows an object the actor sees, the earliest first."""
    find_reported(actor, kind, subject_id)
    rows = Follower.objects.filter(policy.visible(actor), ref_kind=kind, ref_id=subject_id)
    return list(rows.select_related("person").order_by("created_at", "id"))
