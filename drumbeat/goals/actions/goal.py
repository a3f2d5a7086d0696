"""Writes on goals themselves."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.goals import events, offers, policy
from drumbeat.goals.actions.rollup import roll_up_goals
from drumbeat.goals.models import Goal
from drumbeat.goals.queries import check_values, find_goal, goals, place_of
from drumbeat.goals.rules import states, tree, values
from drumbeat.identity.queries import find_team, require_people, workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.events import Event, assign, jsonable
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between
from drumbeat.kernel.raw.select import select_object, select_value
from drumbeat.kernel.refs import Ref

FIELDS = (
    "level", "team_id", "owner_id", "kind", "name", "statement", "metric_key", "unit", "currency", "direction",
    "baseline", "target", "current", "start", "due", "progress_source", "weight",
)  # fmt: skip
CHANGEABLE = tuple(name for name in FIELDS if name != "level")


@action
def create_goal(actor: Actor, given: Mapping[str, Any]) -> Goal:
    """Write a goal down as a draft: in a campaign's scope for a campaign, else in the workspace's."""
    own = values.cleaned({name: given[name] for name in FIELDS if name in given})
    goal = Goal(workspace_id=actor.workspace_id, campaign_id=given.get("campaign_id"), **own)
    goal.scope_id = _scope_for(actor, goal)
    require(actor, policy.CREATE_GOAL, goal)
    _complete(actor, goal)
    check_values(actor, _values_of(goal))
    _check_people(actor, own)
    if given.get("parent_id"):
        parent = find_goal(actor, given["parent_id"])
        tree.check_parent(place_of(goal), place_of(parent))
        chain = above(actor, parent)
        tree.check_chain(place_of(goal), chain)
        goal.parent = parent
    goal.rank = _last_rank(goal)
    with batched(actor, "create", goal.name, scope_id=goal.scope_id):
        goal.save(force_insert=True)
        emit(fact(events.GoalCreated, goal))
        roll_up_goals(actor.workspace_id, [goal.id])
    return find_goal(actor, goal.id)


@action
def update_goal(actor: Actor, goal_id: UUID, given: Mapping[str, Any], base: int | None = None) -> Goal:
    """Change a goal's values; conflicts only when the same fields changed since `base`.

    Changing what was approved makes it a draft again; raises Conflict for a closed goal and, for what approvers are
    deciding on, while they do.
    """
    goal = find_goal(actor, goal_id)
    require(actor, policy.UPDATE_GOAL, goal)
    refuse_if_changed(actor, goal, ref(goal), given, base)
    own = values.cleaned({name: given[name] for name in CHANGEABLE if name in given})
    if own.get("unit", goal.unit) != "money":
        own["currency"] = ""
    _check_people(actor, own)
    return _write(actor, goal, own)


@action
def revert_goal(actor: Actor, goal_id: UUID, back: Mapping[str, Any]) -> Goal:
    """Undo changes of a goal; it is approved again only when its values are those that were approved."""
    goal = find_goal(actor, goal_id)
    require(actor, policy.UPDATE_GOAL, goal)
    reverted = _write(actor, goal, {name: back[name] for name in CHANGEABLE if name in back})
    former = back.get("state")
    if former in states.AGREED and reverted.state == states.DRAFT and not changed_since_approval(reverted):
        return _change(actor, reverted, {"state": former})
    return reverted


@action
def remove_goals(actor: Actor, ids: Sequence[UUID]) -> None:
    """Move goals to the bin; raise Conflict for one whose sub-goals would stay. One already there is passed over."""
    rows = list(goals(actor).filter(pk__in=list(ids)).order_by("id"))
    for row in rows:
        require(actor, policy.REMOVE_GOAL, row)
    _refuse_staying(actor, rows)
    for row in rows:
        with batched(actor, "remove", row.name, scope_id=row.scope_id):
            put_away(row)
    roll_up_goals(actor.workspace_id, {row.parent_id for row in rows if row.parent_id})


@action
def restore_goals(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring goals back from the bin."""
    rows = list(Goal.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=False).order_by("id"))
    for row in rows:
        require(actor, policy.REMOVE_GOAL, row)
        bring_back(row)
    roll_up_goals(actor.workspace_id, [row.id for row in rows])


def put_away(goal: Goal) -> None:
    """Move one goal to the bin within an action."""
    goal.deleted_at = now()
    goal.save(update_fields=["deleted_at"])
    emit(fact(events.GoalRemoved, goal))


