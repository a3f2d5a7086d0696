"""Writes on embargoes."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import find_campaign
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.events import Event
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.planning import events, policy
from drumbeat.planning.models import Embargo
from drumbeat.planning.queries.rows import embargoes
from drumbeat.planning.rules.changes import check_name


@action
def add_embargo(actor: Actor, given: Mapping[str, Any]) -> Embargo:
    """Close days for launches or work of one campaign, or of all; raise Invalid for days in the wrong order."""
    campaign = find_campaign(actor, given["campaign_id"]) if given.get("campaign_id") else None
    row = Embargo(
        workspace_id=actor.workspace_id,
        scope_id=campaign.scope_id if campaign else workspace_of(actor).scope_id,
        campaign=campaign,
        name=check_name(given["name"], "planning.bad_embargo"),
        first=given["first"],
        last=given["last"],
        what=given["what"],
    )
    require(actor, policy.ADD_EMBARGO, row)
    if row.last < row.first:
        raise Invalid("planning.bad_embargo", fields={"last": ["before_start"]})
    with batched(actor, "create", row.name, scope_id=row.scope_id):
        row.save(force_insert=True)
        emit(_fact(events.EmbargoAdded, row))
    return row


@action
def remove_embargoes(actor: Actor, ids: Sequence[UUID]) -> None:
    """Lift embargoes; one already lifted is passed over."""
    for row in embargoes(actor).filter(pk__in=list(ids)):
        require(actor, policy.REMOVE_EMBARGO, row)
        with batched(actor, "remove", row.name, scope_id=row.scope_id):
            row.deleted_at = now()
            row.save(update_fields=["deleted_at"])
            emit(_fact(events.EmbargoRemoved, row))


@action
def restore_embargoes(actor: Actor, ids: Sequence[UUID]) -> None:
    """Let lifted embargoes hold again."""
    rows = Embargo.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=False)
    for row in rows.order_by("id"):
        require(actor, policy.REMOVE_EMBARGO, row)
        row.deleted_at = None
        row.save(update_fields=["deleted_at"])
        emit(_fact(events.EmbargoRestored, row))


def _fact(event: type[Event], row: Embargo) -> Event:
    parents = (Ref("campaign", row.campaign_id),) if row.campaign_id else ()
    return event(subject=Ref("embargo", row.id), scope_id=row.scope_id, parents=parents, facts={"name": row.name})
