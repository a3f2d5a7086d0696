"""The shipped catalogue: nine campaign types with stages, fields and templates, read from `shipped/*.json`."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from drumbeat.campaigns.models import CampaignType, CustomField, Template
from drumbeat.channels.queries import channels_by_word
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.rank import spread
from drumbeat.kernel.texts import localised, text
from drumbeat.workflow.actions import create_workflow

_SHIPPED = Path(__file__).resolve().parent / "shipped"
ORDER = ("content", "search", "social", "email", "advertising", "event", "launch", "webinar", "pr")
Data = Mapping[str, Any]


@cache
def catalogue() -> tuple[Data, ...]:
    """Return the shipped types in order; texts are named by key and looked up when read."""
    return tuple(orjson.loads((_SHIPPED / f"{name}.json").read_bytes()) for name in ORDER)


@action
def furnish(actor: Actor) -> None:
    """Give a new workspace the shipped types with their fields and templates; all of it is the team's from then on."""
    scope_id = workspace_of(actor).scope_id
    shipped = catalogue()
    ranks = spread(len(shipped))
    channels = {key: str(pk) for key, pk in channels_by_word(actor).items()}
    kinds: list[CampaignType] = []
    templates: list[Template] = []
    fields: list[CustomField] = []
    for data, rank in zip(shipped, ranks, strict=True):
        kind = CampaignType(
            workspace_id=actor.workspace_id,
            scope_id=scope_id,
            name=text(data["key"], actor.language),
            key=data["key"],
            icon=data["icon"],
            content_types=[{"text_key": key} for key in data["content_types"]],
            channel_ids=[channels[key] for key in data["channels"]],
            workflow=create_workflow(actor, scope_id, _stages(actor, data["stages"])),
            rank=rank,
            round_chance=data["rounds"]["chance"],
            round_cost=data["rounds"]["cost"],
        )
        kinds.append(kind)
        fields += _fields(actor, kind, data["fields"], rank)
        template = Template(
            workspace_id=actor.workspace_id,
            scope_id=scope_id,
            type=kind,
            name=text(data["template"]["key"], actor.language),
            key=data["template"]["key"],
            description=text(f"{data['template']['key']}.about", actor.language),
            parts=_parts(data["template"]["parts"], channels),
        )
        templates.append(template)
    CampaignType.objects.bulk_create(kinds)
    Template.objects.bulk_create(templates)
    CustomField.objects.bulk_create(fields)


def _parts(parts: Data, channels: Mapping[str, str]) -> dict[str, Any]:
    """Return a template's parts with the workspace's own channels for the shipped keys."""
    rows = [_with_channel(row, channels) for row in parts["deliverables"]["rows"]]
    return {**parts, "deliverables": {"rows": rows}}


def _with_channel(row: Data, channels: Mapping[str, str]) -> dict[str, Any]:
    rest = {name: value for name, value in row.items() if name != "channel"}
    return rest | {"channel_id": channels[row["channel"]]} if "channel" in row else rest


def _stages(actor: Actor, stages: Sequence[Data]) -> list[dict[str, Any]]:
    return [
        {
            "name": text(stage["key"], actor.language),
            "key": stage["key"],
            "category": stage["category"],
            "limit": stage.get("limit"),
            "checks": localised(
                [{"id": key.rsplit(".", 1)[1], "text": "", "text_key": key} for key in stage.get("checks", [])],
                actor.language,
            ),
        }
        for stage in stages
    ]


def _fields(actor: Actor, kind: CampaignType, fields: Sequence[Data], rank: str) -> list[CustomField]:
    return [
        CustomField(
            workspace_id=actor.workspace_id,
            scope_id=kind.scope_id,
            type=kind,
            target=field["target"],
            kind=field["kind"],
            name=text(field["key"], actor.language),
            key=field["key"],
            options=localised(
                [
                    {"id": key.rsplit(".", 1)[1], "name": "", "color": "", "text_key": key}
                    for key in field.get("options", [])
                ],
                actor.language,
            ),
            rank=rank + place,
        )
        for field, place in zip(fields, spread(len(fields)), strict=True)
    ]
