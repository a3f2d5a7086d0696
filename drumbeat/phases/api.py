"""Doors of phases."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.campaigns.queries import find_campaign
from drumbeat.kernel.http.doors import Request, base_seq, no_content, reply, writes
from drumbeat.kernel.http.etags import after_write, etag
from drumbeat.kernel.refs import Ref
from drumbeat.phases import schemas
from drumbeat.phases.actions import brief, exit_check, phase
from drumbeat.phases.outputs import brief_out, check_out, phases_out
from drumbeat.phases.queries import brief_of, exit_checks

router = Router()


@router.get("/campaigns/{campaign_id}/brief", response=schemas.BriefOut, operation_id="get_brief")
def get_brief(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return the brief of a campaign."""
    row = brief_of(request.auth, find_campaign(request.auth, campaign_id))
    seq = etag(request.auth.workspace_id, Ref("brief", row.id))
    return reply(brief_out(request.auth, brief_of(request.auth, find_campaign(request.auth, campaign_id)), seq))


@router.patch("/campaigns/{campaign_id}/brief", response=schemas.BriefOut, operation_id="update_brief")
@writes
def update_brief(request: Request, campaign_id: UUID, payload: schemas.BriefChanges) -> HttpResponse:
    """Change the brief of a campaign."""
    found = brief_of(request.auth, find_campaign(request.auth, campaign_id))
    before = etag(request.auth.workspace_id, Ref("brief", found.id))
    changed = brief.update_brief(request.auth, campaign_id, payload.given(), base_seq(request))
    return reply(brief_out(request.auth, changed, after_write(before)))


@router.get("/campaigns/{campaign_id}/phases", response=schemas.PhasesOut, operation_id="get_phases")
def get_phases(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return a campaign's way along the ribbon: checks as they stand and when phases were left."""
    return reply(phases_out(request.auth, find_campaign(request.auth, campaign_id)))


@router.post(
    "/campaigns/{campaign_id}/phases/{phase_key}/close", response=schemas.PhasesOut, operation_id="close_phase"
)
@writes
def close_phase(
    request: Request, campaign_id: UUID, phase_key: schemas.Phase, payload: schemas.Closing
) -> HttpResponse:
    """Close the present phase; with a reason although checks are not met."""
    phase.close_phase(request.auth, campaign_id, phase_key, payload.reason)
    return reply(phases_out(request.auth, find_campaign(request.auth, campaign_id)))


@router.post(
    "/campaigns/{campaign_id}/phases/{phase_key}/reopen", response=schemas.PhasesOut, operation_id="reopen_phase"
)
@writes
def reopen_phase(request: Request, campaign_id: UUID, phase_key: schemas.Phase) -> HttpResponse:
    """Go back to a phase that was closed."""
    phase.reopen_phase(request.auth, campaign_id, phase_key)
    return reply(phases_out(request.auth, find_campaign(request.auth, campaign_id)))


@router.put("/campaigns/{campaign_id}/checks/{check_id}", response={204: None}, operation_id="mark_check")
@writes
def mark_check(request: Request, campaign_id: UUID, check_id: UUID) -> HttpResponse:
    """Tick an exit check by hand."""
    phase.mark_check(request.auth, campaign_id, check_id)
    return no_content()


@router.delete("/campaigns/{campaign_id}/checks/{check_id}", response={204: None}, operation_id="unmark_check")
@writes
def unmark_check(request: Request, campaign_id: UUID, check_id: UUID) -> HttpResponse:
    """Take a tick back."""
    phase.unmark_check(request.auth, campaign_id, check_id)
    return no_content()


@router.get("/types/{type_id}/checks", response=list[schemas.ExitCheckOut], operation_id="list_exit_checks")
def list_exit_checks(request: Request, type_id: UUID) -> HttpResponse:
    """Return the exit checks of a campaign type in order."""
    return reply([check_out(request.auth, row) for row in exit_checks(request.auth, type_id)])


@router.post("/types/{type_id}/checks", response={201: schemas.ExitCheckOut}, operation_id="add_exit_check")
@writes
def add_exit_check(request: Request, type_id: UUID, payload: schemas.NewExitCheck) -> HttpResponse:
    """Give a campaign type an exit check."""
    return reply(check_out(request.auth, exit_check.add_exit_check(request.auth, type_id, payload.dict())), 201)


@router.patch("/checks/{check_id}", response=schemas.ExitCheckOut, operation_id="update_exit_check")
@writes
def update_exit_check(request: Request, check_id: UUID, payload: schemas.ExitCheckChanges) -> HttpResponse:
    """Change an exit check."""
    return reply(check_out(request.auth, exit_check.update_exit_check(request.auth, check_id, payload.given())))


@router.delete("/checks/{check_id}", response={204: None}, operation_id="remove_exit_check")
@writes
def remove_exit_check(request: Request, check_id: UUID) -> HttpResponse:
    """Move an exit check to the bin."""
    exit_check.remove_exit_checks(request.auth, [check_id])
    return no_content()
