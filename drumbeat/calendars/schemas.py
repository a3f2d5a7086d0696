"""Shapes of calendars on the wire."""

from datetime import date
from datetime import date as date_type
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

Week = list[list[list[int]]]


class DayOut(Schema):
    """A day that differs from the week."""

    id: UUID
    date: date_type
    opens: bool
    name: str
    source: Literal["public", "own"]


class CalendarOut(Schema):
    """The workspace's calendar; intervals of `week` are minutes of the day, Monday first."""

    id: UUID
    week: Week
    country: str
    eves: bool
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


class NewDay(Strict):
    """A day of the team's own."""

    date: date
    name: str = Field(max_length=120)
    opens: bool = False
