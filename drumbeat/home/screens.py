"""Read models of the hot screens: few statements, plain values, people and tags once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from drumbeat.campaigns.queries import campaigns, fields_for, find_campaign, find_program, open_campaigns, types
from drumbeat.goals.queries import find_goal
from drumbeat.identity.queries import grants_of, in_scope, people_names
from drumbeat.kernel.actions import clock_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.policy import can
from drumbeat.kernel.raw.shapes import Order
from drumbeat.kernel.safety.feed import feed_page
from drumbeat.kernel.safety.naming import Told, names_in
from drumbeat.work.queries.rows import compact, links_of, rows_of
from drumbeat.work.queries.tasks import campaign_projections, find_task
from drumbeat.workflow.queries import stages_of

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

_CAMPAIGN = (
    "id", "name", "phase", "state", "purpose", "start", "launch", "end", "type_id", "program_id", "lead_id",
    "workflow_id", "scope_id",
)  # fmt: skip
MOST_LATE = 50
"""Late tasks on a campaign's home; the list has them all, the roll-up their number."""


def work_screen(actor: Actor, campaign_id: UUID, *, links: bool) -> dict[str, Any]:
    """Return everything list, board and timeline of a campaign need in one answer."""
    campaign = find_campaign(actor, campaign_id)
    day = today(actor.time_zone)
    seq = clock_of(actor.workspace_id)
    body = compact(rows_of(actor, Q(campaign_id=campaign.id)), actor, day)
    stages = stages_of(actor, campaign.workflow_id)
    place = {str(stage.id): index for index, stage in enumerate(stages)}
    for task in body["tasks"]:
        task["stage"] = place.get(task.pop("stage_id"), 0)
        del task["campaign_id"]
    body["seq"] = seq
    body["today"] = day
    body["campaign"] = campaign_head(actor, campaign)
    body["stages"] = [stage_out(stage) for stage in stages]
    body["people"] = named_people(actor, body["people"])
    body["fields"] = [field_out(field) for field in fields_for(actor, "task", campaign)]
    if links:
        body["links"] = links_of(actor, campaign.id)
    return body


def campaign_head(actor: Actor, campaign: "Campaign") -> dict[str, Any]:
    """Return what heads every screen of a campaign."""
    return {**{name: getattr(campaign, name) for name in _CAMPAIGN}, "can": can(actor, "campaign", campaign)}


def named_people(actor: Actor, ids: Sequence[str | UUID]) -> list[dict[str, Any]]:
    """Return id and name of the people, in the order of the ids."""
    names = people_names(actor, ids)
    return [{"id": pk, "name": names.get(str(pk), "")} for pk in ids]


def stage_out(stage: Any) -> dict[str, Any]:
    """Return a stage as screens show it."""
    return {name: getattr(stage, name) for name in ("id", "name", "category", "limit", "checks")}


def field_out(field: Any) -> dict[str, Any]:
    """Return a custom field as screens show it."""
    return {name: getattr(field, name) for name in ("id", "name", "kind", "options", "required", "target")}


def my_work(actor: Actor) -> dict[str, Any]:
    """Return the actor's open tasks over all campaigns, with their campaigns' names."""
    mine = Q(assignees__person_id=actor.person_id, completed_at__isnull=True)
    return _across(actor, mine)


def today_screen(actor: Actor) -> dict[str, Any]:
    """Return the day: mine due and overdue, mine coming up within a week, milestones ahead, campaigns I lead."""
    day = today(actor.time_zone)
    week = day + timedelta(days=7)
    mine = Q(assignees__person_id=actor.person_id, completed_at__isnull=True) & (Q(due__lte=week) | Q(start__lte=day))
    body = _across(actor, mine)
    ahead = Q(kind="milestone", completed_at__isnull=True, due__gte=day, due__lte=day + timedelta(days=30))
    open_ones = Q(campaign__state="open", campaign__deleted_at__isnull=True)
    body["milestones"] = _milestones(rows_of(actor, ahead & open_ones))
    led = open_campaigns(actor).filter(lead_id=actor.person_id)
    body["leading"] = _portfolio_rows(actor, led)
    return body


def portfolio(actor: Actor, state: str) -> dict[str, Any]:
    """Return the campaigns the actor sees in one state, with roll-ups, types and programs."""
    rows = campaigns(actor).filter(state=state)
    body = _portfolio_rows(actor, rows)
    return {
        "seq": clock_of(actor.workspace_id),
        "today": today(actor.time_zone),
        "campaigns": body,
        "types": [{"id": row.id, "name": row.name, "icon": row.icon} for row in types(actor)],
        "people": named_people(actor, sorted({row["lead_id"] for row in body if row["lead_id"]})),
    }


