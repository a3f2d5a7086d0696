"""Writes of channels."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from drumbeat.channels import events, policy, rules
from drumbeat.channels.models import Channel
from drumbeat.channels.queries import find_channel, format_key
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.events import assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between
from drumbeat.kernel.refs import Ref

FIELDS = ("name", "cost_model", "journey_stages", "formats", "lead_days", "metric_keys")
STORED = (*FIELDS, "key", "rank")


@action
def create_channel(actor: Actor, values: Mapping[str, Any]) -> Channel:
    """Add a channel at the end of the library."""
    workspace = workspace_of(actor)
    require(actor, policy.CREATE_CHANNEL, workspace)
    rules.check({"name": "", **values})
    last = _library(actor).order_by("-rank").values_list("rank", flat=True).first()
    row = Channel.objects.create(
        workspace_id=actor.workspace_id, scope_id=workspace.scope_id, rank=between(last, None), **_own(values)
    )
    emit(events.ChannelCreated(subject=ref(row), scope_id=row.scope_id, facts={"name": row.name}))
    return find_channel(actor, row.id)


@action
def update_channel(actor: Actor, channel_id: UUID, values: Mapping[str, Any], base: int | None = None) -> Channel:
    """Change a channel's values; a renamed shipped channel keeps its new name in every language."""
    shown = find_channel(actor, channel_id)
    require(actor, policy.UPDATE_CHANNEL, shown)
    rules.check(values)
    refuse_if_changed(actor, shown, ref(shown), values, base)
    row = Channel.objects.get(pk=channel_id)
    wanted = _own(values)
    if "name" in wanted:
        wanted = wanted | {"key": ""} if wanted["name"] != shown.name else _without_name(wanted)
    _write(row, wanted)
    return find_channel(actor, channel_id)


@action
def revert_channel(actor: Actor, channel_id: UUID, values: Mapping[str, Any]) -> None:
    """Put stored values back, name, key and rank as they were."""
    row = find_channel(actor, channel_id)
    require(actor, policy.UPDATE_CHANNEL, row)
    _write(Channel.objects.get(pk=channel_id), {name: values[name] for name in STORED if name in values})


@action
def move_channel(actor: Actor, channel_id: UUID, before_id: UUID | None) -> Channel:
    """Move a channel before another one, or to the end."""
    row = find_channel(actor, channel_id)
    require(actor, policy.MOVE_CHANNEL, row)
    others = _library(actor).exclude(pk=channel_id).order_by("rank", "id")
    following = find_channel(actor, before_id).rank if before_id else None
    ahead = others.filter(rank__lt=following) if following is not None else others
    rank = between(ahead.values_list("rank", flat=True).last(), following)
    _write(Channel.objects.get(pk=channel_id), {"rank": rank})
    return find_channel(actor, channel_id)


@action
def remove_channels(actor: Actor, ids: Sequence[UUID]) -> None:
    """Move channels to the bin; what was made for them still names them. One already there is passed over."""
    for row in _rows(actor, ids, away=False):
        require(actor, policy.REMOVE_CHANNEL, row)
        Channel.objects.filter(pk=row.pk).update(deleted_at=now())
        emit(events.ChannelRemoved(subject=ref(row), scope_id=row.scope_id))


@action
def restore_channels(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring channels back from the bin."""
    for row in _rows(actor, ids, away=True):
        require(actor, policy.REMOVE_CHANNEL, row)
        Channel.objects.filter(pk=row.pk).update(deleted_at=None)
        emit(events.ChannelRestored(subject=ref(row), scope_id=row.scope_id))


def ref(row: Channel) -> Ref:
    """Return the pointer to a channel."""
    return Ref("channel", row.id)


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: values[name] for name in FIELDS if name in values}
    if "name" in own:
        own["name"] = rules.clean_name(own["name"])
    if "journey_stages" in own:
        own["journey_stages"] = rules.in_order(own["journey_stages"])
    if "formats" in own:
        own["formats"] = format_entries(own["formats"])
    if "metric_keys" in own:
        own["metric_keys"] = rules.each_once(own["metric_keys"])
    return own


def format_entries(names: Sequence[str]) -> list[dict[str, str]]:
    """Return formats as they are stored: a shipped one, in whatever language it was written, by its key."""
    found = {format_key(name): name for name in reversed(rules.each_once(names))}
    return [{"name": name} if key == name else {"text_key": key} for key, name in reversed(found.items())]


def _without_name(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "name"}


def _write(row: Channel, wanted: Mapping[str, Any]) -> None:
    changes = assign(row, wanted)
    if changes:
        row.save(update_fields=list(changes))
        emit(events.ChannelUpdated(subject=ref(row), scope_id=row.scope_id, changes=changes))


def _library(actor: Actor) -> QuerySet[Channel]:
    return Channel.objects.filter(workspace_id=actor.workspace_id, deleted_at__isnull=True)


def _rows(actor: Actor, ids: Sequence[UUID], *, away: bool) -> QuerySet[Channel]:
    rows = Channel.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=not away)
    return rows.order_by("id")
