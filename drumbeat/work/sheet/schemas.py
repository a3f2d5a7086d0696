"""Shapes of the weekly time sheet on the wire."""

from datetime import date
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict
from drumbeat.work.actions.sheet import MOST_CELLS


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


class SheetCellIn(Strict):
    """The minutes spent on a task on a day, all entries together."""

    task_id: UUID
    date: date
    minutes: int


class SheetIn(Strict):
    """Cells to be set; the sheet of the week of `week` is answered."""

    week: date
    cells: list[SheetCellIn] = Field(min_length=1, max_length=MOST_CELLS)
