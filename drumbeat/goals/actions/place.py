"""Moving goals within the tree, and with their campaign."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from drumbeat.goals import events, policy
from drumbeat.goals.actions.goal import above, bring_back, parents, put_away, ref
from drumbeat.goals.actions.rollup import roll_up_goals
from drumbeat.goals.models import Goal
from drumbeat.goals.queries import find_goal, place_of
from drumbeat.goals.rules import states, tree
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.events import assign
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between


@action
def move_goal(actor: Actor, goal_id: UUID, parent_id: UUID | None, before_id: UUID | None = None) -> Goal:
    """Hang a goal under another, or none, before a sibling or last; raise Conflict naming the circle it would close."""
    goal = find_goal(actor, goal_id)
    require(actor, policy.MOVE_GOAL, goal)
    states.refuse_closed(goal.state)
    stays = parent_id == goal.parent_id and before_id is None
    rank = goal.rank if stays else _rank(goal, parent_id, before_id)
    return _put(actor, goal, {"parent_id": parent_id, "rank": rank})


@action
def place_back(actor: Actor, goal_id: UUID, back: Mapping[str, Any]) -> Goal:
    """Undo a move: the goal above and the place among its siblings, whichever of the two is given."""
    goal = find_goal(actor, goal_id)
    require(actor, policy.MOVE_GOAL, goal)
    present = {"parent_id": goal.parent_id, "rank": goal.rank}
    return _put(actor, goal, {name: back.get(name, value) for name, value in present.items()})


def _put(actor: Actor, goal: Goal, wanted: Mapping[str, Any]) -> Goal:
    former = goal.parent_id
    if wanted["parent_id"] is not None:
        parent = find_goal(actor, wanted["parent_id"])
        tree.check_parent(place_of(goal), place_of(parent))
        tree.check_chain(place_of(goal), above(actor, parent))
    changes = assign(goal, wanted)
    if changes:
        with batched(actor, "edit", goal.name, scope_id=goal.scope_id):
            goal.save(update_fields=["parent", "rank"])
            emit(events.GoalUpdated(subject=ref(goal), scope_id=goal.scope_id, parents=parents(goal), changes=changes))
            roll_up_goals(actor.workspace_id, {goal.id, *([former] if former else [])})
    return find_goal(actor, goal.id)


@action
def remove_with_campaign(actor: Actor, campaign_id: UUID) -> None:
    """Move a campaign's goals to the bin with it; the caller has checked that the actor may remove the campaign."""
    rows = list(Goal.objects.filter(campaign_id=campaign_id, deleted_at__isnull=True).order_by("id"))
    for goal in rows:
        put_away(goal)
    if rows:
        Goal.objects.filter(pk__in=[goal.pk for goal in rows]).update(deleted_at=rows[-1].deleted_at)
        roll_up_goals(actor.workspace_id, {goal.parent_id for goal in rows if goal.parent_id})


@action
def restore_with_campaign(actor: Actor, campaign_id: UUID) -> None:
    """Bring back the goals that went to the bin last, with their campaign."""
    gone = Goal.objects.filter(campaign_id=campaign_id, deleted_at__isnull=False)
    last = gone.order_by("-deleted_at").first()
    rows = list(gone.filter(deleted_at=last.deleted_at).order_by("id")) if last else []
    for goal in rows:
        bring_back(goal)
    if rows:
        roll_up_goals(actor.workspace_id, [goal.id for goal in rows])


def _rank(goal: Goal, parent_id: UUID | None, before_id: UUID | None) -> str:
    beside = Goal.objects.filter(workspace_id=goal.workspace_id, parent_id=parent_id, deleted_at__isnull=True)
    beside = beside.exclude(pk=goal.pk)
    if before_id is None:
        return between(beside.order_by("-rank").values_list("rank", flat=True).first(), None)
    anchor = beside.filter(pk=before_id).first()
    if anchor is None:
        raise Invalid("goals.bad_goal", fields={"before_id": ["unknown"]})
    lower = beside.filter(rank__lt=anchor.rank).order_by("-rank").values_list("rank", flat=True).first()
    return between(lower, anchor.rank)
