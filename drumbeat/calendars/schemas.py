"""Shapes of calendars on the wire."""

from datetime import date
from datetime import date as date_type
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

Week = list[list[list[int]]]
LagCalendar = Literal["successor", "predecessor"]
Reason = Literal["vacation", "sick", "parental", "training", "public_duty", "other"]


class DayOut(Schema):
    """A day that differs from the week."""

    id: UUID
    date: date_type
    opens: bool
    name: str
    source: Literal["public", "own", "bridge"]


class CalendarOut(Schema):
    """The workspace's calendar; intervals of `week` are minutes of the day, Monday first."""

    id: UUID
    week: Week
    country: str
    eves: bool
    bridge_days: bool
    lag_calendar: LagCalendar
    provisional_years: list[int]
    countries: list[str]
    days: list[DayOut]
    etag: int
    can: list[str]


class CalendarChanges(Strict):
    """What may be changed on a calendar; only the fields sent are changed."""

    week: Week | None = Field(default=None, min_length=7, max_length=7)
    country: str | None = Field(default=None, max_length=2)
    eves: bool | None = None
    bridge_days: bool | None = None
    lag_calendar: LagCalendar | None = None


class NewDay(Strict):
    """A day of the team's own."""

    date: date
    name: str = Field(max_length=120)
    opens: bool = False


class NewPattern(Strict):
    """How a person or a team works from a day on: of `person_id` and `team_id` exactly one is given."""

    person_id: UUID | None = None
    team_id: UUID | None = None
    valid_from: date | None = None
    week: Week | None = Field(default=None, min_length=7, max_length=7)
    percent: int = 100


class PatternOut(NewPattern):
    """A working pattern; no week means the workspace's."""

    id: UUID
    can: list[str]


class PatternsOut(Schema):
    """Every working pattern of the workspace."""

    patterns: list[PatternOut]


class Rhythm(Strict):
    """An absence that comes again: that weekday (0 is Monday) of every so many weeks."""

    every_weeks: int = 1
    weekday: int


class NewAbsence(Strict):
    """When somebody is away, and why; without `person_id` the actor."""

    person_id: UUID | None = None
    first: date
    last: date
    minutes_per_day: int | None = None
    reason: Reason = "vacation"
    note: str = Field(default="", max_length=500)
    repeats: Rhythm | None = None


class AbsenceChanges(Strict):
    """What may be changed on an absence; only the fields sent are changed."""

    first: date | None = None
    last: date | None = None
    minutes_per_day: int | None = None
    reason: Reason | None = None
    note: str | None = Field(default=None, max_length=500)
    repeats: Rhythm | None = None

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent; only minutes and rhythm may be emptied by null."""
        values = self.dict(exclude_unset=True)
        return {
            name: value for name, value in values.items() if value is not None or name in ("minutes_per_day", "repeats")
        }


class AbsenceOut(Schema):
    """An absence; `reason` and `note` are null for who may not know why."""

    id: UUID
    person_id: UUID
    first: date
    last: date
    minutes_per_day: int | None
    repeats: Rhythm | None
    reason: Reason | None
    note: str | None
    can: list[str]


class AbsencesOut(Schema):
    """Absences that touch the days asked for."""

    absences: list[AbsenceOut]


class PersonTime(Schema):
    """Working minutes of a person, one number a day."""

    id: UUID
    minutes: list[int]


class WorkingTimeOut(Schema):
    """Working minutes per day from `first` on, of the workspace and of people."""

    first: date
    minutes: list[int]
    people: list[PersonTime]


class RefusedEvent(Schema):
    """An event of a file that was left out: the frequency of its rule, `exceptions` or `no_date`."""

    summary: str
    why: str


class AbsencesImported(Schema):
    """What an import did."""

    added: int
    updated: int
    unchanged: int
    refused: list[RefusedEvent]
