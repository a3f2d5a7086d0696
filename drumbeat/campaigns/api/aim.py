"""Doors of whom a campaign addresses, the matrix, the message check and production."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.campaigns import policy, queries
from drumbeat.campaigns.actions import audience, production
from drumbeat.campaigns.aim import schemas
from drumbeat.campaigns.aim.gaps import message_check
from drumbeat.campaigns.aim.matrix import matrix
from drumbeat.campaigns.aim.production import Left, Order, Planned, plan
from drumbeat.campaigns.models import CampaignAudience
from drumbeat.kernel.http.doors import Request, no_content, reply, writes
from drumbeat.kernel.policy import require

router = Router()


@router.get(
    "/campaigns/{campaign_id}/audiences",
    response=list[schemas.CampaignAudienceOut],
    operation_id="list_campaign_audiences",
)
def list_campaign_audiences(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return whom a campaign addresses, the primary audience first."""
    found = queries.find_campaign(request.auth, campaign_id)
    return reply([_addressed(row) for row in queries.campaign_audiences(request.auth, found.id)])


@router.put(
    "/campaigns/{campaign_id}/audiences/{audience_id}",
    response=schemas.CampaignAudienceOut,
    operation_id="address_audience",
)
@writes
def address_audience(
    request: Request, campaign_id: UUID, audience_id: UUID, payload: schemas.Addressed
) -> HttpResponse:
    """Address an audience, as the primary one or beside it."""
    row = audience.address_audience(request.auth, campaign_id, audience_id, primary=payload.primary)
    return reply(_addressed(row))


@router.delete("/campaigns/{campaign_id}/audiences/{audience_id}", response={204: None}, operation_id="drop_audience")
@writes
def drop_audience(request: Request, campaign_id: UUID, audience_id: UUID) -> HttpResponse:
    """Address an audience no longer; what was made for it stays."""
    audience.drop_audience(request.auth, campaign_id, audience_id)
    return no_content()


@router.get("/campaigns/{campaign_id}/matrix", response=schemas.MatrixOut, operation_id="show_matrix")
def show_matrix(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return audience × journey stage × channel with what fills each cell and which empty one should be filled."""
    return reply(matrix(request.auth, campaign_id))


@router.get("/campaigns/{campaign_id}/message-check", response=schemas.MessageCheckOut, operation_id="check_messages")
def check_messages(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return where the message house and the deliverables of a campaign do not meet."""
    return reply(message_check(request.auth, campaign_id))


@router.post(
    "/campaigns/{campaign_id}/production/preview",
    response=schemas.ProductionPlan,
    operation_id="preview_production",
)
def preview_production(request: Request, campaign_id: UUID, payload: schemas.ProductionIn) -> HttpResponse:
    """Name what production would make and what not; writes nothing."""
    campaign = queries.find_campaign(request.auth, campaign_id)
    require(request.auth, policy.PRODUCE_DELIVERABLES, campaign)
    found = plan(request.auth, campaign, _order(payload))
    return reply(
        {
            "count": len(found.rows),
            "rows": [_planned(row) for row in found.rows],
            "left": [_left(each) for each in found.left],
            "tasks": found.tasks,
        }
    )


@router.post(
    "/campaigns/{campaign_id}/production",
    response={201: schemas.ProductionOut},
    operation_id="produce_deliverables",
)
@writes
def produce_deliverables(request: Request, campaign_id: UUID, payload: schemas.ProductionIn) -> HttpResponse:
    """Make one deliverable for each combination of formats, languages and channels, as one batch."""
    made = production.produce_deliverables(request.auth, campaign_id, _order(payload))
    return reply(
        {
            "batch_id": made.batch_id,
            "deliverable_ids": [row.id for row in made.rows],
            "tasks": made.tasks,
            "left": [_left(each) for each in made.left],
        },
        201,
    )


def _order(payload: schemas.ProductionIn) -> Order:
    return Order(payload.master.dict(), payload.formats, payload.languages, payload.channels, payload.with_tasks)


def _addressed(row: CampaignAudience) -> dict[str, Any]:
    return {"audience_id": row.audience_id, "primary": row.primary}


def _planned(row: Planned) -> dict[str, Any]:
    values = row.values
    return {
        "name": values["name"],
        "format": row.format,
        "language": values["language"],
        "channel_id": values["channel_id"],
        "channel": row.channel,
        "due": values.get("due"),
        "ready_by": row.ready_by,
        "too_late": row.too_late,
    }


def _left(each: Left) -> dict[str, Any]:
    return {
        "format": each.format,
        "language": each.combination.language,
        "channel_id": each.combination.channel_id,
        "channel": each.channel,
        "why": each.why,
        "segment": each.segment,
        "reason": each.reason,
    }
