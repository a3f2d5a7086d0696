"""Goals for tests, and campaigns to hang them in: each is a scope of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any
from uuid import UUID

from drumbeat.approvals.actions import decide_approval, request_approval
from drumbeat.goals import offers
from drumbeat.goals.actions.goal import create_goal
from drumbeat.goals.models import Goal, GoalProjection
from drumbeat.goals.queries import find_goal
from drumbeat.identity.queries import people, system_actor_of
from drumbeat.identity.tests.factories import find_thing
from drumbeat.kernel.actor import Actor, load_actor

__all__ = ("Goal", "GoalProjection", "agree", "goals_in_things", "make_goal", "standing_of")


@contextmanager
def goals_in_things() -> Iterator[dict[UUID, str]]:
    """Campaigns are things; yields their types by id, to be filled."""
    kinds: dict[UUID, str] = {}
    kept = offers.campaigns()
    offers.register_campaigns(offers.Campaigns(find_thing, lambda _, ids: {pk: kinds[pk] for pk in ids if pk in kinds}))
    try:
        yield kinds
    finally:
        offers.register_campaigns(kept)


def make_goal(actor: Actor, name: str = "More leads", **values: Any) -> Goal:
    """A goal of the company, or of a campaign where one is given."""
    level = "campaign" if values.get("campaign_id") else "company"
    numbers = {key: Decimal(str(value)) for key, value in values.items() if isinstance(value, int | float)}
    weight = {"weight": values["weight"]} if "weight" in values else {}
    return create_goal(actor, {"level": level, "name": name, "kind": "lead_generation"} | values | numbers | weight)


def agree(actor: Actor, goal: Goal) -> Goal:
    """The goal, approved by the workspace's owner on behalf of nobody."""
    owner = people(actor).get(role="owner")
    asked = request_approval(system_actor_of(actor.workspace_id), "goal", goal.id, [owner.id])
    deciding = load_actor(actor.workspace_id, owner.id)
    assert deciding is not None
    decide_approval(deciding, asked.id, "approved")
    return find_goal(actor, goal.id)


def standing_of(goal: Goal) -> tuple[Decimal | None, int | None, int, int]:
    """Current value, progress in permille, parts with data, parts."""
    row = GoalProjection.objects.get(goal_id=goal.id)
    return row.current, row.progress, row.counted, row.of
