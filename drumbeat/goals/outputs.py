"""Goals as JSON values; `seq` is the etag, read before the row was."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from drumbeat.goals.actions.goal import changed_since_approval
from drumbeat.goals.models import Goal, GoalUpdate
from drumbeat.goals.queries import check_draft, updates_of
from drumbeat.goals.rules.smart import Point, Realism
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.policy import can

_OWN = (
    "id", "parent_id", "level", "campaign_id", "team_id", "owner_id", "kind", "name", "statement", "metric_key", "unit",
    "currency", "direction", "start", "due", "state", "progress_source", "weight", "comments", "files", "created_at",
)  # fmt: skip
_NUMBERS = ("baseline", "target")


def goal_out(actor: Actor, goal: Goal, seq: int) -> dict[str, Any]:
    """Return a goal in full, with what was said about it."""
    projection = getattr(goal, "projection", None)
    return {
        **{name: getattr(goal, name) for name in _OWN},
        **{name: jsonable(getattr(goal, name)) for name in _NUMBERS},
        "kept": jsonable(goal.current),
        "standing": standing_out(projection),
        "approved": bool(goal.approved_as),
        "changed": changed_since_approval(goal),
        "updates": [update_out(row) for row in updates_of(goal)],
        "etag": seq,
        "can": can(actor, "goal", goal),
    }


def standing_out(row: Any) -> dict[str, Any] | None:
    """Return how far a goal has come; None where it was never derived."""
    if row is None:
        return None
    return {"current": jsonable(row.current), **{name: getattr(row, name) for name in _COUNTS}}


_COUNTS = ("progress", "counted", "of", "as_of")


def update_out(row: GoalUpdate) -> dict[str, Any]:
    """Return a dated word on a goal."""
    return {
        "id": row.id,
        "state": row.state,
        "text": row.text,
        "author_id": row.author_id,
        "author": row.author.name if row.author else "",
        "at": row.created_at,
    }


def check_out(actor: Actor, values: Mapping[str, Any], type_key: str) -> dict[str, Any]:
    """Return what is to be said of a goal being typed."""
    points, realism, wrong = check_draft(actor, values, type_key)
    return {"smart": [_point(each) for each in points], "realism": _realism(realism), "faults": wrong}


def _point(point: Point) -> dict[str, Any]:
    return asdict(point)


def _realism(realism: Realism | None) -> dict[str, Any] | None:
    return None if realism is None else {name: jsonable(value) for name, value in asdict(realism).items()}
