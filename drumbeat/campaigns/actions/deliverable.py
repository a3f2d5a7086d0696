"""Writes on deliverables."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.audiences import queries as audiences
from drumbeat.campaigns import events, policy, rules
from drumbeat.campaigns.actions.binned import bring_back, put_away
from drumbeat.campaigns.models import Campaign, Deliverable
from drumbeat.campaigns.queries import (
    check_values,
    content_key,
    find_campaign,
    find_deliverable,
    refuse_missing,
    require_deliverables,
)
from drumbeat.channels.queries import format_key, require_channels
from drumbeat.identity.queries import require_people
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import Event, assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between, spread
from drumbeat.kernel.raw.select import select_value
from drumbeat.kernel.raw.writes import insert_rows
from drumbeat.kernel.refs import Ref

FIELDS = (
    "name", "content_type", "channel_id", "audience_id", "message_id", "journey_stage", "language", "format", "due",
    "state", "owner_id", "fields",
)  # fmt: skip


@action
def create_deliverable(actor: Actor, campaign_id: UUID, values: Mapping[str, Any]) -> Deliverable:
    """Create a deliverable at the end of its campaign's."""
    return create_deliverables(actor, find_campaign(actor, campaign_id), [values])[0]


@action
def create_deliverables(
    actor: Actor, campaign: Campaign, rows: Sequence[Mapping[str, Any]], master_id: UUID | None = None
) -> list[Deliverable]:
    """Create several deliverables of one campaign in the order given, adapted from the master if one is named.

    All are checked before the first is written.
    """
    require(actor, policy.CREATE_DELIVERABLE, campaign)
    last = select_value(Deliverable, Q(campaign_id=campaign.id), "rank", ("-rank",))
    ranks = [between(last, None)] if len(rows) == 1 else spread(len(rows), after=last)
    wanted = [_own({"name": "", **values}) for values in rows]
    for own in wanted:
        rules.check_deliverable(own)
        check_values(actor, "deliverable", campaign, own.get("fields") or {})
    _check_ends(actor, campaign, wanted)
    _refuse_limited(actor, wanted)
    if master_id:
        require_deliverables(actor, campaign.id, [master_id])
    here = {"workspace_id": actor.workspace_id, "scope_id": campaign.scope_id, "campaign": campaign}
    made = [Deliverable(**here, master_id=master_id, rank=rank, **own) for own, rank in zip(wanted, ranks, strict=True)]
    insert_rows(made)
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

    Becoming approved or live raises Conflict while required fields are empty; a channel the audience is kept off by a
    limit raises Invalid, unless it stood there before.
    """
    row = find_deliverable(actor, deliverable_id)
    require(actor, policy.UPDATE_DELIVERABLE, row)
    refuse_if_changed(actor, row, ref(row), values, base)
    own = _own(values)
    rules.check_deliverable(own)
    check_values(actor, "deliverable", row.campaign, own.get("fields") or {})
    new = {name: value for name, value in own.items() if value != getattr(row, name)}
    _check_ends(actor, row.campaign, [new])
    if "channel_id" in new or "audience_id" in new:
        _refuse_limited(actor, [{"channel_id": row.channel_id, "audience_id": row.audience_id, **new}])
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


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    """Values as they are stored; shipped words, in whatever language they were written, by their keys."""
    own = {name: values[name] for name in FIELDS if name in values}
    if "name" in own:
        own["name"] = rules.clean_name(own["name"])[0]
    if "content_type" in own:
        own["content_type"] = content_key(own["content_type"])
    if "format" in own:
        own["format"] = format_key(own["format"])
    if own.get("language"):
        own["language"] = rules.clean_language(own["language"])
    return own


def _check_ends(actor: Actor, campaign: Campaign, rows: Sequence[Mapping[str, Any]]) -> None:
    """Raise NotFound unless what the rows point to is there: in the libraries, among the campaign's messages, here."""

    def named(name: str) -> list[UUID]:
        return [row[name] for row in rows if row.get(name)]

    require_channels(actor, named("channel_id"))
    audiences.require_audiences(actor, named("audience_id"))
    audiences.require_messages(actor, campaign.id, named("message_id"))
    require_people(actor, named("owner_id"))


def _refuse_limited(actor: Actor, rows: Sequence[Mapping[str, Any]]) -> None:
    if not any(row.get("channel_id") and row.get("audience_id") for row in rows):
        return
    held = audiences.standards(actor)
    for row in rows:
        audiences.refuse_limited(actor, held, row.get("channel_id"), row.get("audience_id"))


def _fact(event: type[Event], row: Deliverable) -> Event:
    return event(subject=ref(row), scope_id=row.scope_id, parents=_parents(row))


def _parents(row: Deliverable) -> tuple[Ref, ...]:
    return (Ref("campaign", row.campaign_id),)
