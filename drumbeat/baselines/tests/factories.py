"""Baselines for tests, made by their own verbs."""

from drumbeat.baselines.actions import take_baseline
from drumbeat.baselines.models import Baseline
from drumbeat.campaigns.tests.factories import Campaign
from drumbeat.kernel.actor import Actor


def a_baseline(actor: Actor, campaign: Campaign, name: str = "Approved") -> Baseline:
    """Return the campaign's plan, kept as it stands."""
    return take_baseline(actor, campaign.id, name)
