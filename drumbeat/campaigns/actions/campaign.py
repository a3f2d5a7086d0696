"""Writes on campaigns."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.campaigns import events, offers, policy, rules
from drumbeat.campaigns.models import Campaign
from drumbeat.campaigns.queries import (
    check_values,
    find_campaign,
    find_program,
    find_template,
    find_type,
    refuse_missing,
)  # fmt: skip
from drumbeat.goals.actions.place import remove_with_campaign, restore_with_campaign
from drumbeat.identity.actions.scope import create_scope, grant_scope, revoke_grant, set_privacy
from drumbeat.identity.queries import require_people, workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.events import assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.workflow.actions import copy_workflow

FIELDS = (
    "name", "phase", "state", "purpose", "description", "start", "launch", "end", "fields", "program_id", "lead_id",
)  # fmt: skip


@dataclass(frozen=True)
class NewCampaign:
    """What a campaign is created from; `launch` places a template's tasks, `roles` says who fills its roles."""

    name: str
    type_id: UUID
    template_id: UUID | None = None
    launch: date | None = None
    start: date | None = None
    lead_id: UUID | None = None
    program_id: UUID | None = None
    purpose: str = ""
    description: str = ""
    private: bool = False
    roles: Mapping[str, UUID] = field(default_factory=dict)


@dataclass(frozen=True)
class Frame:
    """What a new campaign is filled from: the stages copied, the parts made, the custom values carried over."""

    workflow_id: UUID
    parts: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)


@action
def create_campaign(actor: Actor, new: NewCampaign) -> Campaign:
    """Create a campaign with its own scope and its type's stages; a template fills it from its launch date."""
    kind = find_type(actor, new.type_id)
    parts = find_template(actor, new.template_id).parts if new.template_id else {}
    return create_framed(actor, new, Frame(kind.workflow_id, parts))


@action
def create_framed(actor: Actor, new: NewCampaign, frame: Frame) -> Campaign:
    """Create a campaign from a frame as one batch, so that it can be taken back with all that was made in it."""
    require(actor, policy.CREATE_CAMPAIGN, workspace_of(actor))
    rules.check_campaign({"name": new.name, "start": new.start, "launch": new.launch})
    lead_id = new.lead_id or actor.person_id
    require_people(actor, [*([new.lead_id] if new.lead_id else []), *new.roles.values()])
    _check_roles(actor, new.roles, frame)
    if new.program_id:
        find_program(actor, new.program_id)
    scope = create_scope(actor, private=new.private)
    with small_batch(actor, "create", new.name.strip(), scope_id=scope.id):
        campaign = Campaign.objects.create(
            workspace_id=actor.workspace_id,
            scope_id=scope.id,
            name=rules.clean_name(new.name)[0],
            type_id=new.type_id,
            program_id=new.program_id,
            workflow=copy_workflow(actor, frame.workflow_id, scope.id),
            lead_id=lead_id,
            purpose=new.purpose,
            description=new.description,
            start=new.start,
            launch=new.launch,
            fields=dict(frame.fields),
        )
        emit(
            events.CampaignCreated(
                subject=ref(campaign), scope_id=scope.id, parents=_parents(campaign), facts={"name": campaign.name}
            )
        )
        for name, part in offers.parts.items():
            if name in frame.parts:
                part.make(actor, campaign, frame.parts[name], new.launch, new.roles)
    if lead_id:
        grant_scope(actor, scope.id, "lead", person_id=lead_id)
    for person_id in dict.fromkeys(new.roles.values()):
        if person_id != lead_id:
            grant_scope(actor, scope.id, "contributor", person_id=person_id)
    return campaign


def _check_roles(actor: Actor, given: Mapping[str, UUID], frame: Frame) -> None:
    known = {role.key for role in offers.roles_of(actor, frame.parts)} if given else set()
    if unknown := [key for key in given if key not in known]:
        raise Invalid("campaigns.bad_campaign", fields={f"roles.{key}": ["unknown"] for key in unknown})


