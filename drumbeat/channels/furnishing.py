"""The shipped channels, read from `shipped/channels.json`: what each costs, serves, takes and is measured by."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from drumbeat.channels.models import Channel
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.rank import spread
from drumbeat.kernel.texts import text

_SHIPPED = Path(__file__).resolve().parent / "shipped" / "channels.json"


@cache
def catalogue() -> tuple[Mapping[str, Any], ...]:
    """Return the shipped channels in order; names and formats are keys, looked up when read."""
    return tuple(orjson.loads(_SHIPPED.read_bytes()))


@action
def furnish(actor: Actor) -> None:
    """Give a new workspace the shipped channels; they are the team's from then on."""
    scope_id = workspace_of(actor).scope_id
    shipped = catalogue()
    Channel.objects.bulk_create(
        Channel(
            workspace_id=actor.workspace_id,
            scope_id=scope_id,
            name=text(data["key"], actor.language),
            key=data["key"],
            cost_model=data["cost_model"],
            journey_stages=data["journey_stages"],
            formats=[{"text_key": key} for key in data["formats"]],
            lead_days=data["lead_days"],
            metric_keys=data["metric_keys"],
            rank=rank,
        )
        for data, rank in zip(shipped, spread(len(shipped)), strict=True)
    )
