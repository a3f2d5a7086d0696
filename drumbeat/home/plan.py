"""A campaign's plan: the ten steps of its set-up with what stands behind each, read from the records themselves."""

from collections import Counter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from drumbeat.audiences.queries import messages, proof_points
from drumbeat.campaigns.queries import campaign_audiences, deliverables, find_campaign, find_type
from drumbeat.channels.queries import names_of as channel_names
from drumbeat.goals.queries import goals_of_campaign
from drumbeat.home.screens import campaign_head, named_people
from drumbeat.identity.queries import grants_of, workspace_of
from drumbeat.kernel.actions import clock_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.metrics.queries.metrics import metric_names
from drumbeat.metrics.queries.targets import targets
from drumbeat.phases.queries import STEPS, brief_of, brief_seen
from drumbeat.work.queries.rows import rows_of
from drumbeat.work.queries.tasks import campaign_projections

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

_MILESTONES = 12


def plan_screen(actor: Actor, campaign_id: UUID) -> dict[str, Any]:
    """Return the plan of a campaign: its steps with their states, and the records of each step."""
    campaign = find_campaign(actor, campaign_id)
    seq = clock_of(actor.workspace_id)
    brief = brief_seen(actor, brief_of(actor, campaign))
    kind = find_type(actor, campaign.type_id)
    body = {
        "seq": seq,
        "today": today(actor.time_zone),
        "currency": workspace_of(actor).currency,
        "campaign": campaign_head(actor, campaign) | {"description": campaign.description},
        "type_name": kind.name,
        "type_key": kind.key.rsplit(".", 1)[-1],
        "brief": brief,
        "goals": [_goal(goal) for goal in goals_of_campaign(actor, campaign.id)],
        "targets": _targets(actor, campaign),
        "audiences": [_audience(row) for row in campaign_audiences(actor, campaign.id)],
        "messages": _messages(actor, campaign),
        "deliverables": _deliverables(actor, campaign),
        "people": _people(actor, campaign),
        "work": campaign_projections([campaign.id]).get(campaign.id),
        "milestones": _milestones(actor, campaign),
    }
    body["channels"] = _channels(actor, body)
    done = steps_done(body)
    body["steps"] = [{"key": key, "state": _state(key, done, brief["skipped"])} for key in STEPS]
    return body


def steps_done(body: dict[str, Any]) -> dict[str, bool]:
    """Return of which steps there are records; that of a budget is told to those too who may not see it."""
    brief, campaign, work = body["brief"], body["campaign"], body["work"]
    return {
        "goal": any(goal["state"] != "dropped" for goal in body["goals"]),
        "metrics": bool(body["targets"]),
        "audience": bool(body["audiences"]),
        "message": bool(body["messages"]),
        "scope": bool(brief["scope_in"] or brief["scope_out"]),
        "team": bool(work and work["total"]),
        "deliverables": bool(body["deliverables"]["total"]),
        "budget": brief["has_budget"],
        "timeline": campaign["launch"] is not None and bool(body["channels"]),
        "measurement": bool(brief["measurement"]),
    }


def _state(key: str, done: dict[str, bool], skipped: list[str]) -> str:
    if done[key]:
        return "done"
    return "skipped" if key in skipped else "open"


def _goal(goal: Any) -> dict[str, Any]:
    names = ("id", "name", "statement", "state", "unit", "currency", "due", "owner_id")
    return {name: getattr(goal, name) for name in names} | {
        "baseline": _written(goal.baseline),
        "target": _written(goal.target),
    }


def _targets(actor: Actor, campaign: "Campaign") -> list[dict[str, Any]]:
    rows = list(targets(actor).filter(campaign_id=campaign.id))
    names = metric_names(actor, [row.metric_key for row in rows])
    return [
        {"id": row.id, "metric_key": row.metric_key, "name": names.get(row.metric_key, row.metric_key)} for row in rows
    ]


def _audience(row: Any) -> dict[str, Any]:
    return {"id": row.audience_id, "name": row.audience.name, "kind": row.audience.kind, "primary": row.primary}


def _messages(actor: Actor, campaign: "Campaign") -> list[dict[str, Any]]:
    proofs: dict[UUID, list[str]] = {}
    for proof in proof_points(actor, campaign.id):
        proofs.setdefault(proof.message_id, []).append(proof.text)
    return [
        {
            "id": row.id,
            "audience_id": row.audience_id,
            "core": row.core,
            "call_to_action": row.call_to_action,
            "proofs": proofs.get(row.id, []),
        }
        for row in messages(actor, campaign.id)
    ]


def _deliverables(actor: Actor, campaign: "Campaign") -> dict[str, Any]:
    rows = deliverables(actor, campaign.id).exclude(state="retired").values_list("state", "channel_id")
    found = list(rows)
    return {
        "total": len(found),
        "states": dict(Counter(state for state, _ in found)),
        "channels": [{"channel_id": pk, "count": count} for pk, count in Counter(pk for _, pk in found).most_common()],
    }


def _channels(actor: Actor, body: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the channels chosen, then those deliverables go out on all the same."""
    used = [each["channel_id"] for each in body["deliverables"]["channels"] if each["channel_id"]]
    chosen = body["brief"]["channel_ids"]
    wanted = list(dict.fromkeys([*chosen, *used]))
    names = channel_names(actor, wanted)
    return [{"id": pk, "name": names[pk], "chosen": pk in chosen} for pk in wanted if pk in names]


def _people(actor: Actor, campaign: "Campaign") -> list[dict[str, Any]]:
    granted = {grant.person_id: grant.role for grant in grants_of(actor, campaign.scope_id) if grant.person_id}
    people = named_people(actor, list(dict.fromkeys([*([campaign.lead_id] if campaign.lead_id else []), *granted])))
    return [{**each, "role": granted.get(each["id"], "lead")} for each in people]


def _milestones(actor: Actor, campaign: "Campaign") -> list[dict[str, Any]]:
    rows = rows_of(actor, Q(campaign_id=campaign.id, kind="milestone"), ("due", "rank", "id"), _MILESTONES)
    return [
        {
            "id": row["id"],
            "name": row["name"],
            "due": row["due"],
            "projected": row["projection__finish"],
            "done": row["completed_at"] is not None,
            "is_launch": row["is_launch"],
        }
        for row in rows
    ]


def _written(value: Any) -> str | None:
    return None if value is None else f"{value.normalize():f}"
