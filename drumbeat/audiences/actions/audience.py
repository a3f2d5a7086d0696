"""Writes on audiences."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from drumbeat.audiences import events, policy, rules
from drumbeat.audiences.actions.binned import binned
from drumbeat.audiences.models import Audience, AudienceChannel
from drumbeat.audiences.queries import channels_of, find_audience, has_personas
from drumbeat.channels.queries import require_channels
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.events import Event, assign, jsonable
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref

FIELDS = ("kind", "parent_id", "name", *rules.TEXTS, "journey", "segments")


@action
def create_audience(actor: Actor, values: Mapping[str, Any]) -> Audience:
    """Describe an audience; a persona may belong to a profile."""
    workspace = workspace_of(actor)
    require(actor, policy.CREATE_AUDIENCE, workspace)
    own = _own(values)
    rules.check_audience(own)
    _check_parent(actor, own)
    row = Audience.objects.create(workspace_id=actor.workspace_id, scope_id=workspace.scope_id, **own)
    _set_channels(actor, row, values.get("channel_ids") or [])
    emit(events.AudienceCreated(subject=ref(row), scope_id=row.scope_id, facts={"name": row.name}))
    return row


@action
def update_audience(actor: Actor, audience_id: UUID, values: Mapping[str, Any], base: int | None = None) -> Audience:
    """Change what is known of an audience; conflicts only when the same fields changed since `base`."""
    row = find_audience(actor, audience_id)
    require(actor, policy.UPDATE_AUDIENCE, row)
    refuse_if_changed(actor, row, ref(row), values, base)
    own = _own(values)
    merged = {name: getattr(row, name) for name in FIELDS} | own
    rules.check_audience(merged)
    _check_parent(actor, merged, row)
    changes = assign(row, own)
    if changes:
        row.save(update_fields=list(changes))
    if values.get("channel_ids") is not None:
        changes |= _set_channels(actor, row, values["channel_ids"])
    if changes:
        emit(events.AudienceUpdated(subject=ref(row), scope_id=row.scope_id, changes=changes))
    return row


@action
def remove_audiences(actor: Actor, ids: Sequence[UUID]) -> None:
    """Move audiences to the bin; what was made for them still names them. A profile with personas stays."""
    for row in Audience.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=True):
        own = Audience.objects.filter(parent=row, deleted_at__isnull=True).exclude(pk__in=list(ids))
        if left := own.count():
            raise Conflict("audiences.has_personas", name=row.name, count=left)
    binned(actor, Audience, ids, policy.REMOVE_AUDIENCE, partial(_fact, events.AudienceRemoved), away=True)


@action
def restore_audiences(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring audiences back from the bin."""
    binned(actor, Audience, ids, policy.REMOVE_AUDIENCE, partial(_fact, events.AudienceRestored), away=False)


def ref(row: Audience) -> Ref:
    """Return the pointer to an audience."""
    return Ref("audience", row.id)


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: values[name] for name in FIELDS if name in values}
    if "name" in own:
        own["name"] = rules.clean(own["name"])
    if "journey" in own:
        own["journey"] = {stage: text.strip() for stage, text in own["journey"].items() if text.strip()}
    if "segments" in own:
        own["segments"] = rules.each_once(own["segments"])
    return own


def _check_parent(actor: Actor, merged: Mapping[str, Any], row: Audience | None = None) -> None:
    if row is not None and merged["kind"] != "icp" and row.kind == "icp" and has_personas(row):
        raise Invalid("audiences.bad_audience", fields={"kind": ["has_personas"]})
    parent_id = merged.get("parent_id")
    if parent_id is None or (row is not None and row.parent_id == parent_id):
        return
    if find_audience(actor, parent_id).kind != Audience.Kind.ICP:
        raise Invalid("audiences.bad_audience", fields={"parent_id": ["not_admitted"]})


def _set_channels(actor: Actor, row: Audience, ids: Sequence[UUID]) -> dict[str, list[Any]]:
    """Put the audience on exactly these channels, each once; one it is on already may have left the library."""
    before, after = channels_of([row.id]).get(row.id, []), list(dict.fromkeys(ids))
    require_channels(actor, [pk for pk in after if pk not in before])
    if before == after:
        return {}
    AudienceChannel.objects.filter(audience=row).delete()
    AudienceChannel.objects.bulk_create(
        AudienceChannel(workspace_id=row.workspace_id, scope_id=row.scope_id, audience=row, channel_id=pk)
        for pk in after
    )
    return {"channel_ids": [jsonable(before), jsonable(after)]}


def _fact(event: type[Event], row: Audience) -> Event:
    return event(subject=ref(row), scope_id=row.scope_id)
