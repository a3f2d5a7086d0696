"""Writes on the message house: messages and their proof points."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from drumbeat.audiences import events, offers, policy, rules
from drumbeat.audiences.actions.binned import binned
from drumbeat.audiences.models import Message, ProofPoint
from drumbeat.audiences.queries import find_audience, find_message, find_proof_point
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.events import Event, assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between, spread
from drumbeat.kernel.refs import Ref

FIELDS = ("audience_id", "core", "call_to_action", "cta_url")


@action
def write_message(actor: Actor, campaign_id: UUID, values: Mapping[str, Any], proofs: Sequence[str] = ()) -> Message:
    """Write a message at the end of a campaign's house, with the proof points it begins with, each once."""
    campaign = offers.find_campaign(actor, campaign_id)
    require(actor, policy.WRITE_MESSAGE, campaign)
    own = _own({"core": "", **values})
    rules.check_message(own)
    texts = list(dict.fromkeys(rules.check_proof(text) for text in proofs))
    if len(texts) > rules.MOST_PROOFS:
        raise Invalid("audiences.bad_message", fields={"proofs": ["too_many"]})
    if own.get("audience_id"):
        find_audience(actor, own["audience_id"])
    rows = Message.objects.filter(campaign_id=campaign_id, workspace_id=actor.workspace_id)
    row = Message.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=campaign.scope_id,
        campaign_id=campaign_id,
        rank=between(rows.order_by("-rank").values_list("rank", flat=True).first(), None),
        **own,
    )
    emit(_fact(events.MessageWritten, row))
    for text, rank in zip(texts, spread(len(texts)), strict=True):
        _add(row, text, rank)
    return row


@action
def update_message(actor: Actor, message_id: UUID, values: Mapping[str, Any], base: int | None = None) -> Message:
    """Reword a message or mean another audience; conflicts only when the same fields changed since `base`."""
    row = find_message(actor, message_id)
    require(actor, policy.UPDATE_MESSAGE, row)
    refuse_if_changed(actor, row, ref(row), values, base)
    own = _own(values)
    rules.check_message(own)
    if own.get("audience_id") and own["audience_id"] != row.audience_id:
        find_audience(actor, own["audience_id"])
    changes = assign(row, own)
    if changes:
        row.save(update_fields=list(changes))
        emit(events.MessageUpdated(subject=ref(row), scope_id=row.scope_id, parents=_parents(row), changes=changes))
    return row


@action
def remove_messages(actor: Actor, ids: Sequence[UUID]) -> None:
    """Move messages to the bin; deliverables still name them. One already there is passed over."""
    binned(actor, Message, ids, policy.REMOVE_MESSAGE, partial(_fact, events.MessageRemoved), away=True)


@action
def restore_messages(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring messages back from the bin with their proof points."""
    binned(actor, Message, ids, policy.REMOVE_MESSAGE, partial(_fact, events.MessageRestored), away=False)


@action
def add_proof_point(actor: Actor, message_id: UUID, text: str) -> ProofPoint:
    """Put a proof point at the end of a message's."""
    message = find_message(actor, message_id)
    require(actor, policy.ADD_PROOF_POINT, message)
    said = rules.check_proof(text)
    rows = ProofPoint.objects.filter(message=message)
    if rows.filter(deleted_at__isnull=True).count() >= rules.MOST_PROOFS:
        raise Invalid("audiences.bad_proof", fields={"text": ["too_many"]})
    last = rows.order_by("-rank").values_list("rank", flat=True).first()
    return _add(message, said, between(last, None))


@action
def update_proof_point(actor: Actor, proof_point_id: UUID, text: str, base: int | None = None) -> ProofPoint:
    """Reword a proof point; conflicts when it was reworded since `base`."""
    row = find_proof_point(actor, proof_point_id)
    require(actor, policy.UPDATE_PROOF_POINT, row)
    refuse_if_changed(actor, row, proof_ref(row), {"text"}, base)
    changes = assign(row, {"text": rules.check_proof(text)})
    if changes:
        row.save(update_fields=["text"])
        parents = _proof_parents(row)
        emit(events.ProofPointUpdated(subject=proof_ref(row), scope_id=row.scope_id, parents=parents, changes=changes))
    return row


@action
def remove_proof_points(actor: Actor, ids: Sequence[UUID]) -> None:
    """Move proof points to the bin; one already there is passed over."""
    fact = partial(_proof_fact, events.ProofPointRemoved)
    binned(actor, ProofPoint, ids, policy.REMOVE_PROOF_POINT, fact, away=True)


@action
def restore_proof_points(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring proof points back from the bin."""
    fact = partial(_proof_fact, events.ProofPointRestored)
    binned(actor, ProofPoint, ids, policy.REMOVE_PROOF_POINT, fact, away=False)


def ref(row: Message) -> Ref:
    """Return the pointer to a message."""
    return Ref("message", row.id)


def proof_ref(row: ProofPoint) -> Ref:
    """Return the pointer to a proof point."""
    return Ref("proof_point", row.id)


def _add(message: Message, text: str, rank: str) -> ProofPoint:
    row = ProofPoint.objects.create(
        workspace_id=message.workspace_id, scope_id=message.scope_id, message=message, text=text, rank=rank
    )
    emit(_proof_fact(events.ProofPointAdded, row))
    return row


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: values[name] for name in FIELDS if name in values}
    for name in ("core", "call_to_action"):
        if name in own:
            own[name] = rules.clean(own[name])
    if "cta_url" in own:
        own["cta_url"] = own["cta_url"].strip()
    return own


def _parents(row: Message) -> tuple[Ref, ...]:
    return (Ref("campaign", row.campaign_id),)


def _proof_parents(row: ProofPoint) -> tuple[Ref, ...]:
    return (ref(row.message), *_parents(row.message))


def _fact(event: type[Event], row: Message) -> Event:
    return event(subject=ref(row), scope_id=row.scope_id, parents=_parents(row), facts={"name": row.core[:80]})


def _proof_fact(event: type[Event], row: ProofPoint) -> Event:
    facts = {"name": row.text[:80]}
    return event(subject=proof_ref(row), scope_id=row.scope_id, parents=_proof_parents(row), facts=facts)
