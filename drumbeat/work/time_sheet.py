"""The weekly time sheet on the wire: its shapes and doors."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.http import HttpResponse
from ninja import Router, Schema
from pydantic import Field

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.http.doors import Request, reply, writes
from drumbeat.kernel.http.shapes import Strict
from drumbeat.work.actions.sheet import MOST_CELLS, Cell, set_time_sheet
from drumbeat.work.queries.sheet import time_sheet

router = Router()


class SheetRowOut(Schema):
    """A task of the week, its minutes by day from Monday."""

    task_id: UUID
    name: str
    campaign_id: UUID
    campaign: str
    done: bool
    can: list[str]
    minutes: list[int]


class SheetOut(Schema):
    """A person's week; `capacity` are its working minutes by day, `hidden` time on what the reader does not see."""

    person_id: UUID
    days: list[date]
    capacity: list[int]
    rows: list[SheetRowOut]
    hidden: list[int]
    own: bool


class CellIn(Strict):
    """The minutes spent on a task on a day, all entries together."""

    task_id: UUID
    date: date
    minutes: int = Field(ge=0, le=24 * 60)


class SheetIn(Strict):
    """Cells to be set; the sheet of the week of `week` is answered."""

    week: date
    cells: list[CellIn] = Field(min_length=1, max_length=MOST_CELLS)


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
