"""Shapes of work on the wire."""

from datetime import date, datetime
from datetime import date as date_type
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

Kind = Literal["task", "milestone"]
Scheduling = Literal["auto", "manual"]
Constraint = Literal["asap", "not_earlier", "must_finish"]
Health = Literal["", "on_time", "behind", "at_risk", "late", "done"]


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


class Commitment(Strict):
    """The day an assignee promises to be done; null takes the promise back."""

    date: date_type | None


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


class BulkRemoval(Strict):
    """Tasks that go to the bin together."""

    ids: list[UUID] = Field(max_length=500)


class NewDependency(Strict):
    """A link between two tasks."""

    pred_id: UUID
    succ_id: UUID
    kind: Literal["FS", "SS", "FF", "SF"] = "FS"
    lag_minutes: int = 0


class DependencyChanges(Strict):
    """What may be changed on a link."""

    kind: Literal["FS", "SS", "FF", "SF"] | None = None
    lag_minutes: int | None = None


class TaskEnd(Schema):
    """The task at one end of a link."""

    id: UUID
    name: str
    campaign_id: UUID
    done: bool


class DependencyOut(Schema):
    """A link with both ends."""

    id: UUID
    kind: Literal["FS", "SS", "FF", "SF"]
    lag_minutes: int
    pred: TaskEnd
    succ: TaskEnd


class MoveInTime(Strict):
    """New days, or a new length in working minutes, of one task; or that it is done and the rest shall follow."""

    task_id: UUID
    start: date | None = None
    due: date | None = None
    duration_minutes: int | None = Field(default=None, ge=0, le=10_000_000)
    finished: bool = False


class CascadeIn(Strict):
    """Tasks moved in time; `pull` draws what follows to its earliest day as well.

    `mode` says what follows: only what is pushed, everything by the same working time, or nothing.
    """

    moves: list[MoveInTime] = Field(max_length=200)
    pull: bool = False
    mode: Literal["consume_buffer", "keep_buffer", "none"] = "consume_buffer"


class CascadeApply(CascadeIn):
    """The same moves with the token of the preview that was shown."""

    token: str = Field(max_length=64)


class CascadeMove(Schema):
    """A task that gets other days: `[old, new]` each; `reason` is moved, constraint, summary or task:<id>."""

    id: UUID
    name: str
    campaign_id: UUID
    launch: bool
    start: list[date | None]
    due: list[date | None]
    reason: str


class CascadeBlocked(Schema):
    """A task that should begin later but does not move by itself."""

    id: UUID
    name: str
    needed: date


class CascadeWarning(Schema):
    """What a person should know before applying."""

    code: Literal["not_working", "after_deadline"]
    task_id: UUID
    name: str
    date: date_type


class CascadeOut(Schema):
    """What moving would bring about."""

    moves: list[CascadeMove]
    blocked: list[CascadeBlocked]
    warnings: list[CascadeWarning]
    launch_shift_days: int
    token: str


class CascadeApplied(CascadeOut):
    """What moving brought about, and the batch that undoes it."""

    batch: UUID


class NewTime(Strict):
    """Minutes spent."""

    minutes: int
    date: date_type | None = None
    note: str = Field(default="", max_length=500)
    purpose: str = Field(default="", max_length=80)


class TimeChanges(Strict):
    """What may be changed on a time entry."""

    minutes: int | None = None
    date: date_type | None = None
    note: str | None = Field(default=None, max_length=500)
    purpose: str | None = Field(default=None, max_length=80)


class TimeOut(Schema):
    """A time entry; a running timer has no minutes yet."""

    id: UUID
    task_id: UUID
    task_name: str
    person_id: UUID
    date: date_type
    minutes: int | None
    started_at: datetime | None
    note: str
    purpose: str
    can: list[str]


class TimerOut(Schema):
    """The actor's running timer, if any."""

    timer: TimeOut | None


class BatchOut(Schema):
    """A batch and how many objects it changed."""

    batch: UUID
    changed: int


class NewView(Strict):
    """A named arrangement of a screen."""

    name: str = Field(min_length=1, max_length=80)
    screen: Literal["list", "board", "timeline", "portfolio", "my-work"]
    campaign_id: UUID | None = None
    query: dict[str, Any] = Field(default_factory=dict, max_length=40)
    shared: bool = False


class ViewOut(NewView):
    """A saved view."""

    id: UUID
    owner_id: UUID
    can: list[str]


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
    estimated: date | None
    health: Health


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
    committed_on: date | None
    progress: int
    started_on: date | None
    finished_on: date | None
    completed_at: datetime | None
    purpose: str
    notes: str
    notes_html: str | None = None
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
    etag: int | None
    can: list[str]


class TaskPage(Schema):
    """A page of tasks in compact rows (the shape of the screens' rows), with ids of people and names of tags."""

    tasks: list[dict[str, Any]]
    people: list[UUID]
    tags: list[str]
    cans: list[list[str]]
    next: str | None


class NewReview(Strict):
    """What was decided at a milestone; everything but a plain go says why."""

    verdict: Literal["go", "conditions", "hold", "stop"]
    note: str = Field(default="", max_length=8_000)


class ReviewOut(Schema):
    """A verdict at a milestone."""

    id: UUID
    verdict: Literal["go", "conditions", "hold", "stop"]
    note: str
    by: str
    at: datetime
