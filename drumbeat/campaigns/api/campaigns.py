"""Doors of campaigns, their members, links, deliverables and of programs."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.campaigns import queries, schemas
from drumbeat.campaigns.actions import campaign, deliverable, program, template
from drumbeat.campaigns.outputs import campaign_out, deliverable_out, deliverables_out, program_out, template_out
from drumbeat.kernel.http.doors import Request, base_seq, no_content, reply, writes
from drumbeat.kernel.http.etags import after_write, etag, with_etag, with_etags
from drumbeat.kernel.refs import Ref

router = Router()


@router.post("/campaigns", response={201: schemas.CampaignOut}, operation_id="create_campaign")
@writes
def create_campaign(request: Request, payload: schemas.NewCampaignIn) -> HttpResponse:
    """Create a campaign, filled from a template if one is named."""
    values = payload.dict()
    private = values.pop("visibility") == "private"
    created = campaign.create_campaign(request.auth, campaign.NewCampaign(**values, private=private))
    return reply(campaign_out(request.auth, created, after_write(0)), 201)


@router.post("/campaigns/feasibility", response=schemas.FeasibilityOut, operation_id="check_feasibility")
def check_feasibility(request: Request, payload: schemas.FeasibilityIn) -> HttpResponse:
    """Say whether a template fits before a launch; writes nothing."""
    found = template.check_feasibility(request.auth, payload.template_id, payload.launch)
    return reply(asdict(found) if found else {"start": None, "finish": None, "short_by_days": 0, "chain": []})


@router.get("/campaigns/{campaign_id}", response=schemas.CampaignOut, operation_id="get_campaign")
def get_campaign(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return one campaign in full."""
    row, seq = with_etag(request.auth, Ref("campaign", campaign_id), queries.find_campaign)
    return reply(campaign_out(request.auth, row, seq))


@router.patch("/campaigns/{campaign_id}", response=schemas.CampaignOut, operation_id="update_campaign")
@writes
def update_campaign(request: Request, campaign_id: UUID, payload: schemas.CampaignChanges) -> HttpResponse:
    """Change a campaign; fields that others changed since `If-Match` answer 412."""
    before = etag(request.auth.workspace_id, Ref("campaign", campaign_id))
    values = payload.given()
    visibility = values.pop("visibility", None)
    private = None if visibility is None else visibility == "private"
    changed = campaign.update_campaign(request.auth, campaign_id, values, base_seq(request), private=private)
    return reply(campaign_out(request.auth, changed, after_write(before)))


@router.delete("/campaigns/{campaign_id}", response={204: None}, operation_id="remove_campaign")
@writes
def remove_campaign(request: Request, campaign_id: UUID) -> HttpResponse:
    """Move a campaign to the bin with everything it owns."""
    campaign.remove_campaign(request.auth, campaign_id)
    return no_content()


@router.post("/campaigns/{campaign_id}/members", response={201: schemas.MembershipOut}, operation_id="grant_membership")
@writes
def grant_membership(request: Request, campaign_id: UUID, payload: schemas.NewMembership) -> HttpResponse:
    """Give a person or team a standing in a campaign."""
    grant_id = campaign.grant_membership(
        request.auth, campaign_id, payload.role, person_id=payload.person_id, team_id=payload.team_id
    )
    return reply({"id": grant_id}, 201)


@router.delete("/campaigns/{campaign_id}/members/{grant_id}", response={204: None}, operation_id="revoke_membership")
@writes
def revoke_membership(request: Request, campaign_id: UUID, grant_id: UUID) -> HttpResponse:
    """End a standing in a campaign."""
    campaign.revoke_membership(request.auth, campaign_id, grant_id)
    return no_content()


@router.post("/campaigns/{campaign_id}/links", response={201: schemas.LinkOut}, operation_id="link_campaign")
@writes
def link_campaign(request: Request, campaign_id: UUID, payload: schemas.NewLinkIn) -> HttpResponse:
    """Join two campaigns that belong together."""
    link = program.link_campaign(request.auth, campaign_id, payload.campaign_id)
    other = queries.find_campaign(request.auth, payload.campaign_id)
    return reply({"id": link.id, "campaign_id": other.id, "name": other.name}, 201)


@router.delete("/campaigns/{campaign_id}/links/{link_id}", response={204: None}, operation_id="unlink_campaign")
@writes
def unlink_campaign(request: Request, campaign_id: UUID, link_id: UUID) -> HttpResponse:
    """End a link between campaigns."""
    program.unlink_campaign(request.auth, campaign_id, link_id)
    return no_content()


