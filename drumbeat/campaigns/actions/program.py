"""Writes on programs and on links between campaigns."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.campaigns import events, policy, rules
from drumbeat.campaigns.models import Campaign, CampaignLink, Program
from drumbeat.campaigns.queries import find_campaign, find_program
from drumbeat.identity.queries import require_people, workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Conflict, NotFound
from drumbeat.kernel.events import assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref

FIELDS = ("name", "description", "lead_id", "start", "end")


@action
def create_program(actor: Actor, values: Mapping[str, Any]) -> Program:
    """Create a program, seen by everybody of the workspace."""
    workspace = workspace_of(actor)
    require(actor, policy.CREATE_PROGRAM, workspace)
    rules.check_program({"name": "", **values})
    _require_lead(actor, values)
    program = Program.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=workspace.scope_id,
        **{name: values[name] for name in FIELDS if name in values},
    )
    emit(events.ProgramCreated(subject=program_ref(program), scope_id=program.scope_id, facts={"name": program.name}))
    return program


@action
def update_program(actor: Actor, program_id: UUID, values: Mapping[str, Any], base: int | None = None) -> Program:
    """Change a program's name, description, lead or dates."""
    program = find_program(actor, program_id)
    require(actor, policy.UPDATE_PROGRAM, program)
    refuse_if_changed(actor, program, program_ref(program), values, base)
    rules.check_program({"start": program.start, "end": program.end, **values})
    _require_lead(actor, values)
    changes = assign(program, {name: values[name] for name in FIELDS if name in values})
    if changes:
        program.save(update_fields=list(changes))
        emit(events.ProgramUpdated(subject=program_ref(program), scope_id=program.scope_id, changes=changes))
    return program


@action
def link_campaign(actor: Actor, campaign_id: UUID, other_id: UUID) -> CampaignLink:
    """Join two campaigns that belong together; the same pair again, in either order, is the link there is."""
    campaign, other = find_campaign(actor, campaign_id), find_campaign(actor, other_id)
    require(actor, policy.LINK_CAMPAIGN, campaign)
    if campaign.id == other.id:
        raise Conflict("campaigns.link_to_itself")
    pair = Q(campaign=campaign, other=other) | Q(campaign=other, other=campaign)
    present = CampaignLink.objects.filter(pair).first()
    if present is not None:
        return present
    link = CampaignLink.objects.create(
        workspace_id=actor.workspace_id, scope_id=campaign.scope_id, campaign=campaign, other=other
    )
    _note(campaign, other.id, [None, str(other.id)])
    return link


@action
def unlink_campaign(actor: Actor, campaign_id: UUID, link_id: UUID) -> None:
    """End a link of the campaign, whichever side it was made from."""
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.LINK_CAMPAIGN, campaign)
    rows = CampaignLink.objects.filter(Q(campaign=campaign) | Q(other=campaign), pk=link_id)
    link = rows.first()
    if link is None:
        raise NotFound("campaigns.no_link")
    other_id = link.other_id if link.campaign_id == campaign.id else link.campaign_id
    link.delete()
    _note(campaign, other_id, [str(other_id), None])


def program_ref(program: Program) -> Ref:
    """Return the pointer to a program."""
    return Ref("program", program.id)


def _require_lead(actor: Actor, values: Mapping[str, Any]) -> None:
    if values.get("lead_id"):
        require_people(actor, [values["lead_id"]])


def _note(campaign: Campaign, other_id: UUID, change: list[str | None]) -> None:
    emit(
        events.CampaignLinked(
            subject=Ref("campaign", campaign.id),
            scope_id=campaign.scope_id,
            parents=(Ref("campaign", other_id),),
            changes={"linked": change},
        )
    )
