"""Doors of calendars."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any
from uuid import UUID

from django.http import HttpResponse
from ninja import File, Form, Query, Router, UploadedFile

from drumbeat.calendars import schemas
from drumbeat.calendars.actions import absence, ics, pattern
from drumbeat.calendars.actions import calendar as actions
from drumbeat.calendars.outputs import absence_out, day_out, pattern_out
from drumbeat.calendars.queries import absences, days_of, find_calendar, work_patterns, working_time
from drumbeat.engines.calendars.holidays_source import SUPPORTED
from drumbeat.identity.queries import require_people
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Invalid
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
    return reply(day_out(day), 201)


@router.delete("/calendar/days/{day_id}", response={204: None}, operation_id="remove_calendar_day")
@writes
def remove_calendar_day(request: Request, day_id: UUID) -> HttpResponse:
    """Let a day follow the week again."""
    actions.remove_calendar_day(request.auth, day_id)
    return no_content()


@router.get("/work-patterns", response=schemas.PatternsOut, operation_id="list_work_patterns")
def list_work_patterns(request: Request) -> HttpResponse:
    """Return how people and teams work where it is not as the workspace does."""
    actor = request.auth
    return reply({"patterns": [pattern_out(actor, row) for row in work_patterns(actor)]})


@router.put("/work-patterns", response=schemas.PatternOut, operation_id="set_work_pattern")
@writes
def set_work_pattern(request: Request, payload: schemas.NewPattern) -> HttpResponse:
    """Let a person or a team work so from a day on; the same day again replaces what was said of it."""
    whose = pattern.Whose(payload.person_id, payload.team_id)
    row = pattern.set_work_pattern(
        request.auth, whose, valid_from=payload.valid_from, week=payload.week, percent=payload.percent
    )
    return reply(pattern_out(request.auth, row))


@router.delete("/work-patterns/{pattern_id}", response={204: None}, operation_id="clear_work_pattern")
@writes
def clear_work_pattern(request: Request, pattern_id: UUID) -> HttpResponse:
    """Let the workspace's week count again."""
    pattern.clear_work_pattern(request.auth, pattern_id)
    return no_content()


@router.get("/absences", response=schemas.AbsencesOut, operation_id="list_absences")
def list_absences(
    request: Request,
    first: Annotated[date, Query(alias="from")],
    last: Annotated[date, Query(alias="to")],
    people: str | None = None,
) -> HttpResponse:
    """Return who is away between two days; why, only to who may know it."""
    actor = request.auth
    rows = absences(actor, first, last, None if people is None else require_people(actor, ids_of(people)))
    return reply({"absences": [absence_out(actor, row) for row in rows]})


@router.post("/absences", response={201: schemas.AbsenceOut}, operation_id="add_absence")
@writes
def add_absence(request: Request, payload: schemas.NewAbsence) -> HttpResponse:
    """Note when a person, or who asks, is away."""
    actor = request.auth
    values = payload.dict(exclude={"person_id"})
    row = absence.add_absence(actor, payload.person_id or me(actor), values)
    return reply(absence_out(actor, row), 201)


@router.patch("/absences/{absence_id}", response=schemas.AbsenceOut, operation_id="update_absence")
@writes
def update_absence(request: Request, absence_id: UUID, payload: schemas.AbsenceChanges) -> HttpResponse:
    """Change when or why a person is away."""
    row = absence.update_absence(request.auth, absence_id, payload.given())
    return reply(absence_out(request.auth, row))


@router.delete("/absences/{absence_id}", response={204: None}, operation_id="remove_absence")
@writes
def remove_absence(request: Request, absence_id: UUID) -> HttpResponse:
    """Move an absence to the bin."""
    absence.remove_absence(request.auth, absence_id)
    return no_content()


@router.post("/absences/import", response=schemas.AbsencesImported, operation_id="import_absences")
@writes
def import_absences(
    request: Request,
    file: File[UploadedFile],
    person_id: Form[UUID | None] = None,
    reason: Form[schemas.Reason] = "vacation",
) -> HttpResponse:
    """Bring in an iCalendar file's events as absences of a person, or of who asks."""
    actor = request.auth
    data = file.read(ics.MOST_BYTES + 1)
    return reply(asdict(ics.import_absences(actor, person_id or me(actor), data, reason)))


@router.get("/working-time", response=schemas.WorkingTimeOut, operation_id="get_working_time")
def get_working_time(
    request: Request,
    first: Annotated[date, Query(alias="from")],
    last: Annotated[date, Query(alias="to")],
    people: str = "",
) -> HttpResponse:
    """Return working minutes per day of the workspace and of people: what they can do."""
    return reply(working_time(request.auth, first, last, ids_of(people)))


def me(actor: Actor) -> UUID:
    """Return who asks; the system itself is never away."""
    if actor.person_id is None:
        raise Invalid("calendars.bad_absence", fields={"person_id": ["required"]})
    return actor.person_id


def ids_of(text: str) -> list[UUID]:
    """Return the ids of a list between commas; raise Invalid for what is none."""
    try:
        return [UUID(part) for part in text.split(",") if part]
    except ValueError:
        raise Invalid("kernel.bad_filter", fields={"people": ["bad_value"]}) from None


def _calendar_out(actor: Actor) -> dict[str, Any]:
    """Return the calendar read anew: its etag first, then the rest."""
    seq = etag(actor.workspace_id, actions.ref(find_calendar(actor)))
    calendar = find_calendar(actor)
    names = ("id", "week", "country", "eves", "bridge_days", "lag_calendar", "provisional_years")
    return {
        **{name: getattr(calendar, name) for name in names},
        "countries": list(SUPPORTED),
        "days": [day_out(day) for day in days_of(actor)],
        "etag": seq,
        "can": can(actor, "calendar", calendar),
    }
