"""Production: one master × formats × languages × channels, planned before anything is written."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.audiences.queries import standards
from drumbeat.campaigns import offers
from drumbeat.campaigns.aim import rules
from drumbeat.campaigns.models import Campaign, Deliverable
from drumbeat.campaigns.queries import content_key, deliverables, find_deliverable, ready_days
from drumbeat.campaigns.rules import clean_language, clean_name
from drumbeat.channels.queries import format_key, require_channels
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid, NotFound
from drumbeat.kernel.texts import shipped

INHERITED = ("name", "content_type", "audience_id", "message_id", "journey_stage", "due", "owner_id")


@dataclass(frozen=True)
class Order:
    """What is to be produced: `master` holds the values all rows share, and `id` when it is a deliverable itself."""

    master: Mapping[str, Any]
    formats: Sequence[str] = ()
    languages: Sequence[str] = ()
    channel_ids: Sequence[UUID] = ()
    with_tasks: bool = False


@dataclass(frozen=True)
class Planned:
    """A deliverable to be made; `ready_by` is None where the channel asks for no time."""

    values: dict[str, Any]
    format: str
    channel: str
    ready_by: date | None
    too_late: bool


@dataclass(frozen=True)
class Left:
    """A combination that is not made, and why."""

    combination: rules.Combination
    format: str
    channel: str
    why: rules.Refused
    segment: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Plan:
    """What an order comes to; `tasks` counts what would be made with it."""

    master_id: UUID | None
    rows: list[Planned] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    tasks: int = 0


def plan(actor: Actor, campaign: Campaign, order: Order) -> Plan:
    """Return what would be made and what not; raise Invalid when it is too much or has no name, NotFound for ends."""
    formats = [format_key(each.strip()) for each in order.formats if each.strip()]
    languages = [clean_language(each) for each in order.languages if each.strip()]
    wanted = rules.combinations(formats, languages, order.channel_ids)
    master_id, shared = _master(actor, campaign, order.master)
    channels = require_channels(actor, order.channel_ids)
    there = _standing(actor, campaign)
    held = standards(actor)
    made: list[dict[str, Any]] = []
    left: list[Left] = []
    for each in wanted:
        channel = channels[each.channel_id] if each.channel_id else None
        word = shipped(each.format, each.format, actor.language)
        values = _values(shared, each, word, channel.name if channel else "")
        limit = held.forbidding(each.channel_id, shared.get("audience_id"))
        why = _refusal(values, there, channel, word, limited=limit is not None)
        if why is None:
            made.append(values)
        else:
            said = {"segment": limit.segment, "reason": limit.reason} if limit and why == "limited" else {}
            left.append(Left(each, word, channel.name if channel else "", why, **said))
    tasks = offers.tasks_for(actor, campaign, shared.get("content_type", ""), len(made)) if order.with_tasks else 0
    rules.refuse_tasks(tasks)
    return Plan(master_id, _planned(actor, campaign, made, channels), left, tasks)


def _master(actor: Actor, campaign: Campaign, given: Mapping[str, Any]) -> tuple[UUID | None, dict[str, Any]]:
    shared = {name: given[name] for name in INHERITED if given.get(name)}
    master_id = given.get("id")
    if master_id:
        row = find_deliverable(actor, master_id)
        if row.campaign_id != campaign.id:
            raise NotFound("campaigns.no_deliverable")
        shared = {**{name: getattr(row, name) for name in INHERITED if getattr(row, name)}, **shared}
    name, faults = clean_name(shared.get("name"))
    if faults:
        raise Invalid("campaigns.bad_deliverable", fields={"name": faults})
    if "content_type" in shared:
        shared["content_type"] = content_key(shared["content_type"])
    return master_id, {**shared, "name": name}


def _values(shared: Mapping[str, Any], each: rules.Combination, word: str, channel: str) -> dict[str, Any]:
    name = " · ".join(filter(None, [shared["name"], word, each.language, channel]))
    own = {"format": each.format, "language": each.language, "channel_id": each.channel_id}
    return {**shared, **own, "name": name}


def _refusal(
    values: Mapping[str, Any], there: set[tuple[Any, ...]], channel: Any, word: str, *, limited: bool
) -> rules.Refused | None:
    if limited:
        return "limited"
    if channel is not None and word and channel.formats and word not in channel.formats:
        return "format"
    if len(values["name"]) > rules.LONGEST_NAME:
        return "name"
    return "exists" if _mark(values) in there else None


def _standing(actor: Actor, campaign: Campaign) -> set[tuple[Any, ...]]:
    """What stands in the campaign already, so that an order given twice makes everything once."""
    return {_mark(vars(row)) for row in deliverables(actor, campaign.id)}


def _mark(values: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(values.get(name) or None for name in ("name", "format", "language", "channel_id", "audience_id"))


def _planned(
    actor: Actor, campaign: Campaign, made: Sequence[dict[str, Any]], channels: Mapping[UUID, Any]
) -> list[Planned]:
    drafts = [Deliverable(campaign=campaign, **values) for values in made]
    ready, day = ready_days(actor, drafts), today(actor.time_zone)
    return [
        Planned(
            values,
            shipped(values["format"], values["format"], actor.language),
            channels[values["channel_id"]].name if values["channel_id"] else "",
            ready.get(draft.id),
            draft.id in ready and ready[draft.id] < day,
        )
        for values, draft in zip(made, drafts, strict=True)
    ]
