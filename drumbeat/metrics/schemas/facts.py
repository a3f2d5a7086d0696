"""Shapes of facts on the wire: cells of the grid, records, what a source's words stand for."""

from datetime import date, datetime
from decimal import Decimal
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict
from drumbeat.metrics.schemas.definitions import Key


class CellIn(Strict):
    """A cell of the grid; null clears it, no end means a day."""

    campaign_id: UUID
    metric_key: str = Key
    start: date
    end: date | None = None
    value: Decimal | None = Field(max_digits=24, decimal_places=6)
    channel_id: UUID | None = None
    deliverable_id: UUID | None = None
    currency: str = Field(default="", max_length=3)


class FactsIn(Strict):
    """Cells to be written together."""

    cells: list[CellIn] = Field(min_length=1, max_length=5000)


class Tally(Schema):
    """What became of values."""

    created: int
    changed: int
    same: int
    removed: int
    kept: int


class AssignedIn(Strict):
    """The campaign that a source's word stands for."""

    source_id: UUID
    campaign_ref: str = Field(max_length=200)
    campaign_id: UUID


class ToAssign(Schema):
    """A source's word that stands for no campaign yet."""

    source_id: UUID
    source: str
    campaign_ref: str
    count: int
    first: date
    last: date


class FactOut(Schema):
    """A measured value, where it comes from and who wrote it when."""

    id: UUID
    metric_key: str
    start: date
    end: date
    value: str
    currency: str
    is_estimate: bool
    fetched_at: datetime
    channel_id: UUID | None
    channel_ref: str
    deliverable_id: UUID | None
    dims: dict[str, str]
    campaign_ref: str
    source: str
    source_kind: Literal["manual", "file"]
    run_kind: Literal["typed", "file", "assigned", "undo"]
    run_label: str
    by: UUID | None
    revised: bool


class FactPage(Schema):
    """Measured values, the latest first."""

    items: list[FactOut]
    next: str | None
    channels: dict[str, str]
    people: dict[str, str]


class RevisionOut(Schema):
    """A value a fact had before."""

    value: str
    currency: str
    written_at: datetime
    kind: str
    label: str
    by: UUID | None
    ended_at: datetime
    ended_kind: str
    ended_by: UUID | None


class CellOut(Schema):
    """A cell of the grid: the sum of `count` values."""

    metric_key: str
    start: date
    end: date
    currency: str
    value: str
    count: int


class GridOut(Schema):
    """What is written for a campaign between two days."""

    currency: str
    cells: list[CellOut]
    can: list[str]