@router.post("/campaigns/{campaign_id}/copy", response={201: schemas.CampaignOut}, operation_id="copy_campaign")
@writes
def copy_campaign(request: Request, campaign_id: UUID, payload: schemas.CampaignCopy) -> HttpResponse:
    """Create a campaign like this one."""
    values = payload.dict(exclude_unset=True)
    values["private"] = values.pop("visibility", "open") == "private"
    copied = template.copy_campaign(request.auth, campaign_id, values)
    return reply(campaign_out(request.auth, copied, after_write(0)), 201)


@router.post("/campaigns/{campaign_id}/template", response={201: schemas.TemplateOut}, operation_id="save_as_template")
@writes
def save_as_template(request: Request, campaign_id: UUID, payload: schemas.SavedTemplate) -> HttpResponse:
    """Save a campaign as a template of its type."""
    saved = template.save_as_template(request.auth, campaign_id, payload.name, payload.description)
    return reply(template_out(request.auth, saved, after_write(0)), 201)


@router.get(
    "/campaigns/{campaign_id}/deliverables", response=list[schemas.DeliverableOut], operation_id="list_deliverables"
)
def list_deliverables(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return a campaign's deliverables in order."""
    found = queries.find_campaign(request.auth, campaign_id)
    rows = with_etags(request.auth, lambda actor: queries.deliverables(actor, found.id))
    return reply(deliverables_out(request.auth, rows))


@router.post(
    "/campaigns/{campaign_id}/deliverables", response={201: schemas.DeliverableOut}, operation_id="create_deliverable"
)
@writes
def create_deliverable(request: Request, campaign_id: UUID, payload: schemas.NewDeliverable) -> HttpResponse:
    """Create a deliverable."""
    created = deliverable.create_deliverable(request.auth, campaign_id, payload.dict())
    return reply(deliverable_out(request.auth, created, after_write(0)), 201)


@router.get("/deliverables/{deliverable_id}", response=schemas.DeliverableOut, operation_id="get_deliverable")
def get_deliverable(request: Request, deliverable_id: UUID) -> HttpResponse:
    """Return one deliverable."""
    row, seq = with_etag(request.auth, Ref("deliverable", deliverable_id), queries.find_deliverable)
    return reply(deliverable_out(request.auth, row, seq))


@router.patch("/deliverables/{deliverable_id}", response=schemas.DeliverableOut, operation_id="update_deliverable")
@writes
def update_deliverable(request: Request, deliverable_id: UUID, payload: schemas.DeliverableChanges) -> HttpResponse:
    """Change a deliverable."""
    before = etag(request.auth.workspace_id, Ref("deliverable", deliverable_id))
    changed = deliverable.update_deliverable(request.auth, deliverable_id, payload.given(), base_seq(request))
    return reply(deliverable_out(request.auth, changed, after_write(before)))


@router.delete("/deliverables/{deliverable_id}", response={204: None}, operation_id="remove_deliverable")
@writes
def remove_deliverable(request: Request, deliverable_id: UUID) -> HttpResponse:
    """Move a deliverable to the bin."""
    queries.find_deliverable(request.auth, deliverable_id)
    deliverable.remove_deliverables(request.auth, [deliverable_id])
    return no_content()


@router.get("/programs", response=list[schemas.ProgramOut], operation_id="list_programs")
def list_programs(request: Request) -> HttpResponse:
    """Return the programs."""
    rows = with_etags(request.auth, queries.programs)
    return reply([program_out(request.auth, row, seq) for row, seq in rows])


@router.post("/programs", response={201: schemas.ProgramOut}, operation_id="create_program")
@writes
def create_program(request: Request, payload: schemas.NewProgram) -> HttpResponse:
    """Create a program."""
    created = program.create_program(request.auth, payload.dict())
    return reply(program_out(request.auth, created, after_write(0)), 201)


@router.patch("/programs/{program_id}", response=schemas.ProgramOut, operation_id="update_program")
@writes
def update_program(request: Request, program_id: UUID, payload: schemas.ProgramChanges) -> HttpResponse:
    """Change a program."""
    before = etag(request.auth.workspace_id, Ref("program", program_id))
    changed = program.update_program(request.auth, program_id, payload.given(), base_seq(request))
    return reply(program_out(request.auth, changed, after_write(before)))
