"""What a campaign plans, as its sheet words it: days, deliverables, channels, budget, team."""

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from drumbeat.campaigns.queries import deliverables
from drumbeat.channels.queries import names_of as channel_names
from drumbeat.engines.render import sheet
from drumbeat.identity.queries import grants_of, people_names
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.policy import permits
from drumbeat.kernel.safety.redaction import SEE_MONEY
from drumbeat.kernel.texts import text
from drumbeat.phases.queries import channels_of
from drumbeat.reports.rules.days import short_day
from drumbeat.reports.rules.figures import minor_amount_of
from drumbeat.reports.rules.line import Day, timeline_of
from drumbeat.work.queries.tasks import tasks

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign, Deliverable
    from drumbeat.phases.models import Brief

NAMED = 6
"""Deliverables of one channel that the sheet may name."""
ONLOOKERS = frozenset({"observer"})


def timeline(actor: Actor, campaign: "Campaign") -> sheet.Timeline | None:
    """Return the line of the plan's days: milestones where the plan puts them, else where the schedule does."""
    rows = tasks(actor).filter(campaign_id=campaign.id, kind="milestone")
    days = []
    for name, due, projected, is_launch in rows.values_list("name", "due", "projection__finish", "is_launch"):
        day = due or projected
        if day and not (is_launch and campaign.launch):
            days.append(Day(day, name))
    if campaign.launch:
        days.append(Day(campaign.launch, text("reports.kick_off.launch", actor.language), launch=True))
    return timeline_of(campaign.start, campaign.end, days, today(actor.time_zone), actor.language)


def deliverables_of(actor: Actor, campaign_id: UUID) -> sheet.Deliverables:
    """Return what will be seen, by channel, the channel with most of them first; without what was retired."""
    rows = list(deliverables(actor, campaign_id).exclude(state="retired"))
    names = channel_names(actor, {row.channel_id for row in rows if row.channel_id})
    counts = Counter(row.channel_id for row in rows)
    several = len({row.language for row in rows if row.language}) > 1
    nowhere = text("reports.kick_off.no_channel", actor.language)
    ordered = sorted(counts, key=lambda pk: (pk is None, -counts[pk], names.get(pk, "") if pk else ""))
    groups = [
        sheet.Group(
            channel=names.get(pk, nowhere) if pk else nowhere,
            count=counts[pk],
            items=[
                _item(actor, row, several) for row in _soonest([row for row in rows if row.channel_id == pk])[:NAMED]
            ],
        )
        for pk in ordered
    ]
    return sheet.Deliverables(total=len(rows), groups=groups)


def channels_meant(actor: Actor, campaign_id: UUID) -> list[str]:
    """Return the channels the campaign means to speak on and those its deliverables are for, each once."""
    chosen = channels_of(actor, campaign_id)
    used = deliverables(actor, campaign_id).exclude(state="retired").values_list("channel_id", flat=True)
    ordered = list(dict.fromkeys([*chosen, *(pk for pk in used if pk)]))
    names = channel_names(actor, ordered)
    return [names[pk] for pk in ordered if pk in names]


def budget_of(actor: Actor, brief: "Brief") -> str | None:
    """Return the budget frame: None for who may see no money, empty before it is set."""
    if not permits(actor, SEE_MONEY, None):
        return None
    if brief.budget_minor is None:
        return ""
    return minor_amount_of(brief.budget_minor, brief.budget_currency, actor.language)


def team_of(actor: Actor, campaign: "Campaign") -> list[str]:
    """Return who takes part: the lead, who was given a part, who owns a deliverable; each once, onlookers not."""
    grants = [grant for grant in grants_of(actor, campaign.scope_id) if grant.role not in ONLOOKERS]
    owners = deliverables(actor, campaign.id).exclude(owner_id=None).values_list("owner_id", flat=True)
    named = people_names(actor, {pk for pk in (campaign.lead_id, *owners) if pk})
    lead = named.get(str(campaign.lead_id))
    granted = [of.name for of in (grant.person or grant.team for grant in grants) if of]
    return list(dict.fromkeys([*([lead] if lead else []), *granted, *sorted(named.values())]))


def _soonest(rows: "list[Deliverable]") -> "list[Deliverable]":
    return sorted(rows, key=lambda row: (row.due or date.max, row.rank))


def _item(actor: Actor, row: "Deliverable", several: bool) -> sheet.Item:
    notes = [row.language if several else "", short_day(row.due, actor.language) if row.due else ""]
    return sheet.Item(name=row.name, note=" · ".join(filter(None, notes)))
