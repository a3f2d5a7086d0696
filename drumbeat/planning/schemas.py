"""Shapes of planning on the wire."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

RunKind = Literal["schedule", "level", "slot"]
RunState = Literal["queued", "running", "done", "cancelled", "failed"]
AlternativeKey = Literal["least_change", "earliest", "fairest", "first", "second", "third"]
ReasonKind = Literal["link", "busy", "release", "closed", "free", "longer"]
MoveState = Literal["open", "accepted", "changed"]
ConflictKind = Literal["chain", "full", "in_hand", "no_time", "no_skill", "cycle"]
What = Literal["launch", "work"]
ChangeKind = Literal["person_away", "add_task", "move_launch", "change_estimate", "assign", "move_task", "drop_task"]


class NewScheduleRun(Strict):
    """What to look for: plans of a campaign, or of all open ones; `task_ids` are then the only ones that may move."""

    kind: RunKind
    campaign_id: UUID | None = None
    task_ids: list[UUID] = Field(default_factory=list, max_length=5000)
    person_ids: list[UUID] = Field(default_factory=list, max_length=500)
    reassign: bool = False
    """Whether work of one person may be given to another who can do it."""
    together: int | None = None
    """How many tasks a person may have in hand at once."""
    seconds: int = 20


class SideOut(Schema):
    """Where a task stands in a plan."""

    start: date | None
    due: date | None
    people: list[UUID]


class ReasonOut(Schema):
    """Why a task begins when it does; tasks the reader does not see are counted in `hidden`."""

    kind: ReasonKind
    task_ids: list[UUID]
    hidden: int
    person_id: UUID | None


class MoveOut(Schema):
    """What an alternative changes of one task; `state` says whether the task stands before, after or elsewhere."""

    task_id: UUID
    state: MoveState
    before: SideOut
    after: SideOut
    because: ReasonOut


class LateOut(Schema):
    """A task that ends after it should, in working days."""

    task_id: UUID
    days: int


class AlternativeOut(Schema):
    """One plan: `lateness` is weighted, in working days; `beyond` how far it may be from the best of these at most."""

    key: AlternativeKey
    found_by: str
    end: date
    lateness: int
    beyond: int
    late: list[LateOut]
    moves: list[MoveOut]
    hidden: int


class ImpossibleOut(Schema):
    """A smallest set of facts that cannot all hold; `hidden` counts the tasks of it the reader does not see."""

    kind: ConflictKind
    task_ids: list[UUID]
    hidden: int
    people: list[UUID]
    skills: list[UUID] = []
    days: int | None = None
    together: int | None = None
    first: date | None = None
    until: date | None = None


class NamedTask(Schema):
    """A task a run speaks of."""

    id: UUID
    name: str
    campaign_id: UUID


class NamedThing(Schema):
    """Something with a name."""

    id: UUID
    name: str


class ScheduleRunOut(Schema):
    """A run with what it has found so far."""

    id: UUID
    kind: RunKind
    state: RunState
    error: str
    campaign_id: UUID | None
    by: str
    seconds: int
    together: int | None
    considered: int
    bound: int | None
    created_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    alternatives: list[AlternativeOut]
    conflicts: list[ImpossibleOut]
    tasks: list[NamedTask]
    people: list[NamedThing]
    skills: list[NamedThing]
    campaigns: list[NamedThing]
    can: list[str]


class ScheduleRunLine(Schema):
    """A run in a list."""

    id: UUID
    kind: RunKind
    state: RunState
    campaign_id: UUID | None
    by: str
    created_at: datetime
    finished_at: datetime | None


class AcceptMoves(Strict):
    """Which moves of which alternative become the plan."""

    alternative: AlternativeKey
    task_ids: list[UUID] = Field(min_length=1, max_length=5000)


class AcceptedOut(Schema):
    """The batch that undoes what was accepted."""

    batch_id: UUID
    tasks: int


class NewEmbargo(Strict):
    """Days to be closed, both included."""

    name: str = Field(max_length=2000)
    first: date
    last: date
    what: What = "launch"
    campaign_id: UUID | None = None


class EmbargoOut(Schema):
    """Closed days."""

    id: UUID
    name: str
    first: date
    last: date
    what: What
    campaign_id: UUID | None
    can: list[str]


class NewScenario(Strict):
    """A what-if over campaigns, over all open ones without any."""

    name: str = Field(max_length=2000)
    note: str = Field(default="", max_length=100_000)
    campaign_ids: list[UUID] = Field(default_factory=list, max_length=1000)


class ScenarioChanges(Strict):
    """New values of a scenario."""

    name: str | None = Field(default=None, max_length=2000)
    note: str | None = Field(default=None, max_length=100_000)


class NewScenarioChange(Strict):
    """One thing that is different; which values are needed depends on the kind."""

    kind: ChangeKind
    task_id: UUID | None = None
    campaign_id: UUID | None = None
    person_id: UUID | None = None
    person_ids: list[UUID] | None = Field(default=None, max_length=100)
    name: str | None = Field(default=None, max_length=2000)
    estimate_minutes: int | None = None
    launch: date | None = None
    first: date | None = None
    last: date | None = None
    start: date | None = None
    due: date | None = None


class ScenarioChangeOut(Schema):
    """One thing that is different, with the names of what it is about where the reader sees it."""

    id: UUID
    kind: ChangeKind
    task_id: UUID | None = None
    campaign_id: UUID | None = None
    person_id: UUID | None = None
    person_ids: list[UUID] | None = None
    name: str = ""
    estimate_minutes: int | None = None
    launch: date | None = None
    first: date | None = None
    last: date | None = None
    start: date | None = None
    due: date | None = None


class ScenarioLine(Schema):
    """A scenario in a list."""

    id: UUID
    name: str
    note: str
    state: Literal["open", "applied"]
    campaign_ids: list[UUID]
    changes: int
    by: str
    created_at: datetime
    can: list[str]


class ScenarioOut(ScenarioLine):
    """A scenario in full."""

    applied_batch: UUID | None
    based_on_seq: int
    seq: int
    items: list[ScenarioChangeOut]
    tasks: list[NamedTask]
    people: list[NamedThing]
    campaigns: list[NamedThing]


class CampaignCompared(Schema):
    """A campaign now and in the scenario."""

    campaign_id: UUID
    name: str
    launch_now: date | None
    launch_then: date | None
    end_now: date | None
    end_then: date | None
    late_now: int
    late_then: int
    odds_now: int | None
    odds_then: int | None


class TaskCompared(Schema):
    """A task whose days, people or length differ."""

    task_id: UUID | None
    name: str
    campaign_id: UUID
    before: SideOut | None
    after: SideOut | None


class LoadCompared(Schema):
    """Minutes of work of a person in a week, now and then, and how many the person has."""

    person_id: UUID
    week: date
    now: int
    then: int
    capacity: int


class ComparisonOut(Schema):
    """What a scenario would do; `odds_left_out` are campaigns it touches whose launches were not played: too many."""

    campaigns: list[CampaignCompared]
    odds_left_out: list[UUID]
    tasks: list[TaskCompared]
    load: list[LoadCompared]
    people: list[NamedThing]
