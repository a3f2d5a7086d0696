"""The message check: where deliverables and the message house of a campaign do not meet, and what comes too late."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from drumbeat.audiences import queries as audiences
from drumbeat.campaigns.models import CampaignAudience, Deliverable
from drumbeat.campaigns.queries import campaign_audiences, deliverables, find_campaign, warnings_of
from drumbeat.kernel.actor import Actor

Gap = dict[str, Any]


def message_check(actor: Actor, campaign_id: UUID) -> dict[str, Any]:
    """Return the gaps of a campaign's voice as JSON values; raise NotFound for a campaign that is not seen."""
    find_campaign(actor, campaign_id)
    rows = [row for row in deliverables(actor, campaign_id) if row.state != Deliverable.State.RETIRED]
    house = audiences.messages(actor, campaign_id)
    addressed = campaign_audiences(actor, campaign_id)
    profiles = {row.id: row.parent_id for row in audiences.audiences(actor, removed=True)}
    proved = {row.message_id for row in audiences.proof_points(actor, campaign_id)}
    found = [
        *_of_audiences(addressed, house, profiles),
        *_of_messages(rows, house, proved),
        *_of_deliverables(rows, {row.id: row for row in house}, profiles),
        *_warned(actor, rows),
    ]
    return {"gaps": found, "deliverables": len(rows), "messages": len(house), "audiences": len(addressed)}


def _gap(code: str, kind: str, row_id: UUID, name: str, **facts: Any) -> Gap:
    return {"code": code, "kind": kind, "id": row_id, "name": name, "day": None, "reason": "", **facts}


def _of_audiences(
    addressed: Iterable[CampaignAudience], house: Iterable[Any], profiles: Mapping[UUID, UUID | None]
) -> Iterator[Gap]:
    told = {message.audience_id for message in house}
    for row in addressed:
        if told.isdisjoint({None, row.audience_id, profiles.get(row.audience_id)}):
            yield _gap("audience_without_message", "audience", row.audience_id, row.audience.name)


def _of_messages(rows: Iterable[Deliverable], house: Iterable[Any], proved: set[UUID]) -> Iterator[Gap]:
    carried = {row.message_id for row in rows}
    for message in house:
        if message.id not in proved:
            yield _gap("message_without_proof", "message", message.id, message.core)
        if not message.call_to_action:
            yield _gap("message_without_cta", "message", message.id, message.core)
        if message.id not in carried:
            yield _gap("message_not_carried", "message", message.id, message.core)


def _of_deliverables(
    rows: Iterable[Deliverable], house: Mapping[UUID, Any], profiles: Mapping[UUID, UUID | None]
) -> Iterator[Gap]:
    for row in rows:
        message = house.get(row.message_id) if row.message_id else None
        if row.audience_id is None:
            yield _gap("deliverable_without_audience", "deliverable", row.id, row.name)
        if message is None:
            yield _gap("deliverable_without_message", "deliverable", row.id, row.name)
        elif row.audience_id and message.audience_id not in (None, row.audience_id, profiles.get(row.audience_id)):
            yield _gap("message_for_another_audience", "deliverable", row.id, row.name)


def _warned(actor: Actor, rows: list[Deliverable]) -> Iterator[Gap]:
    names = {row.id: row.name for row in rows}
    for pk, warnings in warnings_of(actor, rows).items():
        for warning in warnings:
            yield _gap(warning.code, "deliverable", pk, names[pk], day=warning.day, reason=warning.reason)
