"""Tasks for tests."""

from typing import Any

from drumbeat.campaigns.tests.factories import Campaign
from drumbeat.kernel.actor import Actor
from drumbeat.work.actions.task import create_task
from drumbeat.work.models import Dependency, Task, TaskAssignee, TaskTag
from drumbeat.work.projections.keeping import recompute

__all__ = ("Dependency", "Task", "TaskAssignee", "TaskTag", "make_task", "recompute")


def make_task(actor: Actor, campaign: Campaign, name: str = "Write", **values: Any) -> Task:
    """A task of the campaign, created by the actor."""
    return create_task(actor, campaign.id, {"name": name, **values})
