"""The shipped exit checks, read from `shipped/exits.json`: some of every type, some of one."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson

from drumbeat.campaigns.queries import types
from drumbeat.kernel.actions import action
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.rank import spread
from drumbeat.kernel.texts import text
from drumbeat.phases.models import ExitCheck

_SHIPPED = Path(__file__).resolve().parent / "shipped" / "exits.json"


@cache
def catalogue() -> Mapping[str, Sequence[Mapping[str, Any]]]:
    """Return the shipped exit checks by the key of their type, those of every type under `every`."""
    found: Mapping[str, Sequence[Mapping[str, Any]]] = orjson.loads(_SHIPPED.read_bytes())
    return found


@action
def furnish(actor: Actor) -> None:
    """Give the shipped types of a new workspace their exit checks; they are the team's from then on."""
    rows = [row for kind in types(actor) for row in shipped_checks(actor, kind.id, kind.scope_id, kind.key)]
    ExitCheck.objects.bulk_create(rows)


def shipped_checks(actor: Actor, type_id: UUID, scope_id: UUID, key: str) -> list[ExitCheck]:
    """Return the exit checks a type of that key is shipped with, not yet stored."""
    wanted = [*catalogue()["every"], *catalogue().get(key, ())]
    return [
        ExitCheck(
            workspace_id=actor.workspace_id,
            scope_id=scope_id,
            type_id=type_id,
            phase=each["phase"],
            rule=each.get("rule", ""),
            name=text(_key(each), actor.language),
            key=_key(each),
            required=each["required"],
            rank=rank,
        )
        for each, rank in zip(wanted, spread(len(wanted)), strict=True)
    ]


def _key(each: Mapping[str, Any]) -> str:
    return f"phases.exit.{each.get('rule') or each['text']}"
