"""Who may see and shape goals. A row needs its level, scope and owner."""

from typing import Any

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the goals whose scope the actor sees."""
    return in_scope(actor)


def _may_write(actor: Actor, row: Any) -> bool:
    return actor.contributes(row.scope_id) if row.level == "campaign" else actor.leads(row.scope_id)


def _answers_for(actor: Actor, row: Any) -> bool:
    own = row.owner_id is not None and row.owner_id == actor.person_id and actor.contributes(row.scope_id)
    return own or actor.leads(row.scope_id)


def _may_shape(actor: Actor, row: Any) -> bool:
    return _may_write(actor, row) or _answers_for(actor, row)


_SHAPES = "Its owner; who contributes to its campaign; managers and above."
_ANSWERS = "Its owner; the campaign's lead; managers and above."

CREATE_GOAL = allow(
    "goals.create_goal",
    "goal",
    "Who contributes to its campaign; for the company and departments managers and above.",
    _may_write,
)
UPDATE_GOAL = allow("goals.update_goal", "goal", _SHAPES, _may_shape)
MOVE_GOAL = allow("goals.move_goal", "goal", _SHAPES, _may_shape)
REMOVE_GOAL = allow("goals.remove_goal", "goal", _ANSWERS, _answers_for)
POST_GOAL_UPDATE = allow("goals.post_goal_update", "goal", _ANSWERS, _answers_for)
CLOSE_GOAL = allow("goals.close_goal", "goal", _ANSWERS, _answers_for)
REOPEN_GOAL = allow("goals.reopen_goal", "goal", _ANSWERS, _answers_for)
