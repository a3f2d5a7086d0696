"""Writes on saved views."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import find_campaign
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.events import assign
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.work import events, policy
from drumbeat.work.models import SavedView
from drumbeat.work.queries.tasks import find_view

MOST_QUERY = 4000
CHANGEABLE = ("query", "shared")


@action
def save_view(actor: Actor, values: Mapping[str, Any]) -> SavedView:
    """Save a view under its name; saving the actor's own view of that name again replaces it."""
    campaign_id = values.get("campaign_id")
    scope_id = find_campaign(actor, campaign_id).scope_id if campaign_id else workspace_of(actor).scope_id
    if actor.person_id is None or len(str(values["query"])) > MOST_QUERY:
        raise Invalid("work.bad_view", fields={"query": ["too_long"]})
    key = {"owner_id": actor.person_id, "campaign_id": campaign_id, "screen": values["screen"], "name": values["name"]}
    view = SavedView.objects.filter(workspace_id=actor.workspace_id, deleted_at__isnull=True, **key).first()
    if view is not None:
        return _change(actor, view, values)
    view = SavedView(workspace_id=actor.workspace_id, scope_id=scope_id, **key)
    assign(view, {name: values[name] for name in CHANGEABLE})
    require(actor, policy.SAVE_VIEW, view)
    view.save()
    with batched(actor, "view", view.name, scope_id=scope_id):
        emit(events.ViewSaved(subject=_ref(view), scope_id=scope_id))
    return view


@action
def revert_view(actor: Actor, view_id: UUID, values: Mapping[str, Any]) -> SavedView:
    """Give a view of the actor's own back what it held."""
    return _change(actor, find_view(actor, view_id), values)


@action
def remove_views(actor: Actor, view_ids: Iterable[UUID]) -> None:
    """Move saved views of the actor's own to the bin."""
    for view_id in view_ids:
        view = find_view(actor, view_id)
        require(actor, policy.SAVE_VIEW, view)
        view.deleted_at = now()
        view.save(update_fields=["deleted_at"])
        with batched(actor, "view", view.name, scope_id=view.scope_id):
            emit(events.ViewRemoved(subject=_ref(view), scope_id=view.scope_id))


@action
def restore_views(actor: Actor, view_ids: Iterable[UUID]) -> None:
    """Bring saved views back from the bin."""
    for view in SavedView.objects.filter(policy.visible(actor), pk__in=list(view_ids), deleted_at__isnull=False):
        require(actor, policy.SAVE_VIEW, view)
        view.deleted_at = None
        view.save(update_fields=["deleted_at"])
        emit(events.ViewRestored(subject=_ref(view), scope_id=view.scope_id))


def _change(actor: Actor, view: SavedView, values: Mapping[str, Any]) -> SavedView:
    require(actor, policy.SAVE_VIEW, view)
    changes = assign(view, {name: values[name] for name in CHANGEABLE if name in values})
    if changes:
        require(actor, policy.SAVE_VIEW, view)
        view.save(update_fields=list(changes))
        with batched(actor, "view", view.name, scope_id=view.scope_id):
            emit(events.ViewUpdated(subject=_ref(view), scope_id=view.scope_id, changes=changes))
    return view


def _ref(view: SavedView) -> Ref:
    return Ref("view", view.id)
