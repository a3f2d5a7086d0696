"""Campaigns and what frames them as JSON values; `seq` is the etag, read before the row was."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from drumbeat.campaigns import offers
from drumbeat.campaigns.models import Campaign, CampaignType, CustomField, Deliverable, Program, Template
from drumbeat.campaigns.queries import linked_campaigns, warnings_of
from drumbeat.identity.queries import is_private
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can
from drumbeat.kernel.texts import shipped
from drumbeat.workflow.queries import stages_of

_CAMPAIGN = (
    "id", "name", "phase", "state", "purpose", "description", "start", "launch", "end", "type_id", "program_id",
    "lead_id", "workflow_id", "scope_id", "fields",
)  # fmt: skip


def campaign_out(actor: Actor, row: Campaign, seq: int) -> dict[str, Any]:
    """Return a campaign in full."""
    links = linked_campaigns(actor, row.id)
    return {
        **_picked(row, _CAMPAIGN),
        "visibility": "private" if is_private(row.scope_id) else "open",
        "links": [{"id": pk, "campaign_id": other.id, "name": other.name} for pk, other in links.items()],
        **_standing(actor, "campaign", row, seq),
    }


def program_out(actor: Actor, row: Program, seq: int) -> dict[str, Any]:
    """Return a program."""
    names = ("id", "name", "description", "lead_id", "start", "end")
    return {**_picked(row, names), **_standing(actor, "program", row, seq)}


def type_out(actor: Actor, row: CampaignType, seq: int) -> dict[str, Any]:
    """Return a campaign type with its stages."""
    names = ("id", "name", "icon", "content_types", "channel_ids", "workflow_id", "round_chance", "round_cost")
    stages = [
        _picked(stage, ("id", "name", "category", "limit", "checks")) for stage in stages_of(actor, row.workflow_id)
    ]
    return {**_picked(row, names), "stages": stages, **_standing(actor, "type", row, seq)}


def field_out(actor: Actor, row: CustomField, seq: int) -> dict[str, Any]:
    """Return a custom field."""
    names = ("id", "target", "kind", "name", "required", "type_id", "campaign_id")
    options = [{name: option.get(name, "") for name in ("id", "name", "color")} for option in row.options]
    return {**_picked(row, names), "options": options, **_standing(actor, "field", row, seq)}


_DELIVERABLE = (
    "id", "campaign_id", "name", "channel_id", "audience_id", "message_id", "journey_stage", "language", "master_id",
    "due", "state", "owner_id", "fields",
)  # fmt: skip


def deliverable_out(actor: Actor, row: Deliverable, seq: int) -> dict[str, Any]:
    """Return a deliverable."""
    return deliverables_out(actor, [(row, seq)])[0]


def deliverables_out(actor: Actor, rows: Sequence[tuple[Deliverable, int]]) -> list[dict[str, Any]]:
    """Return deliverables with what is wrong with where they go; shipped words in the reader's language."""
    warned = warnings_of(actor, [row for row, _ in rows])
    return [
        {
            **_picked(row, _DELIVERABLE),
            "content_type": shipped(row.content_type, row.content_type, actor.language),
            "format": shipped(row.format, row.format, actor.language),
            "warnings": [asdict(warning) for warning in warned.get(row.id, ())],
            **_standing(actor, "deliverable", row, seq),
        }
        for row, seq in rows
    ]


def template_brief(actor: Actor, row: Template) -> dict[str, Any]:
    """Return a template as lists show it."""
    return {**_picked(row, ("id", "name", "description", "type_id")), "can": can(actor, "template", row)}


def template_out(actor: Actor, row: Template, seq: int) -> dict[str, Any]:
    """Return a template with its parts and roles."""
    roles = [asdict(role) for role in offers.roles_of(actor, row.parts)]
    return {**template_brief(actor, row), "parts": row.parts, "roles": roles, "etag": seq}


def _picked(row: Any, names: Sequence[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _standing(actor: Actor, kind: str, row: Any, seq: int) -> dict[str, Any]:
    return {"etag": seq, "can": can(actor, kind, row)}
