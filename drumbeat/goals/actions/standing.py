"""What is said of a goal, and what approvals make of it."""

from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.goals import events, policy
from drumbeat.goals.actions.goal import defining, parents, ref
from drumbeat.goals.actions.rollup import roll_up_goals
from drumbeat.goals.models import Goal, GoalUpdate
from drumbeat.goals.queries import find_goal
from drumbeat.goals.rules import states, values
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Conflict
from drumbeat.kernel.events import Event, assign
from drumbeat.kernel.policy import require
from drumbeat.kernel.raw.select import select_object


@action
def post_goal_update(actor: Actor, goal_id: UUID, standing: str, text: str = "") -> GoalUpdate:
    """Say how an approved goal stands; dated and kept."""
    goal = _locked(actor, goal_id)
    require(actor, policy.POST_GOAL_UPDATE, goal)
    states.check_standing(goal.state, standing)
    return _say(actor, goal, standing, values.check_text(text, needed=False), events.GoalUpdatePosted)


@action
def close_goal(actor: Actor, goal_id: UUID, outcome: str, text: str = "") -> Goal:
    """Close a goal with an outcome; from then on it stands as it is. The same outcome again changes nothing."""
    goal = _locked(actor, goal_id)
    require(actor, policy.CLOSE_GOAL, goal)
    if goal.state == outcome:
        return goal
    states.check_outcome(goal.state, outcome)
    _say(actor, goal, outcome, values.check_text(text, needed=False), events.GoalClosed)
    return find_goal(actor, goal_id)


@action
def reopen_goal(actor: Actor, goal_id: UUID) -> Goal:
    """Take a closed goal up again, as approved; raise Conflict for one that is open."""
    goal = _locked(actor, goal_id)
    require(actor, policy.REOPEN_GOAL, goal)
    if goal.state not in states.CLOSED:
        raise Conflict("goals.not_closed", state=goal.state)
    _move(actor, goal, {"state": states.APPROVED}, events.GoalReopened)
    return find_goal(actor, goal_id)


@action
def propose(actor: Actor, goal_id: UUID) -> None:
    """Mark a draft as waiting for its approvers; approvals have checked that the actor may ask."""
    goal = _locked(actor, goal_id)
    states.check_askable(goal.state)
    _move(actor, goal, {"state": states.PROPOSED}, events.GoalProposed)


@action
def settle(actor: Actor, goal_id: UUID, approved: bool) -> None:
    """Move a goal on after its approvers decided, or the request was withdrawn: approved, else a draft again."""
    goal = _locked(actor, goal_id)
    if goal.state == states.PROPOSED:
        after = {"state": states.APPROVED, "approved_as": defining(goal)} if approved else {"state": states.DRAFT}
        _move(actor, goal, after, events.GoalDecided)


def _locked(actor: Actor, goal_id: UUID) -> Goal:
    select_object(Goal, Q(id=goal_id, workspace_id=actor.workspace_id), locked=True)
    return find_goal(actor, goal_id)


def _say(actor: Actor, goal: Goal, state: str, text: str, event: type[Event]) -> GoalUpdate:
    said = GoalUpdate.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=goal.scope_id,
        goal=goal,
        author_id=actor.person_id,
        state=state,
        text=text,
    )
    _move(actor, goal, {"state": state}, event, text=text[:500])
    return said


def _move(actor: Actor, goal: Goal, after: dict[str, Any], event: type[Event], **facts: Any) -> None:
    """Write the new state and tell of it; the tree above is derived where the goal begins or ceases to count in it."""
    before = goal.state
    changes = assign(goal, after)
    goal.save(update_fields=list(after))
    shown = {"state": changes["state"]} if "state" in changes else {}
    emit(
        event(
            subject=ref(goal),
            scope_id=goal.scope_id,
            parents=parents(goal),
            changes=shown,
            facts={"name": goal.name, **facts},
        )
    )
    if before in states.CLOSED or (before in states.COUNTED) != (goal.state in states.COUNTED):
        roll_up_goals(actor.workspace_id, [goal.id])
