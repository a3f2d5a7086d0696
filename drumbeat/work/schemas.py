"""Shapes of work on the wire."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

Kind = Literal["task", "milestone"]
Scheduling = Literal["auto", "manual"]
Constraint = Literal["asap", "not_earlier", "must_finish"]


class CheckItem(Strict):
    """One line of a checklist."""

    id: str = Field(max_length=40)
    text: str = Field(max_length=500)
    done: bool = False


class TaskChanges(Strict):
    """What may be changed on a task; only the fields sent are changed."""

    name: str | None = Field(default=None, max_length=600)
    kind: Kind | None = None
    priority: int | None = None
    start: date | None = None
    due: date | None = None
    estimate_minutes: int | None = None
    duration_minutes: int | None = None
    scheduling: Scheduling | None = None
    constraint: Constraint | None = None
    constraint_date: date | None = None
    deadline: date | None = None
    progress: int | None = None
    purpose: str | None = Field(default=None, max_length=80)
    notes: str | None = Field(default=None, max_length=100_000)
    checklist: list[CheckItem] | None = Field(default=None, max_length=200)
    checks: dict[str, bool] | None = Field(default=None, max_length=200)
    fields: dict[str, Any] | None = Field(default=None, max_length=200)
    is_launch: bool | None = None
    deliverable_id: UUID | None = None
    people: list[UUID] | None = Field(default=None, max_length=50)
    tags: list[str] | None = Field(default=None, max_length=30)

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent; text that may not be empty is left out when sent as null."""
        values = self.dict(exclude_unset=True)
        return {name: value for name, value in values.items() if value is not None or name in _NULLABLE}


_NULLABLE = frozenset(
    {
        "start",
        "due",
        "estimate_minutes",
        "duration_minutes",
        "constraint_date",
        "deadline",
        "deliverable_id",
    }
)


class NewTask(TaskChanges):
    """A new task."""

    campaign_id: UUID
    name: str = Field(max_length=600)
    stage_id: UUID | None = None
    parent_id: UUID | None = None


class TaskMove(Strict):
    """Where a task goes; `parent_id` sent as null means the top of the tree."""

    stage_id: UUID | None = None
    parent_id: UUID | None = None
    before_id: UUID | None = None
    after_id: UUID | None = None
    skip_checks: bool = False


class BulkChange(Strict):
    """The same change to many tasks."""

    ids: list[UUID] = Field(max_length=500)
    changes: TaskChanges = TaskChanges()
    stage_id: UUID | None = None


class Projection(Schema):
    """What the schedule derives for a task."""

    start: date | None
    finish: date | None
    late_start: date | None
    late_finish: date | None
    total_float: int | None
    free_float: int | None
    critical: bool
    reason: str


class TaskOut(Schema):
    """One task in full."""

    id: UUID
    campaign_id: UUID
    parent_id: UUID | None
    stage_id: UUID
    deliverable_id: UUID | None
    name: str
    kind: Kind
    rank: str
    priority: int
    start: date | None
    due: date | None
    estimate_minutes: int | None
    duration_minutes: int | None
    scheduling: Scheduling
    constraint: Constraint
    constraint_date: date | None
    deadline: date | None
    progress: int
    started_on: date | None
    finished_on: date | None
    completed_at: datetime | None
    purpose: str
    notes: str
    checklist: list[CheckItem]
    checks: dict[str, bool]
    fields: dict[str, Any]
    is_launch: bool
    comments: int
    files: int
    people: list[UUID]
    tags: list[str]
    created_at: datetime
    projection: Projection | None
    etag: int
    can: list[str]