@action
def update_campaign(
    actor: Actor, campaign_id: UUID, values: Mapping[str, Any], base: int | None = None, *, private: bool | None = None
) -> Campaign:
    """Change a campaign's values; conflicts only when the same fields changed since `base`.

    Moving to a later phase or finishing raises Conflict while required fields are empty or exit checks are not met.
    """
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.UPDATE_CAMPAIGN, campaign)
    refuse_if_changed(actor, campaign, ref(campaign), values, base)
    rules.check_campaign({"start": campaign.start, "launch": campaign.launch, "end": campaign.end, **values})
    if values.get("lead_id"):
        require_people(actor, [values["lead_id"]])
        grant_scope(actor, campaign.scope_id, "lead", person_id=values["lead_id"])
    if values.get("program_id"):
        find_program(actor, values["program_id"])
    if private is not None:
        set_privacy(actor, campaign.scope_id, private=private)
    own = {name: values[name] for name in FIELDS if name in values}
    if "name" in own:
        own["name"] = rules.clean_name(own["name"])[0]
    if "fields" in own:
        check_values(actor, "campaign", campaign, own["fields"])
        own["fields"] = {**campaign.fields, **own["fields"]}
    if rules.moves_on({"phase": campaign.phase, "state": campaign.state}, own):
        refuse_missing(actor, "campaign", campaign, own.get("fields") or campaign.fields)
    if own.get("phase", campaign.phase) != campaign.phase:
        for guard in offers.guards:
            guard.moving(actor, campaign, own["phase"])
    changes = assign(campaign, own)
    if changes:
        campaign.save(update_fields=list(changes))
        emit(
            events.CampaignUpdated(
                subject=ref(campaign), scope_id=campaign.scope_id, changes=changes, parents=_parents(campaign)
            )
        )
    return campaign


@action
def remove_campaign(actor: Actor, campaign_id: UUID) -> None:
    """Move a campaign to the bin with everything it owns; it is purged after 30 days."""
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.REMOVE_CAMPAIGN, campaign)
    for dependent in offers.dependents.values():
        dependent.remove(actor, campaign.id)
    remove_with_campaign(actor, campaign.id)
    Campaign.objects.filter(pk=campaign.pk).update(deleted_at=now())
    emit(events.CampaignRemoved(subject=ref(campaign), scope_id=campaign.scope_id, parents=_parents(campaign)))


@action
def restore_campaign(actor: Actor, campaign_id: UUID) -> None:
    """Bring a campaign back from the bin with everything that went with it."""
    campaign = Campaign.objects.get(policy.visible(actor), pk=campaign_id)
    require(actor, policy.REMOVE_CAMPAIGN, campaign)
    Campaign.objects.filter(pk=campaign.pk).update(deleted_at=None)
    restore_with_campaign(actor, campaign.id)
    for dependent in offers.dependents.values():
        dependent.restore(actor, campaign.id)
    emit(events.CampaignRestored(subject=ref(campaign), scope_id=campaign.scope_id, parents=_parents(campaign)))


@action
def grant_membership(
    actor: Actor, campaign_id: UUID, role: str, *, person_id: UUID | None = None, team_id: UUID | None = None
) -> UUID:
    """Give a person or team a standing in the campaign; return the grant's id."""
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.GRANT_MEMBERSHIP, campaign)
    return grant_scope(actor, campaign.scope_id, role, person_id=person_id, team_id=team_id).id


@action
def revoke_membership(actor: Actor, campaign_id: UUID, grant_id: UUID) -> None:
    """End a standing in the campaign."""
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.GRANT_MEMBERSHIP, campaign)
    revoke_grant(actor, campaign.scope_id, grant_id)


def ref(campaign: Campaign) -> Ref:
    """Return the pointer to a campaign."""
    return Ref("campaign", campaign.id)


def _parents(campaign: Campaign) -> tuple[Ref, ...]:
    return (Ref("program", campaign.program_id),) if campaign.program_id else ()
