"""Shapes of results imports on the wire."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict


class FactColumn(Strict):
    """What one column is; `decimals_sure` confirms the decimal sign where the figures leave it open."""

    index: int
    field: Literal["date", "start", "end", "campaign", "channel", "currency", "metric", "dimension", "skip"]
    metric_key: str = Field(default="", max_length=60)
    date_order: Literal["ymd", "dmy", "mdy"] | None = None
    decimals: Literal[".", ","] = "."
    decimals_sure: bool = False
    currency: str = Field(default="", max_length=3)


class FactMapping(Strict):
    """Corrections to the proposed mapping; a campaign's word stands for a campaign's id, "assign" or "skip"."""

    columns: list[FactColumn] = Field(max_length=500)
    campaigns: dict[str, str] = Field(default_factory=dict, max_length=5000)
    source_name: str = Field(default="", max_length=120)
    channel_id: UUID | None = None
    currency: str = Field(default="", max_length=3)
    first: date | None = None
    last: date | None = None


class FactSheet(Strict):
    """The sheet of a workbook to read."""

    sheet: str = Field(max_length=255)


class FactProgress(Schema):
    """How far a run has come."""

    done: int
    total: int


class FactImportLine(Schema):
    """An import in the list; `counts` name what became of values, and how many rows have which fault."""

    id: UUID
    file_name: str
    source_name: str
    state: Literal["detected", "checked", "running", "done", "failed"]
    campaign_id: UUID | None
    created_at: datetime
    counts: dict[str, int]


class FactImportOut(FactImportLine):
    """An import: what was recognised, the mapping, the state and, once checked, the counts."""

    detected: dict[str, Any]
    mapping: dict[str, Any]
    batch_id: UUID | None
    progress: FactProgress | None
    undone: bool
    error: str
    facts: dict[str, Any]
    can: list[str]


class FactImportRow(Schema):
    """What is to be said of a row; `number` is the row number a spreadsheet shows."""

    id: int
    number: int
    reason: str
    facts: dict[str, Any]


class FactImportRows(Schema):
    """What is to be said of rows in the order of the file; `next` is what to go on after."""

    items: list[FactImportRow]
    next: int | None
