"""Campaigns for tests."""

from typing import Any

from drumbeat.campaigns.actions.campaign import NewCampaign, create_campaign
from drumbeat.campaigns.models import Campaign, CampaignType, CustomField
from drumbeat.identity.queries import system_actor_of, workspace_of
from drumbeat.kernel.actions import transact
from drumbeat.kernel.actor import Actor
from drumbeat.workflow.actions import create_workflow

__all__ = ("Campaign", "CampaignType", "CustomField", "make_campaign", "make_type")

STAGES = (
    {"name": "To do", "category": "open"},
    {"name": "Doing", "category": "active"},
    {"name": "In review", "category": "review"},
    {"name": "Done", "category": "done"},
)


def make_type(actor: Actor, name: str = "Plain") -> CampaignType:
    """A campaign type with four plain stages."""
    system = system_actor_of(actor.workspace_id)
    scope_id = workspace_of(system).scope_id
    with transact(system):
        return CampaignType.objects.create(
            workspace_id=actor.workspace_id,
            scope_id=scope_id,
            name=name,
            workflow=create_workflow(system, scope_id, STAGES),
            rank="zz",
        )


def make_campaign(actor: Actor, name: str = "Spring", **values: Any) -> Campaign:
    """A campaign of a plain type, created by the actor."""
    return create_campaign(actor, NewCampaign(name=name, type_id=make_type(actor, f"Type of {name}").id, **values))
