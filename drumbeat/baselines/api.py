"""Doors of baselines."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.baselines import actions, policy, queries, schemas
from drumbeat.baselines.models import Baseline
from drumbeat.campaigns.queries import find_campaign
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.http.doors import Request, no_content, reply, writes
from drumbeat.kernel.policy import can, permits

router = Router()


@router.get("/campaigns/{campaign_id}/baselines", operation_id="list_baselines", response=schemas.BaselinesOut)
def list_baselines(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return a campaign's baselines, the latest first."""
    actor = request.auth
    rows = queries.baselines_of(actor, campaign_id)
    may = permits(actor, policy.TAKE_BASELINE, find_campaign(actor, campaign_id))
    return reply({"baselines": [_shape(actor, row) for row in rows], "can_take": may})


@router.post("/campaigns/{campaign_id}/baselines", operation_id="take_baseline", response={201: schemas.BaselineOut})
@writes
def take_baseline(request: Request, campaign_id: UUID, payload: schemas.NewBaseline) -> HttpResponse:
    """Keep a campaign's plan as it stands."""
    row = actions.take_baseline(request.auth, campaign_id, payload.name, payload.note)
    return reply(_shape(request.auth, queries.find_baseline(request.auth, row.id)), 201)


@router.get("/baselines/{baseline_id}", operation_id="get_baseline", response=schemas.BaselineBars)
def get_baseline(request: Request, baseline_id: UUID) -> HttpResponse:
    """Return a baseline with the days of its tasks."""
    row = queries.find_baseline(request.auth, baseline_id)
    return reply({**_shape(request.auth, row), "bars": queries.bars_of(row)})


@router.patch("/baselines/{baseline_id}", operation_id="rename_baseline", response=schemas.BaselineOut)
@writes
def rename_baseline(request: Request, baseline_id: UUID, payload: schemas.BaselineChanges) -> HttpResponse:
    """Change a baseline's name or note."""
    values = {name: value for name, value in payload.dict(exclude_unset=True).items() if value is not None}
    return reply(_shape(request.auth, actions.rename_baseline(request.auth, baseline_id, values)))


@router.delete("/baselines/{baseline_id}", operation_id="remove_baseline", response={204: None})
@writes
def remove_baseline(request: Request, baseline_id: UUID) -> HttpResponse:
    """Move a baseline to the bin."""
    actions.remove_baseline(request.auth, baseline_id)
    return no_content()


@router.get("/campaigns/{campaign_id}/variance", operation_id="get_variance", response=schemas.VarianceOut)
def get_variance(request: Request, campaign_id: UUID, baseline: UUID, against: str = queries.CURRENT) -> HttpResponse:
    """Return how far a campaign moved from a baseline, to the plan as it stands or to another baseline."""
    return reply(queries.variance(request.auth, campaign_id, baseline, against))


def _shape(actor: Actor, row: Baseline) -> dict[str, Any]:
    values = {name: getattr(row, name) for name in ("id", "campaign_id", "name", "note", "taken_at")}
    values["taken_by"] = row.taken_by.name if row.taken_by else ""
    return {**values, "count": vars(row)["held"], "can": can(actor, "baseline", row)}
