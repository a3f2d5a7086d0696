"""Writes on campaign types."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.campaigns import events, policy, rules
from drumbeat.campaigns.models import CampaignType
from drumbeat.campaigns.queries import find_type
from drumbeat.channels.queries import require_channels
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict
from drumbeat.kernel.events import assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between
from drumbeat.kernel.refs import Ref
from drumbeat.kernel.texts import entries_of, text
from drumbeat.workflow.actions import copy_workflow, create_workflow

PLAIN_STAGES = (("to_do", "open"), ("doing", "active"), ("in_review", "review"), ("done", "done"))


def plain_stages(actor: Actor) -> list[dict[str, Any]]:
    """Return the shipped flow to do – doing – in review – done."""
    return [
        {"name": text(key, actor.language), "key": key, "category": category}
        for key, category in ((f"campaigns.stage.{word}", category) for word, category in PLAIN_STAGES)
    ]


@action
def create_type(actor: Actor, values: Mapping[str, Any], copy_of: UUID | None = None) -> CampaignType:
    """Create a campaign type with plain stages, or with the stages and lists of the type it copies."""
    workspace = workspace_of(actor)
    require(actor, policy.CREATE_TYPE, workspace)
    rules.check_named("campaigns.bad_type", {"name": "", **values}, 120)
    rows = CampaignType.objects.filter(workspace_id=actor.workspace_id)
    source = CampaignType.objects.get(pk=find_type(actor, copy_of).pk) if copy_of else None
    flow = (
        copy_workflow(actor, source.workflow_id, workspace.scope_id)
        if source
        else create_workflow(actor, workspace.scope_id, plain_stages(actor))
    )
    kind = CampaignType.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=workspace.scope_id,
        name=rules.clean_name(values["name"])[0],
        icon=values.get("icon") or (source.icon if source else "flag"),
        workflow=flow,
        rank=between(rows.order_by("-rank").values_list("rank", flat=True).first(), None),
        content_types=_entries(actor, values.get("content_types"), source.content_types if source else []),
        channel_ids=_channels(actor, values.get("channel_ids"), source.channel_ids if source else []),
        **({name: getattr(source, name) for name in rules.MOST_ROUNDS} if source else {}),
    )
    emit(events.TypeCreated(subject=type_ref(kind), scope_id=kind.scope_id, facts={"name": kind.name}))
    return find_type(actor, kind.id)


@action
def update_type(actor: Actor, type_id: UUID, values: Mapping[str, Any], base: int | None = None) -> CampaignType:
    """Change a type's name, icon, lists or review rounds; a renamed shipped type keeps its name in all languages."""
    shown = find_type(actor, type_id)
    require(actor, policy.UPDATE_TYPE, shown)
    rules.check_named("campaigns.bad_type", values, 120)
    rules.check_rounds(values)
    refuse_if_changed(actor, shown, type_ref(shown), values, base)
    kind = CampaignType.objects.get(pk=type_id)
    wanted: dict[str, Any] = {name: values[name] for name in rules.MOST_ROUNDS if values.get(name) is not None}
    if values.get("icon"):
        wanted["icon"] = values["icon"]
    if values.get("content_types") is not None:
        wanted["content_types"] = _entries(actor, values["content_types"], kind.content_types)
    if values.get("channel_ids") is not None:
        wanted["channel_ids"] = _channels(actor, values["channel_ids"], kind.channel_ids)
    if "name" in values and (name := rules.clean_name(values["name"])[0]) != shown.name:
        wanted |= {"name": name, "key": ""}
    changes = assign(kind, wanted)
    if changes:
        kind.save(update_fields=list(changes))
        emit(events.TypeUpdated(subject=type_ref(kind), scope_id=kind.scope_id, changes=changes))
    return find_type(actor, type_id)


@action
def remove_type(actor: Actor, type_id: UUID) -> None:
    """Put a type away: campaigns of it stay as they are, new ones are made of others; the last one stays."""
    kind = find_type(actor, type_id)
    require(actor, policy.UPDATE_TYPE, kind)
    rows = CampaignType.objects.filter(workspace_id=actor.workspace_id, deleted_at__isnull=True)
    if not rows.exclude(pk=kind.pk).exists():
        raise Conflict("campaigns.last_type")
    rows.filter(pk=kind.pk).update(deleted_at=now())
    emit(events.TypeUpdated(subject=type_ref(kind), scope_id=kind.scope_id, changes={"removed": [False, True]}))


def type_ref(kind: CampaignType) -> Ref:
    """Return the pointer to a campaign type."""
    return Ref("type", kind.id)


def _entries(actor: Actor, names: Sequence[str] | None, before: Sequence[Any]) -> list[Any]:
    return list(before) if names is None else entries_of([name.strip() for name in names], before, actor.language)


def _channels(actor: Actor, ids: Sequence[UUID] | None, before: Sequence[str]) -> list[str]:
    """Channels as a type holds them; those it had before may have left the library since."""
    if ids is None:
        return list(before)
    require_channels(actor, [pk for pk in ids if str(pk) not in before])
    return list(dict.fromkeys(str(pk) for pk in ids))
