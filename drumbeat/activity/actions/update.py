"""Writes on status updates and on who follows them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.activity import events, policy, rules
from drumbeat.activity.models import Comment, Follower, StatusUpdate
from drumbeat.activity.queries import find_reported, find_status_updates
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.events import Event, assign
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref

if TYPE_CHECKING:
    from drumbeat.identity.models import VisitorLink


@action
def post_status_update(actor: Actor, kind: str, subject_id: UUID, values: Mapping[str, Any]) -> StatusUpdate:
    """Say how an object stands: `health`, `title` and a Markdown `body`; whoever posts follows from then on."""
    subject = find_reported(actor, kind, subject_id)
    require(actor, policy.POST_STATUS_UPDATE, subject)
    update = StatusUpdate.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=subject.scope_id,
        ref_kind=kind,
        ref_id=subject_id,
        author_id=actor.person_id,
        **rules.clean_update(values),
    )
    if actor.person_id is not None:
        Follower.objects.get_or_create(
            ref_id=subject_id,
            person_id=actor.person_id,
            defaults={"workspace_id": actor.workspace_id, "scope_id": subject.scope_id, "ref_kind": kind},
        )
    emit(
        events.StatusUpdatePosted(
            subject=_ref(update),
            scope_id=update.scope_id,
            parents=(Ref(kind, subject_id), *subject.parents),
            facts={"name": update.title, "health": update.health, "about": subject.name},
        )
    )
    return update


@action
def update_status_update(actor: Actor, update_id: UUID, values: Mapping[str, Any]) -> StatusUpdate:
    """Put a status update in other words; followers are not told again."""
    update = find_status_updates(actor, [update_id])[0]
    require(actor, policy.UPDATE_STATUS_UPDATE, update)
    changes = assign(update, rules.clean_update(values, partial=True))
    if changes:
        update.edited_at = now()
        update.save(update_fields=[*changes, "edited_at"])
        emit(
            events.StatusUpdateUpdated(
                subject=_ref(update), scope_id=update.scope_id, parents=_parents(update), changes=changes
            )
        )
    return update


@action
def remove_status_updates(actor: Actor, update_ids: Sequence[UUID]) -> None:
    """Move status updates to the bin; visitors' links show them no more."""
    rows = find_status_updates(actor, update_ids)
    for update in rows:
        require(actor, policy.REMOVE_STATUS_UPDATE, update)
    StatusUpdate.objects.filter(pk__in=[update.pk for update in rows]).update(deleted_at=now())
    _announce(events.StatusUpdateRemoved, rows)


@action
def restore_status_updates(actor: Actor, update_ids: Sequence[UUID]) -> None:
    """Bring status updates back from the bin."""
    rows = list(StatusUpdate.objects.filter(policy.visible(actor), pk__in=update_ids, deleted_at__isnull=False))
    for update in rows:
        require(actor, policy.REMOVE_STATUS_UPDATE, update)
    StatusUpdate.objects.filter(pk__in=[update.pk for update in rows]).update(deleted_at=None)
    _announce(events.StatusUpdateRestored, rows)


@action
def follow(actor: Actor, kind: str, subject_id: UUID) -> None:
    """Be sent an object's status updates from now on; a second time changes nothing."""
    subject = find_reported(actor, kind, subject_id)
    require(actor, policy.FOLLOW, subject)
    _, new = Follower.objects.get_or_create(
        ref_id=subject_id,
        person_id=actor.person_id,
        defaults={"workspace_id": actor.workspace_id, "scope_id": subject.scope_id, "ref_kind": kind},
    )
    if new:
        emit(events.Followed(subject=Ref(kind, subject_id), scope_id=subject.scope_id, facts={"following": True}))


@action
def unfollow(actor: Actor, kind: str, subject_id: UUID) -> None:
    """Be sent no more; a second time changes nothing."""
    subject = find_reported(actor, kind, subject_id)
    require(actor, policy.FOLLOW, subject)
    rows = Follower.objects.filter(workspace_id=actor.workspace_id, ref_id=subject_id)
    gone, _ = rows.filter(person=actor.person_id).delete()
    if gone:
        emit(events.Followed(subject=Ref(kind, subject_id), scope_id=subject.scope_id, facts={"following": False}))


@action
def answer_status_update(actor: Actor, link: "VisitorLink", update_id: UUID, name: str, body: str) -> Comment:
    """Write down what the holder of a link says about an update it shows; `actor` is the workspace itself."""
    rows = StatusUpdate.objects.filter(workspace_id=link.workspace_id, ref_kind=link.ref_kind, ref_id=link.ref_id)
    update = rows.filter(pk=update_id, deleted_at__isnull=True).first()
    if update is None:
        raise NotFound("activity.no_status_update")
    visitor = rules.clean_visitor(name) or link.name
    comment = Comment.objects.create(
        workspace_id=link.workspace_id,
        scope_id=update.scope_id,
        ref_kind="status_update",
        ref_id=update.id,
        author_name=visitor,
        body=rules.clean_body(body),
        visitor_link_id=link.id,
    )
    parents = (_ref(update), *_parents(update))
    facts = {"on": "status_update", "name": update.title, "visitor": visitor}
    emit(
        events.VisitorAnswered(
            subject=Ref("comment", comment.id), scope_id=update.scope_id, parents=parents, facts=facts
        )
    )
    return comment


def _announce(event: type[Event], rows: Sequence[StatusUpdate]) -> None:
    for update in rows:
        facts = {"name": update.title}
        emit(event(subject=_ref(update), scope_id=update.scope_id, parents=_parents(update), facts=facts))


def _ref(update: StatusUpdate) -> Ref:
    return Ref("status_update", update.id)


def _parents(update: StatusUpdate) -> tuple[Ref, ...]:
    return (Ref(update.ref_kind, update.ref_id),)