def bring_back(goal: Goal) -> None:
    """Bring one goal back within an action."""
    goal.deleted_at = None
    goal.save(update_fields=["deleted_at"])
    emit(fact(events.GoalRestored, goal))


def above(actor: Actor, goal: Goal) -> list[tree.Place]:
    """Return the goal and all above it, each locked, so that of two moves at once the second sees the first."""
    chain: list[tree.Place] = []
    at: UUID | None = goal.id
    while at is not None and len(chain) <= tree.DEEPEST:
        row = select_object(Goal, Q(id=at, workspace_id=actor.workspace_id), locked=True)
        if row is None or any(place.id == row.id for place in chain):
            break
        chain.append(place_of(row))
        at = row.parent_id
    return chain


def changed_since_approval(goal: Goal) -> list[str]:
    """Return which of the values that were approved differ now."""
    return states.changed_since(goal.approved_as, defining(goal))


def defining(goal: Goal) -> dict[str, Any]:
    """Return what an approval is about, as JSON values."""
    return {name: jsonable(getattr(goal, name)) for name in states.DEFINING}


def ref(goal: Goal) -> Ref:
    """Return the pointer to a goal."""
    return Ref("goal", goal.id)


def parents(goal: Goal) -> tuple[Ref, ...]:
    """Return what shows a goal: the goal above it and its campaign."""
    found = (("goal", goal.parent_id), ("campaign", goal.campaign_id))
    return tuple(Ref(kind, pk) for kind, pk in found if pk is not None)


def fact(event: type[Event], goal: Goal, **more: Any) -> Event:
    """Return an event about a goal."""
    return event(subject=ref(goal), scope_id=goal.scope_id, parents=parents(goal), facts={"name": goal.name, **more})


def _write(actor: Actor, goal: Goal, own: dict[str, Any]) -> Goal:
    merged = _values_of(goal) | own
    check_values(actor, merged)
    differing = {name: value for name, value in own.items() if getattr(goal, name) != value}
    own["state"] = states.state_after(goal.state, differing) if differing else goal.state
    return _change(actor, goal, own)


def _change(actor: Actor, goal: Goal, own: Mapping[str, Any]) -> Goal:
    changes = assign(goal, own)
    if changes:
        with batched(actor, "edit", goal.name, scope_id=goal.scope_id):
            goal.save(update_fields=list(changes))
            emit(events.GoalUpdated(subject=ref(goal), scope_id=goal.scope_id, parents=parents(goal), changes=changes))
            roll_up_goals(actor.workspace_id, [goal.id])
    return find_goal(actor, goal.id)


def _refuse_staying(actor: Actor, rows: Sequence[Goal]) -> None:
    """Name the sub-goals the actor sees; one of a private campaign counts too, unnamed."""
    ids = [row.id for row in rows]
    staying = Goal.objects.filter(parent_id__in=ids, deleted_at__isnull=True).exclude(pk__in=ids)
    count = staying.count()
    if count:
        names = staying.filter(policy.visible(actor)).order_by("rank", "id").values_list("name", flat=True)
        raise Conflict("goals.has_sub_goals", names=", ".join(names[:5]), count=count)


def _scope_for(actor: Actor, goal: Goal) -> UUID:
    if (goal.level == "campaign") != (goal.campaign_id is not None):
        fault = "required" if goal.level == "campaign" else "not_admitted"
        raise Invalid("goals.bad_goal", fields={"campaign_id": [fault]})
    if goal.campaign_id is not None:
        return offers.campaigns().find(actor, goal.campaign_id).scope_id
    return workspace_of(actor).scope_id


def _complete(actor: Actor, goal: Goal) -> None:
    if goal.unit != "money":
        goal.currency = ""
    elif not goal.currency:
        goal.currency = workspace_of(actor).currency


def _values_of(goal: Goal) -> dict[str, Any]:
    return {name: getattr(goal, name) for name in FIELDS}


def _check_people(actor: Actor, own: Mapping[str, Any]) -> None:
    if own.get("owner_id"):
        require_people(actor, [own["owner_id"]])
    if own.get("team_id"):
        find_team(actor, own["team_id"])


def _last_rank(goal: Goal) -> str:
    beside = Q(workspace_id=goal.workspace_id, parent_id=goal.parent_id)
    return between(select_value(Goal, beside, "rank", ("-rank",)), None)
