"""Shapes of baselines on the wire."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict


class NewBaseline(Strict):
    """What a campaign's plan is kept under."""

    name: str = Field(max_length=400)
    note: str = Field(default="", max_length=4000)


class BaselineChanges(Strict):
    """What may be changed on a baseline; only the fields sent are changed."""

    name: str | None = Field(default=None, max_length=400)
    note: str | None = Field(default=None, max_length=4000)


class BaselineOut(Schema):
    """A baseline; `count` is how many tasks it holds."""

    id: UUID
    campaign_id: UUID
    name: str
    note: str
    taken_at: datetime
    taken_by: str
    count: int
    can: list[str]


class BaselinesOut(Schema):
    """A campaign's baselines, the latest first."""

    baselines: list[BaselineOut]
    can_take: bool


class BaselineBars(BaselineOut):
    """A baseline with `[task, first day, last day]` of what it holds."""

    bars: list[tuple[UUID, date | None, date]]


class VersionDays(Schema):
    """A task, or several, in one version of the plan; lengths and effort in minutes."""

    start: date | None
    due: date | None
    finish: date | None
    length: int
    effort: int


class DriftDays(Schema):
    """How far it moved: working days, positive is later; minutes of length and effort."""

    start_days: int | None
    due_days: int | None
    finish_days: int | None
    length: int
    effort: int


class TaskDrift(Schema):
    """One task in both versions; `finish_days` compares the projected end with the baseline's."""

    id: UUID
    name: str
    phase_id: UUID | None
    state: Literal["same", "changed", "added", "removed"]
    before: VersionDays | None
    after: VersionDays | None
    drift: DriftDays | None


class PhaseDrift(Schema):
    """The tasks below one uppermost summary in both versions; without id those that stand alone."""

    id: UUID | None
    name: str
    before: VersionDays
    after: VersionDays
    drift: DriftDays


class VarianceOut(Schema):
    """How far a campaign moved from a baseline."""

    tasks: list[TaskDrift]
    phases: list[PhaseDrift]
    campaign: DriftDays
