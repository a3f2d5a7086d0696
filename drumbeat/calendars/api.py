"""Doors of calendars."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.calendars import actions, schemas
from drumbeat.calendars.models import CalendarDay
from drumbeat.calendars.queries import days_of, find_calendar
from drumbeat.engines.calendars.holidays_source import SUPPORTED
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.http.doors import Request, base_seq, no_content, reply, writes
from drumbeat.kernel.http.etags import etag
from drumbeat.kernel.policy import can

router = Router()


@router.get("/calendar", response=schemas.CalendarOut, operation_id="get_calendar")
def get_calendar(request: Request) -> HttpResponse:
    """Return the workspace's calendar with the days that differ from its week."""
    return reply(_calendar_out(request.auth))


@router.patch("/calendar", response=schemas.CalendarOut, operation_id="update_calendar")
@writes
def update_calendar(request: Request, payload: schemas.CalendarChanges) -> HttpResponse:
    """Change the working week or the country whose holidays are kept."""
    values = {name: value for name, value in payload.dict(exclude_unset=True).items() if value is not None}
    actions.update_calendar(request.auth, values, base_seq(request))
    return reply(_calendar_out(request.auth))


@router.post("/calendar/days", response={201: schemas.DayOut}, operation_id="add_calendar_day")
@writes
def add_calendar_day(request: Request, payload: schemas.NewDay) -> HttpResponse:
    """Close or open a day."""
    day = actions.add_calendar_day(request.auth, payload.date, payload.name, opens=payload.opens)
    return reply(_day_out(day), 201)


@router.delete("/calendar/days/{day_id}", response={204: None}, operation_id="remove_calendar_day")
@writes
def remove_calendar_day(request: Request, day_id: UUID) -> HttpResponse:
    """Let a day follow the week again."""
    actions.remove_calendar_day(request.auth, day_id)
    return no_content()


def _calendar_out(actor: Actor) -> dict[str, Any]:
    """Return the calendar read anew: its etag first, then the rest."""
    seq = etag(actor.workspace_id, actions.ref(find_calendar(actor)))
    calendar = find_calendar(actor)
    names = ("id", "week", "country", "eves", "provisional_years")
    return {
        **{name: getattr(calendar, name) for name in names},
        "countries": list(SUPPORTED),
        "days": [_day_out(day) for day in days_of(actor)],
        "etag": seq,
        "can": can(actor, "calendar", calendar),
    }


def _day_out(day: CalendarDay) -> dict[str, Any]:
    return {name: getattr(day, name) for name in ("id", "date", "opens", "name", "source")}
