"""Doors of facts: the grid, the records behind a figure, what waits to be assigned."""

from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import Query, Router

from drumbeat.campaigns.queries import find_campaign
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.http.doors import Request, reply, writes
from drumbeat.kernel.http.paging import page_size
from drumbeat.kernel.policy import can
from drumbeat.metrics import outputs
from drumbeat.metrics.actions import assign, record
from drumbeat.metrics.queries import facts as reads
from drumbeat.metrics.queries.metrics import library
from drumbeat.metrics.schemas import facts as shapes

router = Router()
MOST_DAYS = 800


@router.post("/facts", response=shapes.Tally, operation_id="record_facts")
@writes
def record_facts(request: Request, payload: shapes.FactsIn) -> HttpResponse:
    """Write cells of the grid; each replaces the value there is. All are checked before the first is written."""
    cells = [
        record.Cell(
            **{**cell.dict(exclude={"end", "currency"}), "end": cell.end or cell.start, "currency": cell.currency}
        )
        for cell in payload.cells
    ]
    return reply(record.record_facts(request.auth, cells))


@router.get("/facts", response=shapes.FactPage, operation_id="list_facts")
def list_facts(
    request: Request,
    campaign_id: UUID,
    metric_key: Annotated[str, Query(max_length=60)],
    first: date | None = None,
    last: date | None = None,
    cursor: Annotated[str | None, Query(max_length=500)] = None,
    limit: int | None = None,
) -> HttpResponse:
    """Return the values behind a figure: those of the metric, or of everything its formula comes down to."""
    campaign = find_campaign(request.auth, campaign_id)
    keys = library(request.auth).base_of([metric_key]) or {metric_key}
    rows = reads.facts(request.auth, campaign.id, keys, first=first, last=last)
    page, following = reads.records(rows, cursor, page_size(limit))
    return reply(outputs.records_out(request.auth, page, following, reads.revised([row["id"] for row in page])))


@router.get("/facts/to-assign", response=list[shapes.ToAssign], operation_id="list_facts_to_assign")
def list_facts_to_assign(request: Request) -> HttpResponse:
    """Return the words of sources that stand for no campaign yet."""
    rows = reads.to_assign(request.auth)
    return reply([{**row, "source": row["source__name"]} for row in rows])


@router.post("/facts/assign", response=shapes.Tally, operation_id="assign_facts")
@writes
def assign_facts(request: Request, payload: shapes.AssignedIn) -> HttpResponse:
    """Say which campaign a source's word stands for; later files follow it."""
    found = assign.assign_facts(request.auth, payload.source_id, payload.campaign_ref, payload.campaign_id)
    return reply(found)


@router.get("/facts/{fact_id}/revisions", response=list[shapes.RevisionOut], operation_id="list_fact_revisions")
def list_fact_revisions(request: Request, fact_id: UUID) -> HttpResponse:
    """Return the values a fact had before, the latest first."""
    return reply([outputs.revision_out(row) for row in reads.revisions(request.auth, fact_id)])


@router.get("/campaigns/{campaign_id}/grid", response=shapes.GridOut, operation_id="get_grid")
def get_grid(
    request: Request,
    campaign_id: UUID,
    first: date,
    last: date,
    metrics: Annotated[str, Query(max_length=2000)] = "",
    channel_id: UUID | None = None,
) -> HttpResponse:
    """Return what is written for a campaign's metrics between two days."""
    campaign = find_campaign(request.auth, campaign_id)
    if not 0 <= (last - first).days < MOST_DAYS:
        raise Invalid("metrics.bad_span", fields={"last": ["out_of_range"]}, most=MOST_DAYS)
    keys = [key for key in metrics.split(",") if key] or list(library(request.auth).metrics)
    cells = reads.cells_of(request.auth, campaign.id, keys, first, last, channel_id)
    return reply(
        {
            "currency": workspace_of(request.auth).currency,
            "cells": [outputs.cell_out(row) for row in cells],
            "can": can(request.auth, "campaign", campaign),
        }
    )
