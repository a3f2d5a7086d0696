"""Believable values of custom fields, by kind."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from drumbeat.campaigns.models import Campaign
from drumbeat.campaigns.queries import fields_for
from drumbeat.kernel.actor import Actor

if TYPE_CHECKING:
    from drumbeat.config.demo.replay import Stage


def value_of(stage: "Stage", target: str, campaign: Campaign, actor: Actor) -> dict[str, Any]:
    """Return a value for each custom field of a target."""
    found: dict[str, Any] = {}
    for field in fields_for(actor, target, campaign):
        options = [option["id"] for option in field.options]
        found[str(field.id)] = {
            "text": stage.data["value"],
            "number": stage.random.randrange(4, 60) * 10,
            "money": {"amount": stage.random.randrange(20, 900) * 1000, "currency": stage.workspace.currency},
            "date": (campaign.launch - timedelta(days=21)).isoformat() if campaign.launch else None,
            "choice": stage.random.choice(options) if options else None,
            "multi_choice": options[:2],
            "person": str(campaign.lead_id),
            "url": "https://example.com/",
            "checkbox": True,
        }[field.kind]
    return found