def campaign_home(actor: Actor, campaign_id: UUID) -> dict[str, Any]:
    """Return a campaign at a glance: head, roll-up, next milestones, what is late, who takes part."""
    campaign = find_campaign(actor, campaign_id)
    day = today(actor.time_zone)
    seq = clock_of(actor.workspace_id)
    late = Q(campaign_id=campaign.id, completed_at__isnull=True, due__lt=day)
    body = _across(actor, late, ("due", "rank", "id"), MOST_LATE)
    ahead = Q(campaign_id=campaign.id, kind="milestone", completed_at__isnull=True)
    return {
        **body,
        "seq": seq,
        "campaign": campaign_head(actor, campaign) | {"description": campaign.description, "fields": campaign.fields},
        "projection": campaign_projections([campaign.id]).get(campaign.id),
        "milestones": _milestones(rows_of(actor, ahead))[:6],
        "members": [_member(grant) for grant in grants_of(actor, campaign.scope_id)],
        "custom_fields": [field_out(field) for field in fields_for(actor, "campaign", campaign)],
    }


@dataclass(frozen=True)
class FeedOf:
    """Whose feed is meant: one thing's, or everything the actor sees when nothing is named."""

    campaign_id: UUID | None = None
    task_id: UUID | None = None
    program_id: UUID | None = None
    goal_id: UUID | None = None


def feed(actor: Actor, whose: FeedOf, cursor: str | None, limit: int) -> dict[str, Any]:
    """Return what happened in a campaign, to one task, program or goal, or wherever the actor sees, newest first."""
    if whose.task_id is not None:
        of = Q(subject_id=find_task(actor, whose.task_id).id)
    elif whose.program_id is not None:
        of = Q(subject_id=find_program(actor, whose.program_id).id)
    elif whose.goal_id is not None:
        of = Q(subject_id=find_goal(actor, whose.goal_id).id)
    elif whose.campaign_id is not None:
        of = Q(scope_id=find_campaign(actor, whose.campaign_id).scope_id)
    else:
        of = in_scope(actor)
    items, following = feed_page(actor, of, cursor, limit)
    names = names_in(actor, [_told(item) for item in items])
    for subject in (item["subject"] for item in items):
        subject["name"] = names.get(str(subject["id"]), subject["name"])
    who = sorted({item["actor_id"] for item in items if item["actor_id"]})
    return {"items": items, "people": named_people(actor, who), "names": names, "next": following}


def _told(item: dict[str, Any]) -> Told:
    return Told(item["subject"]["kind"], item["subject"]["id"], item["changes"], item["facts"])


def _across(actor: Actor, where: Q, order: Order = ("rank", "id"), limit: int | None = None) -> dict[str, Any]:
    """Return compact rows over all open campaigns, with the campaigns and stages they stand in."""
    day = today(actor.time_zone)
    seq = clock_of(actor.workspace_id)
    shown = where & Q(campaign__state="open", campaign__deleted_at__isnull=True)
    body = compact(rows_of(actor, shown, order, limit), actor, day)
    body["people"] = named_people(actor, body["people"])
    wanted = {task["campaign_id"] for task in body["tasks"]}
    rows = campaigns(actor).filter(pk__in=wanted).values("id", "name", "phase", "workflow_id")
    body["campaigns"] = list(rows)
    body["seq"], body["today"] = seq, day
    return body


def _milestones(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    ahead = [
        {
            "id": row["id"],
            "campaign_id": row["campaign_id"],
            "name": row["name"],
            "due": row["due"],
            "projected": row["projection__finish"],
            "is_launch": row["is_launch"],
        }
        for row in rows
    ]
    return sorted(ahead, key=lambda row: (row["due"] or row["projected"] or "9999", row["name"]))


def _portfolio_rows(actor: Actor, rows: Any) -> list[dict[str, Any]]:
    found = list(rows.order_by("launch", "name", "id").values(*_CAMPAIGN)[:1000])
    rolled = campaign_projections([row["id"] for row in found])
    return [{**row, "projection": rolled.get(row["id"])} for row in found]


def _member(grant: Any) -> dict[str, Any]:
    of = grant.person or grant.team
    kind = "person" if grant.person else "team"
    return {"grant_id": grant.id, "kind": kind, "id": of.id, "name": of.name, "role": grant.role}
