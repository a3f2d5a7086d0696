"""Writes on limits: the standards that keep an audience off a channel."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from drumbeat.audiences import events, policy, rules
from drumbeat.audiences.actions.binned import binned
from drumbeat.audiences.models import AudienceLimit
from drumbeat.audiences.queries import find_audience, find_limit
from drumbeat.channels.queries import require_channels
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import Event, assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref

FIELDS = ("channel_id", "audience_id", "segment", "reason", "until")


@action
def add_limit(actor: Actor, values: Mapping[str, Any]) -> AudienceLimit:
    """Close a channel to an audience or a segment; what stands against it already stays as it is."""
    workspace = workspace_of(actor)
    require(actor, policy.ADD_LIMIT, workspace)
    own = _own(values)
    rules.check_limit(own)
    _check_ends(actor, own)
    row = AudienceLimit.objects.create(workspace_id=actor.workspace_id, scope_id=workspace.scope_id, **own)
    emit(_fact(events.LimitAdded, row))
    return row


@action
def update_limit(actor: Actor, limit_id: UUID, values: Mapping[str, Any], base: int | None = None) -> AudienceLimit:
    """Change a limit; conflicts only when the same fields changed since `base`."""
    row = find_limit(actor, limit_id)
    require(actor, policy.UPDATE_LIMIT, row)
    refuse_if_changed(actor, row, ref(row), values, base)
    own = _own(values)
    rules.check_limit({name: getattr(row, name) for name in FIELDS} | own)
    _check_ends(actor, {name: value for name, value in own.items() if value != getattr(row, name)})
    changes = assign(row, own)
    if changes:
        row.save(update_fields=list(changes))
        emit(events.LimitUpdated(subject=ref(row), scope_id=row.scope_id, parents=_parents(row), changes=changes))
    return row


@action
def remove_limits(actor: Actor, ids: Sequence[UUID]) -> None:
    """Lift limits; one already lifted is passed over."""
    binned(actor, AudienceLimit, ids, policy.REMOVE_LIMIT, partial(_fact, events.LimitRemoved), away=True)


@action
def restore_limits(actor: Actor, ids: Sequence[UUID]) -> None:
    """Put lifted limits in force again."""
    binned(actor, AudienceLimit, ids, policy.REMOVE_LIMIT, partial(_fact, events.LimitRestored), away=False)


def ref(row: AudienceLimit) -> Ref:
    """Return the pointer to a limit."""
    return Ref("limit", row.id)


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: values[name] for name in FIELDS if name in values}
    for name in ("segment", "reason"):
        if name in own:
            own[name] = rules.clean(own[name])
    return own


def _check_ends(actor: Actor, own: Mapping[str, Any]) -> None:
    if own.get("channel_id"):
        require_channels(actor, [own["channel_id"]])
    if own.get("audience_id"):
        find_audience(actor, own["audience_id"])


def _parents(row: AudienceLimit) -> tuple[Ref, ...]:
    audience = (Ref("audience", row.audience_id),) if row.audience_id else ()
    return (Ref("channel", row.channel_id), *audience)


def _fact(event: type[Event], row: AudienceLimit) -> Event:
    return event(subject=ref(row), scope_id=row.scope_id, parents=_parents(row), facts={"reason": row.reason})
