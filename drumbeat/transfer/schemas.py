"""Shapes of transfer on the wire."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

Verdict = Literal["created", "updated", "skipped", "doubtful"]


class ColumnMapping(Strict):
    """What one column means."""

    index: int
    field: str = Field(max_length=20)
    kind: str = Field(default="text", max_length=20)
    date_order: Literal["ymd", "dmy", "mdy"] | None = None


class ChosenSheet(Strict):
    """The sheet of a workbook to read."""

    sheet: str = Field(max_length=255)


class Mapping(Strict):
    """Corrections to the proposed mapping: columns, people by value and stages by value."""

    columns: list[ColumnMapping] = Field(max_length=500)
    people: dict[str, str] = Field(default_factory=dict, max_length=2000)
    stages: dict[str, str] = Field(default_factory=dict, max_length=200)


class Counts(Schema):
    """How many rows come to what."""

    created: int = 0
    updated: int = 0
    skipped: int = 0
    doubtful: int = 0


class Progress(Schema):
    """How far a run has come."""

    done: int
    total: int


class ImportOut(Schema):
    """An import: what was recognised, the mapping, the state and, once checked, the counts."""

    id: UUID
    file_name: str
    tool: str
    state: Literal["detected", "checking", "checked", "running", "done", "failed"]
    campaign_id: UUID | None
    campaign_name: str
    created_at: datetime
    detected: dict[str, Any]
    mapping: dict[str, Any]
    counts: Counts
    batch_id: UUID | None
    progress: Progress | None
    undone: bool
    error: str
    facts: dict[str, Any]
    can: list[str]


class ImportLine(Schema):
    """An import in the list."""

    id: UUID
    file_name: str
    tool: str
    state: str
    campaign_id: UUID | None
    campaign_name: str
    created_at: datetime
    counts: Counts


class RowOut(Schema):
    """The verdict on one row of the file; `number` is the row number a spreadsheet shows."""

    number: int
    name: str
    verdict: Verdict
    reason: str
    facts: dict[str, Any]
    task_id: UUID | None


class RowPage(Schema):
    """Verdicts in the order of the file; `next` is the row number to go on after."""

    items: list[RowOut]
    next: int | None
