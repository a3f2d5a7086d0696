"""Writes on deliverables."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from drumbeat.campaigns import events, policy, rules
from drumbeat.campaigns.actions.binned import bring_back, put_away
from drumbeat.campaigns.models import Campaign, Deliverable
from drumbeat.campaigns.queries import check_values, find_campaign, find_deliverable, refuse_missing
from drumbeat.channels.queries import require_channels
from drumbeat.identity.queries import require_people
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import Event, assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between, spread
from drumbeat.kernel.refs import Ref

FIELDS = ("name", "content_type", "channel_id", "due", "state", "owner_id", "fields")


@action
def create_deliverable(actor: Actor, campaign_id: UUID, values: Mapping[str, Any]) -> Deliverable:
    """Create a deliverable at the end of its campaign's."""
    return create_deliverables(actor, find_campaign(actor, campaign_id), [values])[0]


@action
def create_deliverables(actor: Actor, campaign: Campaign, rows: Sequence[Mapping[str, Any]]) -> list[Deliverable]:
    """Create several deliverables of one campaign in the order given; all are checked before the first is written."""
    require(actor, policy.CREATE_DELIVERABLE, campaign)
    last = Deliverable.objects.filter(campaign=campaign).order_by("-rank").values_list("rank", flat=True).first()
    ranks = [between(last, None)] if len(rows) == 1 else spread(len(rows), after=last)
    made = []
    for values, rank in zip(rows, ranks, strict=True):
        own = {name: values[name] for name in FIELDS if name in values}
        own["name"] = rules.clean_name(values.get("name"))[0]
        _check(actor, campaign, own)
        made.append(
            Deliverable(
                workspace_id=actor.workspace_id, scope_id=campaign.scope_id, campaign=campaign, rank=rank, **own
            )
        )
    Deliverable.objects.bulk_create(made)
    for row in made:
        emit(
            events.DeliverableCreated(
                subject=ref(row), scope_id=row.scope_id, parents=_parents(row), facts={"name": row.name}
            )
        )
    return made


@action
def update_deliverable(
    actor: Actor, deliverable_id: UUID, values: Mapping[str, Any], base: int | None = None
) -> Deliverable:
    """Change a deliverable's values; conflicts only when the same fields changed since `base`.

    Becoming approved or live raises Conflict while required fields are empty.
    """
    row = find_deliverable(actor, deliverable_id)
    require(actor, policy.UPDATE_DELIVERABLE, row)
    refuse_if_changed(actor, row, ref(row), values, base)
    own = {name: values[name] for name in FIELDS if name in values}
    if "name" in own:
        own["name"] = rules.clean_name(own["name"])[0]
    _check(actor, row.campaign, own)
    if "fields" in own:
        own["fields"] = {**row.fields, **own["fields"]}
    if rules.is_cleared(own.get("state", row.state)) and not rules.is_cleared(row.state):
        refuse_missing(actor, "deliverable", row.campaign, own.get("fields") or row.fields)
    changes = assign(row, own)
    if changes:
        row.save(update_fields=list(changes))
        emit(events.DeliverableUpdated(subject=ref(row), scope_id=row.scope_id, parents=_parents(row), changes=changes))
    return row


@action
def remove_deliverables(actor: Actor, ids: Sequence[UUID]) -> None:
    """Move deliverables to the bin; their tasks stay and still name them. One already there is passed over."""
    put_away(actor, Deliverable, ids, policy.REMOVE_DELIVERABLE, partial(_fact, events.DeliverableRemoved))


@action
def restore_deliverables(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring deliverables back from the bin."""
    bring_back(actor, Deliverable, ids, policy.REMOVE_DELIVERABLE, partial(_fact, events.DeliverableRestored))


def ref(row: Deliverable) -> Ref:
    """Return the pointer to a deliverable."""
    return Ref("deliverable", row.id)


def _check(actor: Actor, campaign: Campaign, own: Mapping[str, Any]) -> None:
    rules.check_deliverable(own)
    check_values(actor, "deliverable", campaign, own.get("fields") or {})
    if own.get("channel_id"):
        require_channels(actor, [own["channel_id"]])
    if own.get("owner_id"):
        require_people(actor, [own["owner_id"]])


def _fact(event: type[Event], row: Deliverable) -> Event:
    return event(subject=ref(row), scope_id=row.scope_id, parents=_parents(row))


def _parents(row: Deliverable) -> tuple[Ref, ...]:
    return (Ref("campaign", row.campaign_id),)
