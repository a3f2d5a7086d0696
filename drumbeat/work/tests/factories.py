"""Tasks for tests."""

from typing import Any

from drumbeat.campaigns.models import Campaign
from drumbeat.kernel.actor import Actor
from drumbeat.work.actions.task import create_task
from drumbeat.work.models import Task


def make_task(actor: Actor, campaign: Campaign, name: str = "Write", **values: Any) -> Task:
    """A task of the campaign, created by the actor."""
    return create_task(actor, campaign.id, {"name": name, **values})
