"""The shipped metrics, read from `shipped/metrics.json`: units, formulas and the campaign types they judge."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import orjson

from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.rank import spread
from drumbeat.kernel.texts import text
from drumbeat.metrics.models import Metric

_SHIPPED = Path(__file__).resolve().parent / "shipped" / "metrics.json"
NAME = "metrics.name."


@cache
def catalogue() -> tuple[Mapping[str, Any], ...]:
    """Return the shipped metrics in order."""
    return tuple(orjson.loads(_SHIPPED.read_bytes()))


@action
def furnish(actor: Actor) -> None:
    """Give a new workspace the shipped metrics; they are the team's from then on."""
    scope_id = workspace_of(actor).scope_id
    shipped = catalogue()
    Metric.objects.bulk_create(
        Metric(
            workspace_id=actor.workspace_id,
            scope_id=scope_id,
            name=text(f"{NAME}{data['key']}", actor.language),
            description=text(f"{NAME}{data['key']}.about", actor.language),
            text_key=f"{NAME}{data['key']}",
            kind=Metric.Kind.FORMULA if data["formula"] else Metric.Kind.BASE,
            rank=rank,
            **data,
        )
        for data, rank in zip(shipped, spread(len(shipped)), strict=True)
    )
