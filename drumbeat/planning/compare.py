"""What a scenario would do: dates of campaigns and tasks, load of people by week, odds of launches."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.calendars.queries import person_calendars, working_calendar
from drumbeat.campaigns.queries import open_campaigns
from drumbeat.forecasts.offers import Considered
from drumbeat.forecasts.queries.odds import odds_of_plan
from drumbeat.identity.queries import is_private, people_names
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Conflict
from drumbeat.planning.models import Scenario
from drumbeat.planning.problem.build import Question
from drumbeat.planning.problem.links import circle_through
from drumbeat.planning.problem.whatif import Outlook, Placed, look_ahead, with_changes
from drumbeat.planning.queries.rows import typed_changes
from drumbeat.planning.rules.changes import Change
from drumbeat.work.queries.leaves import joined_campaigns, leaves_of, links_between
from drumbeat.work.queries.tasks import circle_told

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

WEEKS = 26
MOST_PLAYED = 8
"""Campaigns whose launches are played out while somebody waits for the comparison."""


def compare_scenario(actor: Actor, scenario: Scenario) -> dict[str, Any]:
    """Return the plan now against the plan with the scenario's changes.

    Raises Conflict naming the tasks and campaigns of a circle of links, as far as the actor sees them.
    """
    campaigns = covered_campaigns(actor, scenario)
    changes = typed_changes(scenario)
    _refuse_circle(actor, set(campaigns))
    question = _question(actor, set(campaigns), changes)
    changed = with_changes(question, changes)
    now, then = look_ahead(question), look_ahead(changed)
    load = _load(now, then, question.today)
    odds = _odds(actor, list(campaigns), question, changed)
    launches = {each.campaign_id: each.launch for each in changes if each.kind == "move_launch"}
    return {
        "campaigns": [
            {**_campaign(row, now, then, launches.get(pk, row.launch)), **odds.of(pk)} for pk, row in campaigns.items()
        ],
        "odds_left_out": odds.left_out,
        "tasks": _tasks(now, then),
        "load": load,
        "people": [
            {"id": pk, "name": name}
            for pk, name in sorted(people_names(actor, {line["person_id"] for line in load}).items())
        ],
    }


def _refuse_circle(actor: Actor, campaign_ids: set[UUID]) -> None:
    """Campaigns outside of the scenario take part: what waits for itself through them has no days either."""
    leaves = leaves_of(actor.workspace_id, joined_campaigns(campaign_ids), done=False)
    inside = {leaf.id for leaf in leaves if leaf.campaign_id in campaign_ids}
    circle = circle_through(links_between([leaf.id for leaf in leaves]), inside)
    if circle:
        raise Conflict("planning.cycle", cycle=circle_told(actor, circle))


def covered_campaigns(actor: Actor, scenario: Scenario) -> "dict[UUID, Campaign]":
    """Return the campaigns of a scenario that the actor sees: those named, else all open ones that are not private."""
    rows = open_campaigns(actor).order_by("launch", "name")
    if scenario.campaigns:
        return {row.id: row for row in rows.filter(pk__in=scenario.campaigns)}
    return {row.id: row for row in rows if not is_private(row.scope_id)}


def _question(actor: Actor, campaign_ids: set[UUID], changes: Iterable[Change]) -> Question:
    leaves = leaves_of(actor.workspace_id, campaign_ids, done=False)
    people = {pk for leaf in leaves for pk in leaf.people}
    people |= {pk for change in changes for pk in change.person_ids or ()}
    return Question(
        leaves=leaves,
        busy=(),
        links=links_between([leaf.id for leaf in leaves]),
        calendar=working_calendar(actor.workspace_id),
        people=person_calendars(actor.workspace_id, people),
        today=today(actor.time_zone),
    )


def _campaign(row: "Campaign", now: Outlook, then: Outlook, launch: date | None) -> dict[str, Any]:
    before = [each for each in now.placed.values() if each.leaf.campaign_id == row.id]
    after = [each for each in then.placed.values() if each.leaf.campaign_id == row.id]
    return {
        "campaign_id": row.id,
        "name": row.name,
        "launch_now": row.launch,
        "launch_then": launch,
        "end_now": max((each.due for each in before), default=None),
        "end_then": max((each.due for each in after), default=None),
        "late_now": sum(1 for each in before if each.late),
        "late_then": sum(1 for each in after if each.late),
    }


@dataclass(frozen=True, slots=True)
class _Odds:
    """Chances of launches in thousandths, now and then, and the campaigns that would have needed counting, too."""

    now: Mapping[UUID, Any]
    then: Mapping[UUID, Any]
    left_out: Sequence[UUID]

    def of(self, campaign_id: UUID) -> dict[str, int | None]:
        """The chances of one launch in percent; None where they were not counted."""
        now, then = (each.get(campaign_id, {}).get("chance") for each in (self.now, self.then))
        return {"odds_now": _percent(now), "odds_then": _percent(then)}


def _odds(actor: Actor, campaigns: Sequence[UUID], question: Question, changed: Question) -> _Odds:
    """Play the launches the changes touch, as the plan stands and as it would stand.

    What follows of a change is left to the play, as it will be once the scenario is the plan.
    """
    after = {leaf.id: leaf for leaf in changed.leaves}
    leaves = {leaf.id: after.get(leaf.id) for leaf in question.leaves if after.get(leaf.id) != leaf}
    away = {pk for pk, _, _ in changed.away}
    touched = {leaf.campaign_id for leaf in question.leaves if leaf.id in leaves or away.intersection(leaf.people)}
    reached = joined_campaigns(touched)
    wanted = sorted((pk for pk in campaigns if pk in reached), key=lambda pk: pk not in touched)
    played = wanted[:MOST_PLAYED]
    considered = Considered(leaves, changed.away)
    now, then = (odds_of_plan(actor.workspace_id, played, each) for each in (None, considered))
    return _Odds(now, then, wanted[MOST_PLAYED:])


def _percent(chance: int | None) -> int | None:
    return None if chance is None else round(chance / 10)


def _tasks(now: Outlook, then: Outlook) -> list[dict[str, Any]]:
    """Tasks whose days or people differ, in the order of their new end."""
    found = []
    for pk in now.placed.keys() | then.placed.keys():
        before, after = now.placed.get(pk), then.placed.get(pk)
        told = _side(before), _side(after)
        if told[0] != told[1]:
            known = after or before
            if known is not None:
                found.append((known.due, str(pk), _task(known, before, told)))
    return [each for _, _, each in sorted(found, key=lambda each: each[:2])]


def _task(known: Placed, before: Placed | None, told: tuple[Any, Any]) -> dict[str, Any]:
    return {
        "task_id": known.leaf.id if before else None,
        "name": known.leaf.name,
        "campaign_id": known.leaf.campaign_id,
        "before": told[0],
        "after": told[1],
    }


def _side(placed: Placed | None) -> Mapping[str, Any] | None:
    if placed is None:
        return None
    return {"start": placed.start, "due": placed.due, "people": list(placed.leaf.people)}


def _load(now: Outlook, then: Outlook, day: date) -> list[dict[str, Any]]:
    """Weeks in which a person has more or less to do, or less time, than now."""
    until = day + timedelta(weeks=WEEKS)
    keys = sorted(now.load.keys() | then.load.keys(), key=lambda key: (key[1], str(key[0])))
    return [
        {
            "person_id": pk,
            "week": week,
            "now": now.load.get((pk, week), 0),
            "then": then.load.get((pk, week), 0),
            "capacity": then.capacity.get((pk, week), 0),
        }
        for pk, week in keys
        if week <= until
        and (
            now.load.get((pk, week), 0) != then.load.get((pk, week), 0)
            or now.capacity.get((pk, week), 0) != then.capacity.get((pk, week), 0)
        )
    ]
