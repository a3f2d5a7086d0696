"""Shapes of evidence on the wire."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

Kind = Literal["research", "competitor", "benchmark", "market_change"]
Reliability = Literal["high", "medium", "low"]
Unit = Literal["", "number", "money", "percent", "ratio", "duration", "rank", "score"]


class NewEvidence(Strict):
    """A piece of evidence to be added; a benchmark names its metric, value and unit."""

    kind: Kind
    title: str = Field(max_length=1000)
    summary: str = Field(default="", max_length=100_000)
    source: str = Field(default="", max_length=1000)
    url: str = Field(default="", max_length=10_000)
    observed_on: date
    reliability: Reliability = "medium"
    metric_key: str = Field(default="", max_length=80)
    value: Decimal | None = None
    unit: Unit = ""


class EvidenceChanges(Strict):
    """Changes of a piece of evidence; only the fields sent are changed, null empties the value."""

    kind: Kind | None = None
    title: str | None = Field(default=None, max_length=1000)
    summary: str | None = Field(default=None, max_length=100_000)
    source: str | None = Field(default=None, max_length=1000)
    url: str | None = Field(default=None, max_length=10_000)
    observed_on: date | None = None
    reliability: Reliability | None = None
    metric_key: str | None = Field(default=None, max_length=80)
    value: Decimal | None = None
    unit: Unit | None = None

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent; only the value is emptied by null."""
        sent = self.dict(exclude_unset=True)
        return {name: value for name, value in sent.items() if value is not None or name == "value"}


class EvidenceOut(Schema):
    """A piece of evidence; `html` is the summary, safe to show, `value` an exact number as text."""

    id: UUID
    kind: Kind
    title: str
    summary: str
    html: str
    source: str
    url: str
    observed_on: date
    reliability: Reliability
    metric_key: str
    value: str | None
    unit: Unit
    added_by_id: UUID | None
    added_by: str
    files: int
    comments: int
    cited: int
    can: list[str]


class EvidencePage(Schema):
    """A page of the library, the latest observed first."""

    items: list[EvidenceOut]
    next: str | None


class CitingOut(Schema):
    """An object that rests on a piece, by kind, id and name."""

    id: UUID
    kind: str
    ref_id: UUID
    name: str
    note: str
    can: list[str]


class EvidenceInFull(EvidenceOut):
    """A piece of evidence with what rests on it."""

    etag: int
    cited_by: list[CitingOut]


class NewCitation(Strict):
    """The object that rests on the piece."""

    kind: str = Field(max_length=40)
    id: UUID
    note: str = Field(default="", max_length=10_000)


class CitationOut(Schema):
    """What an object rests on."""

    id: UUID
    evidence_id: UUID
    title: str
    kind: Kind
    source: str
    observed_on: date
    reliability: Reliability
    note: str
    can: list[str]


class ReplanIn(Strict):
    """The campaign to plan again and why."""

    campaign_id: UUID
    note: str = Field(default="", max_length=10_000)


class ReplanOut(Schema):
    """What was made for it."""

    kind: str
    id: UUID
