"""Doors of the weekly time sheet."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.http.doors import Request, reply, writes
from drumbeat.work.actions.sheet import Cell, set_time_sheet
from drumbeat.work.queries.sheet import time_sheet
from drumbeat.work.sheet.schemas import SheetIn, SheetOut

router = Router()


@router.get("/time-sheet", response=SheetOut, operation_id="get_time_sheet")
def get_time_sheet(request: Request, week: date | None = None, person: UUID | None = None) -> HttpResponse:
    """Return the week of a day of a person, both the actor's own unless said otherwise."""
    return reply(_sheet(request.auth, week or today(request.auth.time_zone), person))


@router.put("/time-sheet", response=SheetOut, operation_id="set_time_sheet")
@writes
def put_time_sheet(request: Request, payload: SheetIn) -> HttpResponse:
    """Set minutes of the actor's own sheet; one undoable batch."""
    cells = [Cell(each.task_id, each.date, each.minutes) for each in payload.cells]
    set_time_sheet(request.auth, cells, payload.week.isoformat())
    return reply(_sheet(request.auth, payload.week, None))


def _sheet(actor: Actor, week: date, person_id: UUID | None) -> dict[str, object]:
    whose = person_id or actor.person_id
    if whose is None:
        raise Invalid("work.time_needs_person")
    return asdict(time_sheet(actor, whose, week))
