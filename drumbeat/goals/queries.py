"""Reads of goals."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from drumbeat.goals import offers, policy
from drumbeat.goals.models import Goal, GoalProjection, GoalUpdate
from drumbeat.goals.rules import tree
from drumbeat.goals.rules.rollup import Node, as_node
from drumbeat.goals.rules.smart import Point, Realism, realism_of, smart_of
from drumbeat.goals.rules.states import CLOSED
from drumbeat.goals.rules.values import LEVELS, check_goal, cleaned, faults_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid, NotFound
from drumbeat.kernel.raw.select import select_object, select_objects, select_values

NODE = (
    "id", "parent_id", "scope_id", "progress_source", "state", "weight", "metric_key", "unit", "currency", "direction",
    "baseline", "target", "current",
)  # fmt: skip
FINISHED = ("achieved", "partial", "missed")
MOST_UPDATES = 200


def goals(actor: Actor) -> QuerySet[Goal]:
    """Return the goals the actor sees, without those in the bin."""
    return Goal.objects.filter(policy.visible(actor), deleted_at__isnull=True)


def find_goal(actor: Actor, goal_id: UUID) -> Goal:
    """Return one goal; raise NotFound when the actor does not see it."""
    there = policy.visible(actor) & Q(id=goal_id, deleted_at__isnull=True)
    goal = select_object(Goal, there, related=("projection",))
    if goal is None:
        raise NotFound("goals.no_goal")
    return goal


def goals_of_campaign(actor: Actor, campaign_id: UUID) -> list[Goal]:
    """Return a campaign's own goals in order, with how far they have come."""
    there = policy.visible(actor) & Q(campaign_id=campaign_id, deleted_at__isnull=True)
    return select_objects(Goal, there, ("rank", "id"), related=("projection",))


def updates_of(goal: Goal) -> list[GoalUpdate]:
    """Return what was said about a goal the caller has found, the latest first."""
    rows = GoalUpdate.objects.filter(workspace_id=goal.workspace_id, goal=goal).select_related("author")
    return list(rows.order_by("-created_at", "-id")[:MOST_UPDATES])


def place_of(goal: Goal) -> tree.Place:
    """Return what decides where the goal may stand."""
    return tree.Place(goal.id, goal.name, goal.level, goal.campaign_id)


def names_of(actor: Actor, goal_ids: Iterable[UUID]) -> Mapping[UUID, str]:
    """Return the names of those of the goals that the actor sees, the bin included."""
    return dict(Goal.objects.filter(policy.visible(actor), pk__in=list(goal_ids)).values_list("id", "name"))


def metrics_known(actor: Actor) -> dict[str, str]:
    """Return the metrics a goal may name, by key, named in the actor's language; none while no area defines any."""
    found: dict[str, str] = {}
    for names in offers.metric_names.values():
        found |= names.known(actor)
    return found


