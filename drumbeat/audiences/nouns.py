"""How audiences, limits, messages and proof points are taken back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.audiences import policy
from drumbeat.audiences.actions import audience, limit, message
from drumbeat.audiences.models import Audience, AudienceLimit, Message, ProofPoint
from drumbeat.audiences.queries import channels_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.policy import Permission, permits
from drumbeat.kernel.undo import Noun, Snapshot

Back = Mapping[UUID, dict[str, Any]]


def _audiences(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = list(Audience.objects.filter(policy.visible(actor), pk__in=ids))
    on = channels_of(row.id for row in rows)
    found = {}
    for row in rows:
        values = {**_values(row, audience.FIELDS), "channel_ids": jsonable(on.get(row.id, []))}
        found[row.id] = _snapshot(actor, row, row.name, values, policy.REMOVE_AUDIENCE)
    return found


def _limits(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = AudienceLimit.objects.filter(policy.visible(actor), pk__in=ids)
    return {row.id: _snapshot(actor, row, row.reason, _values(row, limit.FIELDS), policy.REMOVE_LIMIT) for row in rows}


def _messages(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = Message.objects.filter(policy.visible(actor), pk__in=ids)
    return {
        row.id: _snapshot(actor, row, row.core, _values(row, message.FIELDS), policy.REMOVE_MESSAGE) for row in rows
    }


def _proof_points(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = ProofPoint.objects.filter(policy.visible(actor), pk__in=ids)
    return {row.id: _snapshot(actor, row, row.text, {"text": row.text}, policy.REMOVE_PROOF_POINT) for row in rows}


def _revert_audiences(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        audience.update_audience(actor, pk, _typed(values))


def _revert_limits(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        limit.update_limit(actor, pk, _typed(values))


def _revert_messages(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        message.update_message(actor, pk, _typed(values))


def _revert_proof_points(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        message.update_proof_point(actor, pk, values["text"])


def _values(row: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: jsonable(getattr(row, name)) for name in names}


def _snapshot(actor: Actor, row: Any, name: str, values: dict[str, Any], permission: Permission) -> Snapshot:
    return Snapshot(name, values, permits(actor, permission, row), row.deleted_at is not None)


def _typed(values: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name == "channel_ids":
            value = [UUID(pk) for pk in value]
        elif name.endswith("_id") and value is not None:
            value = UUID(value)
        elif name == "until" and value is not None:
            value = date.fromisoformat(value)
        found[name] = value
    return found


NOUNS = (
    Noun("audience", _audiences, audience.remove_audiences, audience.restore_audiences, _revert_audiences),
    Noun("limit", _limits, limit.remove_limits, limit.restore_limits, _revert_limits),
    Noun("message", _messages, message.remove_messages, message.restore_messages, _revert_messages),
    Noun(
        "proof_point",
        _proof_points,
        message.remove_proof_points,
        message.restore_proof_points,
        _revert_proof_points,
    ),
)
