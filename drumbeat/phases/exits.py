"""Rules computed from campaigns and what lies below them."""

from typing import TYPE_CHECKING

from drumbeat.audiences.queries import messages
from drumbeat.campaigns.queries import campaign_audiences, deliverable_states
from drumbeat.goals.queries import goals_of_campaign
from drumbeat.kernel.actor import Actor
from drumbeat.phases.offers import ExitRule, Met, counted
from drumbeat.phases.rules import CLEARED

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign


def _goal_approved(actor: Actor, campaign: "Campaign") -> Met:
    states = [goal.state for goal in goals_of_campaign(actor, campaign.id) if goal.state != "dropped"]
    return Met(any(state not in ("draft", "proposed") for state in states))


def _audience_chosen(actor: Actor, campaign: "Campaign") -> Met:
    return Met(bool(campaign_audiences(actor, campaign.id)))


def _message_written(actor: Actor, campaign: "Campaign") -> Met:
    return Met(bool(messages(actor, campaign.id)))


def _states(actor: Actor, campaign: "Campaign") -> list[str]:
    return [state for state in deliverable_states(actor, campaign.id) if state != "retired"]


def _deliverables_planned(actor: Actor, campaign: "Campaign") -> Met:
    planned = len(_states(actor, campaign))
    return Met(planned > 0, planned)


def _deliverables_approved(actor: Actor, campaign: "Campaign") -> Met:
    states = _states(actor, campaign)
    return counted(sum(state in CLEARED for state in states), len(states))


def _deliverables_live(actor: Actor, campaign: "Campaign") -> Met:
    states = _states(actor, campaign)
    return counted(states.count("live"), len(states))


def _launch_set(_actor: Actor, campaign: "Campaign") -> Met:
    return Met(campaign.launch is not None)


RULES = (
    ExitRule("goal_approved", _goal_approved),
    ExitRule("audience_chosen", _audience_chosen),
    ExitRule("message_written", _message_written),
    ExitRule("deliverables_planned", _deliverables_planned),
    ExitRule("deliverables_approved", _deliverables_approved),
    ExitRule("deliverables_live", _deliverables_live),
    ExitRule("launch_set", _launch_set),
)
