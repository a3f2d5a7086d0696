"""Doors of boards."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.kernel.http.doors import Request, reply
from drumbeat.metrics.schemas.boards import CampaignResults, ProgramResults
from drumbeat.metrics.screens.results import campaign_results, program_results

router = Router()


@router.get("/campaigns/{campaign_id}/results", response=CampaignResults, operation_id="get_campaign_results")
def get_campaign_results(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return a campaign's targets against its results, and everything else that was measured."""
    return reply(campaign_results(request.auth, campaign_id))


@router.get("/programs/{program_id}/results", response=ProgramResults, operation_id="get_program_results")
def get_program_results(request: Request, program_id: UUID) -> HttpResponse:
    """Return a program's targets against its results, and a table of its campaigns."""
    return reply(program_results(request.auth, program_id))