def check_values(actor: Actor, values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the merged values make a goal whose metric there is."""
    check_goal(values)
    known = metrics_known(actor)
    if known and values.get("metric_key") and values["metric_key"] not in known:
        raise Invalid("goals.bad_goal", fields={"metric_key": ["unknown_metric"]}, metric=values["metric_key"])


def check_draft(
    actor: Actor, values: Mapping[str, Any], type_key: str = ""
) -> tuple[list[Point], Realism | None, dict[str, list[str]]]:
    """Return what SMART says of a goal being typed, how realistic its target is, and what is wrong by field.

    Without `type_key` a campaign's goal is compared with campaigns of the same type.
    """
    draft = cleaned(values)
    type_key = type_key or type_key_of(actor, draft.get("campaign_id"))
    wrong = faults_of(draft)
    sound = not wrong.keys() & {"metric_key", "target", "unit", "currency"}
    realism = realism_for(actor, draft, type_key) if sound else None
    return smart_of(draft, realism, today(actor.time_zone)), realism, wrong


def type_key_of(actor: Actor, campaign_id: UUID | None) -> str:
    """Return the type of a campaign the actor sees: a shipped type's key, else the type's id; empty for none."""
    if campaign_id is None:
        return ""
    return offers.campaigns().kinds(actor, [campaign_id]).get(campaign_id, "")


def realism_for(actor: Actor, values: Mapping[str, Any], type_key: str = "") -> Realism | None:
    """Return where a target stands among the team's own results; None without a metric or a target.

    Where too few were of the type, all campaigns are compared.
    """
    if not values.get("metric_key") or values.get("target") is None:
        return None
    measure = (values["metric_key"], values.get("direction") or "up", values["target"])
    found = realism_of(*measure, results_of(actor, values, type_key))
    if found.percentile is not None or not type_key:
        return found
    wider = realism_of(*measure, results_of(actor, values))
    return found if wider.percentile is None else replace(wider, all_types=True)


def results_of(actor: Actor, values: Mapping[str, Any], type_key: str = "") -> list[Decimal]:
    """Return past results of the same measure: closed goals of the level, and what other areas know of campaigns.

    What a campaign reached by its metric is counted once, by the area that keeps metrics.
    """
    same = {name: values.get(name) or "" for name in ("metric_key", "currency")}
    level, unit = values.get("level") or "campaign", values.get("unit") or "number"
    rows = goals(actor).filter(**same, level=level, unit=unit, state__in=FINISHED, projection__current__isnull=False)
    known: list[Decimal] = []
    if level == "campaign":
        for history in offers.histories.values():
            known += history.values(actor, same["metric_key"], type_key)
        rows = _of_type(actor, rows.exclude(progress_source="metric") if offers.histories else rows, type_key)
    others = rows.exclude(pk=values["id"]) if values.get("id") else rows
    own = others.values_list("projection__current", flat=True)
    return known + [value for value in own if value is not None]


def _of_type(actor: Actor, rows: QuerySet[Goal], type_key: str) -> QuerySet[Goal]:
    if not type_key:
        return rows
    campaign_ids = {pk for pk in rows.values_list("campaign_id", flat=True) if pk is not None}
    kinds = offers.campaigns().kinds(actor, campaign_ids)
    return rows.filter(campaign_id__in=[pk for pk, kind in kinds.items() if kind == type_key])


def goals_measured_by(workspace_id: UUID, metric_keys: Iterable[str], campaign_ids: Iterable[UUID]) -> list[UUID]:
    """Return the open goals whose value comes from one of the metrics: the campaigns' own, and all above campaigns."""
    served = Q(campaign_id__in=list(campaign_ids)) | Q(campaign_id__isnull=True)
    rows = Goal.objects.filter(
        served,
        workspace_id=workspace_id,
        progress_source="metric",
        metric_key__in=list(metric_keys),
        deleted_at__isnull=True,
    )
    return list(rows.exclude(state__in=CLOSED).order_by("id").values_list("id", flat=True))


def goals_worked_on(workspace_id: UUID, campaign_ids: Iterable[UUID]) -> list[UUID]:
    """Return the open goals whose progress is that of their campaign's tasks."""
    rows = Goal.objects.filter(
        workspace_id=workspace_id, progress_source="tasks", campaign_id__in=list(campaign_ids), deleted_at__isnull=True
    )
    return list(rows.exclude(state__in=CLOSED).order_by("id").values_list("id", flat=True))


def nodes(where: Q) -> dict[UUID, Node]:
    """Return the goals that meet `where` as roll-up reads them, without the bin; the caller names the workspace."""
    rows = select_values(Goal, where & Q(deleted_at__isnull=True), NODE, ("id",))
    return {row[0]: as_node(dict(zip(NODE, row, strict=True))) for row in rows}


def projections(workspace_id: UUID, goal_ids: Iterable[UUID] | None) -> dict[UUID, GoalProjection]:
    """Return the stored standings of goals, of all the workspace's for None."""
    where = Q(workspace_id=workspace_id)
    if goal_ids is not None:
        where &= Q(goal_id__in=list(goal_ids))
    return {row.goal_id: row for row in select_objects(GoalProjection, where)}


def campaigns_reaching(actor: Actor) -> dict[UUID, tuple[int, str]]:
    """Return per campaign how many goals it has and the highest level they reach: company, department or campaign.

    Dropped goals and those in the bin serve nothing.
    """
    rows = goals(actor).exclude(state=Goal.State.DROPPED)
    above = {pk: (parent, level, campaign) for pk, parent, level, campaign in rows.values_list(*_CHAIN)}
    found: dict[UUID, tuple[int, str]] = {}
    for pk, (_, _, campaign_id) in above.items():
        if campaign_id is not None:
            count, reached = found.get(campaign_id, (0, "campaign"))
            found[campaign_id] = (count + 1, min(reached, _highest(above, pk), key=LEVELS.index))
    return found


_CHAIN = ("id", "parent_id", "level", "campaign_id")


def _highest(above: Mapping[UUID, tuple[UUID | None, str, UUID | None]], goal_id: UUID) -> str:
    at: UUID | None = goal_id
    reached = "campaign"
    while at is not None and at in above:
        at, reached, _ = above[at]
    return reached
