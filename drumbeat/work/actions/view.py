"""Writes on saved views."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import find_campaign
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Invalid, NotFound
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.work import events, policy
from drumbeat.work.models import SavedView

MOST_QUERY = 4000


@action
def save_view(actor: Actor, values: Mapping[str, Any]) -> SavedView:
    """Save a view under its name; saving the actor's own view of that name again replaces it."""
    campaign_id = values.get("campaign_id")
    scope_id = find_campaign(actor, campaign_id).scope_id if campaign_id else workspace_of(actor).scope_id
    if actor.person_id is None or len(str(values["query"])) > MOST_QUERY:
        raise Invalid("work.bad_view", fields={"query": ["too_long"]})
    key = {"owner_id": actor.person_id, "campaign_id": campaign_id, "screen": values["screen"], "name": values["name"]}
    view = SavedView.objects.filter(workspace_id=actor.workspace_id, deleted_at__isnull=True, **key).first()
    view = view or SavedView(workspace_id=actor.workspace_id, scope_id=scope_id, **key)
    view.query, view.shared = values["query"], values["shared"]
    require(actor, policy.SAVE_VIEW, view)
    view.save()
    emit(events.ViewSaved(subject=Ref("view", view.id), scope_id=scope_id))
    return view


@action
def remove_view(actor: Actor, view_id: UUID) -> None:
    """Remove a saved view of the actor's own."""
    view = SavedView.objects.filter(policy.visible(actor), pk=view_id, deleted_at__isnull=True).first()
    if view is None or (view.owner_id != actor.person_id and not view.shared):
        raise NotFound("work.no_view")
    require(actor, policy.SAVE_VIEW, view)
    SavedView.objects.filter(pk=view.pk).update(deleted_at=now())
    emit(events.ViewRemoved(subject=Ref("view", view.id), scope_id=view.scope_id))
