"""Writes on templates, and what is made from and of them: copies, saved frames, feasibility."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.campaigns import events, offers, policy, rules
from drumbeat.campaigns.actions.campaign import Frame, NewCampaign, create_framed
from drumbeat.campaigns.models import Campaign, Template
from drumbeat.campaigns.queries import find_campaign, find_template, find_type
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.events import assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.kernel.texts import keyed


@dataclass(frozen=True)
class Feasibility:
    """Whether a template fits before a launch: its days, working days short, names of the deciding chain."""

    start: date
    finish: date
    short_by_days: int
    chain: tuple[str, ...]


@action
def create_template(actor: Actor, values: Mapping[str, Any]) -> Template:
    """Create a template of a type, or of all types; each part is checked by the area it belongs to."""
    workspace = workspace_of(actor)
    require(actor, policy.CREATE_TEMPLATE, workspace)
    rules.check_named("campaigns.bad_template", {"name": "", **values}, 160)
    if values.get("type_id"):
        find_type(actor, values["type_id"])
    template = Template.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=workspace.scope_id,
        type_id=values.get("type_id"),
        name=rules.clean_name(values["name"])[0],
        description=values.get("description", ""),
        parts=_checked(actor, values.get("parts") or {}),
    )
    emit(events.TemplateCreated(subject=_ref(template), scope_id=template.scope_id, facts={"name": template.name}))
    return template


@action
def update_template(actor: Actor, template_id: UUID, values: Mapping[str, Any], base: int | None = None) -> Template:
    """Change a template; what is reworded of a shipped one keeps its new words in every language."""
    shown = find_template(actor, template_id)
    require(actor, policy.UPDATE_TEMPLATE, shown)
    rules.check_named("campaigns.bad_template", values, 160)
    refuse_if_changed(actor, shown, _ref(shown), values, base)
    template = Template.objects.get(pk=template_id)
    wanted: dict[str, Any] = {name: values[name] for name in ("description", "type_id") if name in values}
    if wanted.get("type_id"):
        find_type(actor, wanted["type_id"])
    if "parts" in values:
        wanted["parts"] = {**template.parts, **_checked(actor, values["parts"])}
    if "name" in values and (name := rules.clean_name(values["name"])[0]) != shown.name:
        wanted |= {"name": name, "key": ""}
    changes = assign(template, wanted)
    if changes:
        template.save(update_fields=list(changes))
        emit(events.TemplateUpdated(subject=_ref(template), scope_id=template.scope_id, changes=changes))
    return find_template(actor, template_id)


@action
def remove_template(actor: Actor, template_id: UUID) -> None:
    """Put a template away; campaigns made from it stay."""
    template = find_template(actor, template_id)
    require(actor, policy.REMOVE_TEMPLATE, template)
    Template.objects.filter(pk=template.pk).update(deleted_at=now())
    emit(events.TemplateRemoved(subject=_ref(template), scope_id=template.scope_id))


@action
def save_as_template(actor: Actor, campaign_id: UUID, name: str, description: str = "") -> Template:
    """Read a campaign back into a template of its type: dates relative to launch, roles instead of names."""
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.SAVE_AS_TEMPLATE, campaign)
    values = {"name": name, "description": description, "type_id": campaign.type_id}
    return create_template(actor, {**values, "parts": _taken(actor, campaign)})


def copy_campaign(actor: Actor, campaign_id: UUID, new: Mapping[str, Any]) -> Campaign:
    """Create a campaign like another one: its stages, fields' values, deliverables and tasks, placed by a new launch.

    `new` may give name, launch, lead_id, program_id and private; type and the rest are the source's.
    """
    source = find_campaign(actor, campaign_id)
    require(actor, policy.COPY_CAMPAIGN, source)
    like = NewCampaign(
        name=str(new.get("name") or source.name),
        type_id=source.type_id,
        launch=new.get("launch"),
        lead_id=new.get("lead_id") or source.lead_id,
        program_id=new.get("program_id", source.program_id),
        purpose=source.purpose,
        description=source.description,
        private=bool(new.get("private")),
    )
    return create_framed(actor, like, Frame(source.workflow_id, _taken(actor, source), source.fields))


def check_feasibility(actor: Actor, template_id: UUID, launch: date) -> Feasibility | None:
    """Place a template before a launch without writing; None when it holds nothing that takes time."""
    require(actor, policy.CREATE_CAMPAIGN, workspace_of(actor))
    template = find_template(actor, template_id)
    held = [part for name, part in offers.parts.items() if name in template.parts]
    fits = [fit for part in held if (fit := part.fit(actor, template.parts[part.name], launch)) is not None]
    if not fits:
        return None
    worst = max(fits, key=lambda fit: fit.short_by_days)
    return Feasibility(
        min(fit.start for fit in fits), max(fit.finish for fit in fits), worst.short_by_days, worst.chain
    )


def _taken(actor: Actor, campaign: Campaign) -> dict[str, Any]:
    return {name: part.take(actor, campaign) for name, part in offers.parts.items()}


def _checked(actor: Actor, parts: Mapping[str, Any]) -> dict[str, Any]:
    unknown = [name for name in parts if name not in offers.parts]
    if unknown:
        raise Invalid("campaigns.bad_template", fields={f"parts.{name}": ["unknown"] for name in unknown})
    for name, part in parts.items():
        offers.parts[name].check(part)
    return {name: keyed(part, actor.language) for name, part in parts.items()}


def _ref(template: Template) -> Ref:
    return Ref("template", template.id)
