"""The deliverables of a template, one of `rows` each; tasks name a deliverable by its place there.

`{"rows": [{"name" | "text_key", "content_type", "channel_id", "audience_id", "journey_stage", "language", "format",
"due"}]}`. `due` is in calendar days from the launch; a channel or an audience that was removed since is left out.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from drumbeat.audiences.queries import audiences
from drumbeat.campaigns import rules
from drumbeat.campaigns.actions.deliverable import create_deliverables
from drumbeat.campaigns.models import Campaign
from drumbeat.campaigns.offers import Fit, Role, TemplatePart
from drumbeat.campaigns.queries import deliverables
from drumbeat.channels.queries import channels
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.texts import localised

MOST_ROWS = 500
PLAIN = ("journey_stage", "language", "format")


def check(part: Mapping[str, Any]) -> None:
    """Raise Invalid unless the part can be made."""
    rows = part.get("rows", [])
    if not isinstance(rows, list) or len(rows) > MOST_ROWS or not all(isinstance(row, dict) for row in rows):
        raise Invalid("campaigns.bad_template", fields={"parts.deliverables": ["bad_value"]})
    for row in localised(rows, "en"):
        rules.check_deliverable({"name": "", **row})
        if not isinstance(row.get("due") or 0, int):
            raise Invalid("campaigns.bad_template", fields={"parts.deliverables": ["bad_value"]})


def make(
    actor: Actor, campaign: Campaign, part: Mapping[str, Any], launch: date | None, _people: Mapping[str, UUID]
) -> None:
    """Create the deliverables, due relative to the launch."""
    rows = localised(part.get("rows", []), actor.language)
    known = {str(row.id): row.id for row in (*channels(actor), *audiences(actor))}
    create_deliverables(
        actor,
        campaign,
        [
            {
                "name": row["name"],
                "content_type": row.get("content_type") or "",
                "channel_id": known.get(row.get("channel_id")),
                "audience_id": known.get(row.get("audience_id")),
                **{name: row.get(name) or "" for name in PLAIN},
                "due": _day(launch, row.get("due")),
            }
            for row in rows
        ],
    )


def roles(_actor: Actor, _part: Mapping[str, Any]) -> list[Role]:
    """Deliverables ask for nobody."""
    return []


def take(actor: Actor, campaign: Campaign) -> dict[str, Any]:
    """Read a campaign's deliverables back, due relative to its launch."""
    return {
        "rows": [
            {
                "name": row.name,
                "content_type": row.content_type,
                "channel_id": str(row.channel_id) if row.channel_id else None,
                "audience_id": str(row.audience_id) if row.audience_id else None,
                **{name: getattr(row, name) for name in PLAIN},
                "due": (row.due - campaign.launch).days if row.due and campaign.launch else None,
            }
            for row in deliverables(actor, campaign.id)
        ]
    }


def fit(_actor: Actor, _part: Mapping[str, Any], _launch: date) -> Fit | None:
    """Deliverables take no time of their own."""
    return None


def _day(launch: date | None, days: int | None) -> date | None:
    return launch + timedelta(days=days) if launch is not None and days is not None else None


PART = TemplatePart("deliverables", check, make, roles, take, fit)
