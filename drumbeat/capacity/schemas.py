"""Shapes of capacity on the wire."""

from datetime import date
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

Rule = Literal["even", "front", "back", "by_day"]
Unit = Literal["day", "week", "month"]


class SkillIn(Strict):
    """What a skill is called."""

    name: str = Field(max_length=1000)


class SkillOut(Schema):
    """A skill and how many active people have it."""

    id: UUID
    name: str
    people: int
    can: list[str]


class LevelIn(Strict):
    """A skill at a level: 1 knows it, 2 experienced, 3 expert."""

    skill_id: UUID
    level: int


class PersonSkillsIn(Strict):
    """All a person can do."""

    skills: list[LevelIn] = Field(max_length=1000)


class LevelOut(Schema):
    """A skill of a person."""

    skill_id: UUID
    level: int


class PersonSkillsOut(Schema):
    """What a person can do, and whether the reader may say so."""

    person_id: UUID
    skills: list[LevelOut]
    can: list[str]


class NeedIn(Strict):
    """A skill or a role a task takes, and for how many people."""

    skill_id: UUID | None = None
    role_name: str = Field(default="", max_length=1000)
    people: int = 1


class NeedsIn(Strict):
    """All a task takes."""

    needs: list[NeedIn] = Field(max_length=1000)


class NeedOut(Schema):
    """A need with its skill's name; one of both names is empty at most."""

    skill_id: UUID | None
    skill: str
    role_name: str
    people: int


class EffortDay(Schema):
    """Minutes of work on a day."""

    date: date
    minutes: int


class EffortDayIn(Strict):
    """Minutes of work set by hand for a day."""

    date: date
    minutes: int


def _by_date(days: list[EffortDayIn]) -> dict[Any, int]:
    """Return the days as a mapping; of two for one date the later holds."""
    return {each.date: each.minutes for each in days}


class EffortShareIn(Strict):
    """Minutes of work set by hand for the days of one person."""

    person_id: UUID
    days: list[EffortDayIn] = Field(max_length=1000)


class EffortIn(Strict):
    """On which days the work of a task lies; `days` or `people` only with `by_day`, the rest of it lies evenly."""

    rule: Rule
    days: list[EffortDayIn] = Field(default=[], max_length=1000)
    people: list[EffortShareIn] = Field(default=[], max_length=100)

    def by_date(self) -> dict[Any, int]:
        """Return the days of the task as a mapping."""
        return _by_date(self.days)

    def by_person(self) -> dict[UUID, dict[Any, int]]:
        """Return the days of each person as mappings."""
        return {each.person_id: _by_date(each.days) for each in self.people}


class EffortShareOut(Schema):
    """Minutes of work set by hand for the days of one person."""

    person_id: UUID
    days: list[EffortDay]


class EffortOut(Schema):
    """Where the work of a task lies: `days`, or those of `people`, set by hand; `spread` as it falls from today on."""

    rule: Rule
    days: list[EffortDay]
    people: list[EffortShareOut]
    minutes: int | None
    first: date | None
    last: date | None
    spread: list[EffortDay]
    needs: list[NeedOut]
    can: list[str]


class PersonRow(Schema):
    """A person by periods: working minutes, work on them, and the days off that the workspace works."""

    id: UUID
    name: str
    active: bool
    capacity: list[int]
    load: list[int]
    away: list[int]


class ConflictOut(Schema):
    """Days on which a person has more work than time, by so many minutes together."""

    person_id: UUID
    first: date
    last: date
    over: int


class UnassignedOut(Schema):
    """A task nobody has yet; without dates it lies beside the calendar."""

    id: UUID
    name: str
    campaign_id: UUID
    first: date | None
    last: date | None
    minutes: int
    needs: list[NeedOut]
    can: list[str]


class NamedOut(Schema):
    """An id and its name."""

    id: UUID
    name: str


class WorkloadOut(Schema):
    """People by periods; work hidden from the reader counts as minutes. `open_days` are the workspace's."""

    first: date
    last: date
    unit: Unit
    today: date
    periods: list[list[date]]
    open_days: list[int]
    people: list[PersonRow]
    conflicts: list[ConflictOut]
    unassigned: list[UnassignedOut]
    campaigns: list[NamedOut]


class WorkloadTask(Schema):
    """A task of a person with its minutes by day."""

    id: UUID
    name: str
    campaign_id: UUID
    campaign: str
    start: date | None
    due: date | None
    rule: Rule
    people: list[NamedOut]
    minutes: list[int]
    can: list[str]


class WorkloadCell(Schema):
    """What a person does on some days; hidden work, reviews and what was logged are minutes by day alone."""

    person_id: UUID
    days: list[date]
    capacity: list[int]
    tasks: list[WorkloadTask]
    hidden: list[int]
    reviews: list[int]
    logged: list[int]


class SkillDemand(Schema):
    """A skill by months, in minutes: work that takes it, what of that nobody has yet, time of who has it."""

    id: UUID
    name: str
    people: int
    demand: list[int]
    unassigned: list[int]
    supply: list[int]


class DemandOut(Schema):
    """Demand against supply; months by their first day, the present one from today on."""

    months: list[date]
    skills: list[SkillDemand]


class AdviceIn(Strict):
    """The tasks to find people for, or a campaign whose unassigned tasks are meant."""

    task_ids: list[UUID] = Field(default=[], max_length=2000)
    campaign_id: UUID | None = None


class AdviceParts(Schema):
    """What a cost is made of."""

    skill: int
    context: int
    lateness: int
    load: int


class AdviceChoice(Schema):
    """A person and what the task costs with them."""

    person_id: UUID
    cost: int
    parts: AdviceParts


class TaskAdvice(Schema):
    """Whom a task suits best and next best; `because` is the part that decides between them."""

    id: UUID
    name: str
    minutes: int
    best: AdviceChoice | None
    runner_up: AdviceChoice | None
    because: Literal["skill", "context", "lateness", "load", "equal", "only", "nobody"]


class AdviceOut(Schema):
    """Advice for each task; nothing is written."""

    tasks: list[TaskAdvice]
    people: list[NamedOut]


class AssignmentIn(Strict):
    """A task, the person it is given to, and who had it when the advice was read."""

    task_id: UUID
    person_id: UUID
    seen: list[UUID] = Field(default=[], max_length=100)


class AcceptIn(Strict):
    """Tasks to give away; `label` names the batch in the history."""

    tasks: list[AssignmentIn] = Field(min_length=1, max_length=500)
    label: str = Field(default="", max_length=200)


class AssignedOut(Schema):
    """The batch that takes it back."""

    batch: UUID
    changed: int


class CapacitySettingsIn(Strict):
    """How long a review takes, in minutes."""

    review_minutes: int


class CapacitySettingsOut(Schema):
    """What the workspace counts as load."""

    review_minutes: int
    can: list[str]
