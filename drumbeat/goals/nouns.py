"""How goals are taken back."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from drumbeat.goals import policy
from drumbeat.goals.actions import goal as goals
from drumbeat.goals.actions.place import place_back
from drumbeat.goals.models import Goal
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot

_VALUES = (*goals.CHANGEABLE, "parent_id", "rank", "state")
_DATES = ("start", "due")
_NUMBERS = ("baseline", "target", "current")


def _snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = Goal.objects.filter(policy.visible(actor), pk__in=ids)
    return {
        row.id: Snapshot(
            row.name,
            {name: jsonable(getattr(row, name)) for name in _VALUES},
            permits(actor, policy.REMOVE_GOAL, row),
            row.deleted_at is not None,
        )
        for row in rows
    }


def _revert(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    for pk, held in back.items():
        values = {name: _typed(name, value) for name, value in held.items()}
        if "parent_id" in values or "rank" in values:
            place_back(actor, pk, values)
        goals.revert_goal(actor, pk, values)


def _typed(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _DATES:
        return date.fromisoformat(value)
    if name in _NUMBERS:
        return Decimal(value)
    return UUID(value) if name.endswith("_id") else value


NOUN = Noun("goal", _snapshots, goals.remove_goals, goals.restore_goals, _revert)
