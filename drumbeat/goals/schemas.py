"""Shapes of goals on the wire; exact numbers go out as text."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

Level = Literal["company", "department", "campaign"]
Kind = Literal[
    "lead_generation", "purchases", "retention", "spend_per_customer", "awareness", "new_audience", "revenue"
]
Unit = Literal["number", "money", "percent", "ratio", "duration", "rank", "score"]
Direction = Literal["up", "down"]
Source = Literal["manual", "goals", "metric", "tasks"]
Standing = Literal["on_track", "at_risk", "off_track"]
Outcome = Literal["achieved", "partial", "missed", "dropped"]
State = Literal[
    "draft", "proposed", "approved", "on_track", "at_risk", "off_track", "achieved", "partial", "missed", "dropped"
]
_NULLABLE = frozenset({"team_id", "owner_id", "baseline", "target", "current", "start", "due"})


class _Measured(Strict):
    """What new goals and goals being typed share."""

    level: Level
    kind: Kind = "lead_generation"
    statement: str = Field(default="", max_length=100_000)
    parent_id: UUID | None = None
    campaign_id: UUID | None = None
    team_id: UUID | None = None
    owner_id: UUID | None = None
    metric_key: str = Field(default="", max_length=200)
    unit: Unit = "number"
    currency: str = Field(default="", max_length=20)
    direction: Direction = "up"
    baseline: Decimal | None = None
    target: Decimal | None = None
    current: Decimal | None = None
    start: date | None = None
    due: date | None = None
    progress_source: Source = "manual"
    weight: int = 1


class NewGoal(_Measured):
    """A goal to be written down; `current` is its value kept by hand."""

    name: str = Field(max_length=2000)


class GoalDraft(_Measured):
    """A goal being typed: anything may be missing. `id` is its own where it exists already."""

    id: UUID | None = None
    name: str = Field(default="", max_length=2000)
    type_key: str = Field(default="", max_length=80)


class GoalChanges(Strict):
    """Changes of a goal; only the fields sent are changed, null empties where that is possible."""

    kind: Kind | None = None
    name: str | None = Field(default=None, max_length=2000)
    statement: str | None = Field(default=None, max_length=100_000)
    team_id: UUID | None = None
    owner_id: UUID | None = None
    metric_key: str | None = Field(default=None, max_length=200)
    unit: Unit | None = None
    currency: str | None = Field(default=None, max_length=20)
    direction: Direction | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    current: Decimal | None = None
    start: date | None = None
    due: date | None = None
    progress_source: Source | None = None
    weight: int | None = None

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent; what may not be empty is left out when sent as null."""
        sent = self.dict(exclude_unset=True)
        return {name: value for name, value in sent.items() if value is not None or name in _NULLABLE}


class GoalPlace(Strict):
    """Where a goal goes: under which goal, before which sibling; last without one."""

    parent_id: UUID | None
    before_id: UUID | None = None


class GoalUpdateIn(Strict):
    """How a goal stands, in a word and in words."""

    state: Standing
    text: str = Field(default="", max_length=100_000)


class GoalClosingIn(Strict):
    """With what outcome a goal is closed."""

    outcome: Outcome
    text: str = Field(default="", max_length=100_000)


class GoalStandingOut(Schema):
    """How far a goal has come: `progress` in permille of the way, `counted` of `of` parts had data."""

    current: str | None
    progress: int | None
    counted: int
    of: int
    as_of: datetime


class GoalUpdateOut(Schema):
    """A dated word on a goal."""

    id: UUID
    state: State
    text: str
    author_id: UUID | None
    author: str
    at: datetime


class _GoalOut(Schema):
    id: UUID
    parent_id: UUID | None
    level: Level
    campaign_id: UUID | None
    team_id: UUID | None
    owner_id: UUID | None
    kind: Kind
    name: str
    metric_key: str
    unit: Unit
    currency: str
    direction: Direction
    baseline: str | None
    target: str | None
    start: date | None
    due: date | None
    state: State
    progress_source: Source
    weight: int
    standing: GoalStandingOut | None
    changed: list[str]


class GoalOut(_GoalOut):
    """A goal in full; `kept` is its value kept by hand, `changed` names what differs from what was approved."""

    statement: str
    kept: str | None
    approved: bool
    comments: int
    files: int
    created_at: datetime
    updates: list[GoalUpdateOut]
    etag: int
    can: list[str]


class GoalRow(_GoalOut):
    """A goal in tree and board; `can` points into the answer's `cans`, `gaps` names what SMART misses in a draft."""

    gaps: list[str]
    can: int


class GoalNamedOut(Schema):
    """A person, team or campaign by name."""

    id: UUID
    name: str


class GoalsScreen(Schema):
    """Every goal one sees, in the order of the tree; `metrics` names metric keys."""

    today: date
    goals: list[GoalRow]
    cans: list[list[str]]
    people: list[GoalNamedOut]
    campaigns: list[GoalNamedOut]
    teams: list[GoalNamedOut]
    metrics: dict[str, str]


class SmartPointOut(Schema):
    """One letter of SMART; `ok` is null where it cannot be judged, `why` the code of its sentence."""

    key: Literal["specific", "measurable", "achievable", "relevant", "time_bound"]
    ok: bool | None
    why: str
    facts: dict[str, int]


class RealismOut(Schema):
    """Where a target stands among `n` past results; the rest is null below five of them.

    `all_types` where too few were of the campaign's own type, so that all are compared.
    """

    metric_key: str
    n: int
    percentile: int | None
    median: str | None
    best: str | None
    all_types: bool


class GoalCheckOut(Schema):
    """What is to be said of a goal being typed; `faults` are codes by field."""

    smart: list[SmartPointOut]
    realism: RealismOut | None
    faults: dict[str, list[str]]


class GoalTemplateOut(Schema):
    """A goal as a campaign type often has it."""

    key: str
    kind: Kind
    name: str
    statement: str
    metric_key: str
    direction: Direction
    unit: Unit
