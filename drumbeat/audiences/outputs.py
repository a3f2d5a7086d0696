"""Audiences, limits and messages as JSON values; `seq` is the etag, read before the row was."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.audiences.models import Audience, AudienceLimit, Message, ProofPoint
from drumbeat.audiences.offers import Speaking
from drumbeat.audiences.queries import MOST_OFFENDERS, channels_of, offenders
from drumbeat.audiences.rules import TEXTS
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can


def audiences_out(actor: Actor, rows: Sequence[tuple[Audience, int]]) -> list[dict[str, Any]]:
    """Return audiences with the channels they are on."""
    on = channels_of(row.id for row, _ in rows)
    names = ("id", "kind", "parent_id", "name", *TEXTS, "journey", "segments")
    return [
        {
            **{name: getattr(row, name) for name in names},
            "channel_ids": on.get(row.id, []),
            "removed": row.deleted_at is not None,
            "etag": seq,
            "can": [] if row.deleted_at else can(actor, "audience", row),
        }
        for row, seq in rows
    ]


def limits_out(actor: Actor, rows: Sequence[tuple[AudienceLimit, int]]) -> list[dict[str, Any]]:
    """Return limits with what stands against them."""
    against = offenders(actor, [row for row, _ in rows])
    names = ("id", "channel_id", "audience_id", "segment", "reason", "until")
    return [
        {
            **{name: getattr(row, name) for name in names},
            "in_force": row.id in against,
            "offending": len(against.get(row.id, ())),
            "offenders": [_offender(each) for each in against.get(row.id, ())[:MOST_OFFENDERS]],
            "etag": seq,
            "can": can(actor, "limit", row),
        }
        for row, seq in rows
    ]


def messages_out(
    actor: Actor, rows: Sequence[tuple[Message, int]], proofs: Mapping[UUID, Sequence[tuple[ProofPoint, int]]]
) -> list[dict[str, Any]]:
    """Return messages with their proof points."""
    names = ("id", "campaign_id", "audience_id", "core", "call_to_action", "cta_url")
    return [
        {
            **{name: getattr(row, name) for name in names},
            "proofs": [proof_point_out(actor, proof, its) for proof, its in proofs.get(row.id, ())],
            "etag": seq,
            "can": can(actor, "message", row),
        }
        for row, seq in rows
    ]


def proof_point_out(actor: Actor, row: ProofPoint, seq: int) -> dict[str, Any]:
    """Return a proof point."""
    standing = {"etag": seq, "can": can(actor, "proof_point", row)}
    return {"id": row.id, "message_id": row.message_id, "text": row.text, **standing}


def _offender(said: Speaking) -> dict[str, Any]:
    return {"kind": said.ref.kind, "id": said.ref.id, "name": said.name, "campaign_id": said.campaign_id}
