"""Shapes of metrics on the wire; values are decimal figures as text, percentages as they read (5 is 5 %)."""

from datetime import date
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

Unit = Literal["number", "money", "percent", "ratio", "duration", "rank", "score"]
Kind = Literal["base", "formula"]
Aggregation = Literal["sum", "last", "mean", "most", "weighted"]
Direction = Literal["up", "down"]
Profile = Literal["even", "weekday"]
PaceState = Literal["no_data", "on_track", "at_risk", "off_track", "reached"]
Key = Field(max_length=60, pattern="^[a-z][a-z0-9_]*$")
Amount = Field(max_digits=24, decimal_places=6)


class NewMetric(Strict):
    """A metric to be added; without a key it gets one of its name."""

    name: str = Field(max_length=200)
    key: str | None = Field(default=None, max_length=60)
    description: str = Field(default="", max_length=2000)
    unit: Unit = "number"
    kind: Kind = "base"
    formula: str = Field(default="", max_length=500)
    aggregation: Aggregation = "sum"
    weight_key: str = Field(default="", max_length=60)
    direction: Direction = "up"
    campaign_types: list[str] = Field(default_factory=list, max_length=100)


class Changes(Strict):
    """What may be changed; only the fields sent are changed, null empties those that may be empty."""

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent; what may not be empty is left out when sent as null."""
        nullable = {"start", "end", "owner_id", "baseline"}
        return {
            name: value
            for name, value in self.dict(exclude_unset=True).items()
            if value is not None or name in nullable
        }


class MetricChanges(Changes):
    """Changes of a metric."""

    name: str | None = Field(default=None, max_length=200)
    description: str | None = Field(default=None, max_length=2000)
    unit: Unit | None = None
    kind: Kind | None = None
    formula: str | None = Field(default=None, max_length=500)
    aggregation: Aggregation | None = None
    weight_key: str | None = Field(default=None, max_length=60)
    direction: Direction | None = None
    campaign_types: list[str] | None = Field(default=None, max_length=100)


class MetricOut(Schema):
    """A metric; `shipped` while it bears its shipped name, `used_by` the keys of metrics whose formulas need it."""

    id: UUID
    key: str
    name: str
    description: str
    unit: Unit
    kind: Kind
    formula: str
    aggregation: Aggregation
    weight_key: str
    direction: Direction
    campaign_types: list[str]
    shipped: bool
    used_by: list[str]
    etag: int
    can: list[str]


class FormulaIn(Strict):
    """A formula to be checked while it is typed; `key` is the metric's own, where it has one."""

    formula: str = Field(max_length=2000)
    unit: Unit = "number"
    key: str = Field(default="", max_length=60)


class FormulaFault(Schema):
    """Why a formula does not stand, and where in the text from 0."""

    code: str
    at: int
    facts: dict[str, Any]


class FormulaOut(Schema):
    """Whether a formula stands; `value` is what it comes to over everything one sees, `parts` what went into it."""

    ok: bool
    fault: FormulaFault | None
    forgets_hundred: bool
    names: list[str]
    value: str | None
    parts: dict[str, str | None]


class NewTarget(Strict):
    """A target to be set, of a campaign or a program; without days it follows theirs."""

    metric_key: str = Key
    campaign_id: UUID | None = None
    program_id: UUID | None = None
    value: Decimal = Amount
    baseline: Decimal | None = Field(default=None, max_digits=24, decimal_places=6)
    currency: str = Field(default="", max_length=3)
    start: date | None = None
    end: date | None = None
    profile: Profile = "even"
    owner_id: UUID | None = None


class TargetChanges(Changes):
    """Changes of a target."""

    value: Decimal | None = Field(default=None, max_digits=24, decimal_places=6)
    baseline: Decimal | None = Field(default=None, max_digits=24, decimal_places=6)
    currency: str | None = Field(default=None, max_length=3)
    start: date | None = None
    end: date | None = None
    profile: Profile | None = None
    owner_id: UUID | None = None


class TargetOut(Schema):
    """A target."""

    id: UUID
    metric_key: str
    campaign_id: UUID | None
    program_id: UUID | None
    value: str
    baseline: str | None
    currency: str
    start: date | None
    end: date | None
    profile: Profile
    owner_id: UUID | None
    etag: int
    can: list[str]


class NewRate(Strict):
    """What a unit of a currency is worth from a day on."""

    currency: str = Field(max_length=3)
    to: str = Field(max_length=3)
    day: date
    rate: Decimal = Field(gt=0, max_digits=15, decimal_places=8)


class RateOut(Schema):
    """A dated rate."""

    id: UUID
    currency: str
    to: str
    day: date
    rate: str
    can: list[str]
