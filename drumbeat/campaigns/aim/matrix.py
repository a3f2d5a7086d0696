"""The matrix audience × journey stage × channel: what fills each cell, and which empty one asks to be filled."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from drumbeat.audiences import queries as audiences
from drumbeat.audiences.offers import Standards
from drumbeat.campaigns.aim import rules
from drumbeat.campaigns.models import Campaign, CampaignType, Deliverable
from drumbeat.campaigns.queries import CONTENT_TYPES, campaign_audiences, deliverables, find_campaign
from drumbeat.channels.offers import STAGES
from drumbeat.channels.queries import library
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can
from drumbeat.kernel.texts import text

Place = tuple[UUID, str, UUID]


def matrix(actor: Actor, campaign_id: UUID) -> dict[str, Any]:
    """Return a campaign's matrix as JSON values; raise NotFound for a campaign that is not seen."""
    campaign = find_campaign(actor, campaign_id)
    grid = _read(actor, campaign)
    cells = [_cell(actor, grid, place) for place in grid.places()]
    cells = [cell for cell in cells if cell["deliverable_ids"] or cell["expected"] or cell["limit"]]
    return {
        "campaign_id": campaign.id,
        "stages": list(STAGES),
        "audiences": grid.audiences,
        "channels": [_channel(grid, pk) for pk in grid.channel_ids],
        "cells": cells,
        "unplaced": [_unplaced(row) for row in grid.rows if not _is_placed(row)],
        "filled": sum(1 for cell in cells if _is_filled(cell)),
        "gaps": sum(1 for cell in cells if cell["expected"] and not _is_filled(cell)),
        "can": can(actor, "campaign", campaign),
    }


@dataclass(frozen=True)
class Grid:
    """What the matrix of one campaign is made of, read once."""

    rows: list[Deliverable]
    audiences: list[dict[str, Any]]
    channel_ids: list[UUID]
    library: Mapping[UUID, Any]
    on: Mapping[UUID, Sequence[UUID]]
    standards: Standards
    offered: list[str]
    filling: Mapping[Place, list[Deliverable]]

    def places(self) -> Iterable[Place]:
        """Every cell, by audience, then stage, then channel."""
        for audience in self.audiences:
            for stage in STAGES:
                for channel_id in self.channel_ids:
                    yield (audience["id"], stage, channel_id)


def _read(actor: Actor, campaign: Campaign) -> Grid:
    rows = list(deliverables(actor, campaign.id))
    addressed = campaign_audiences(actor, campaign.id)
    known = {row.id: row for row in audiences.audiences(actor, removed=True)}
    named = dict.fromkeys([*(each.audience_id for each in addressed), *(row.audience_id for row in rows)])
    people = [known[pk] for pk in named if pk in known]
    on = audiences.channels_reached(known[pk] for pk in named if pk in known)
    kind = CampaignType.objects.get(pk=campaign.type_id)
    used = {*map(UUID, kind.channel_ids), *(pk for ids in on.values() for pk in ids)}
    spoken = {row.channel_id for row in rows if row.channel_id}
    shelf = library(actor)
    channel_ids = [pk for pk, row in shelf.items() if pk in spoken or (pk in used and not row.deleted_at)]
    rules.refuse_cells(len(people), len(STAGES), len(channel_ids))
    primary = {each.audience_id: each.primary for each in addressed}
    filling: dict[Place, list[Deliverable]] = {}
    for row in rows:
        if row.audience_id and row.channel_id and row.journey_stage:
            filling.setdefault((row.audience_id, row.journey_stage, row.channel_id), []).append(row)
    return Grid(
        rows,
        [_audience(row, primary) for row in people],
        channel_ids,
        shelf,
        on,
        audiences.standards(actor),
        [str(entry.get("text_key", "")).removeprefix(CONTENT_TYPES) for entry in kind.content_types],
        filling,
    )


def _audience(row: Any, primary: Mapping[UUID, bool]) -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "kind": row.kind,
        "addressed": row.id in primary,
        "primary": primary.get(row.id, False),
        "removed": row.deleted_at is not None,
    }


def _channel(grid: Grid, channel_id: UUID) -> dict[str, Any]:
    row = grid.library[channel_id]
    return {"id": row.id, "name": row.name, "removed": row.deleted_at is not None}


def _cell(actor: Actor, grid: Grid, place: Place) -> dict[str, Any]:
    audience_id, stage, channel_id = place
    there = grid.filling.get(place, [])
    channel = grid.library[channel_id]
    limit = grid.standards.forbidding(channel_id, audience_id)
    served = channel_id in grid.on.get(audience_id, ()) and stage in channel.journey_stages and not channel.deleted_at
    expected = served and limit is None
    keys = rules.suggested(stage, channel.short_key, grid.offered) if expected and not there else []
    return {
        "audience_id": audience_id,
        "stage": stage,
        "channel_id": channel_id,
        "states": Counter(row.state for row in there),
        "deliverable_ids": [row.id for row in there],
        "expected": expected,
        "suggested": [text(CONTENT_TYPES + key, actor.language) for key in keys],
        "limit": {"segment": limit.segment, "reason": limit.reason} if limit and (served or there) else None,
    }


def _is_filled(cell: Mapping[str, Any]) -> bool:
    return any(state != Deliverable.State.RETIRED for state in cell["states"])


def _is_placed(row: Deliverable) -> bool:
    return bool(row.audience_id and row.journey_stage and row.channel_id)


def _unplaced(row: Deliverable) -> dict[str, Any]:
    held = {"audience": row.audience_id, "stage": row.journey_stage, "channel": row.channel_id}
    return {"id": row.id, "name": row.name, "missing": [name for name, value in held.items() if not value]}
