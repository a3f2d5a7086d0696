"""Shapes of the screens; the views answer bytes, a contract test holds them to these."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema

Health = Literal["", "on_time", "behind", "at_risk", "late", "done"]
Phase = Literal["plan", "produce", "publish", "measure", "learn"]


class Named(Schema):
    """A person or thing by name."""

    id: UUID
    name: str


class CampaignHead(Named):
    """What heads every screen of a campaign."""

    phase: Phase
    state: Literal["open", "finished", "archived"]
    purpose: str
    start: date | None
    launch: date | None
    end: date | None
    type_id: UUID
    program_id: UUID | None
    lead_id: UUID | None
    workflow_id: UUID
    scope_id: UUID
    can: list[str]


class StageRow(Named):
    """A column of the board."""

    category: Literal["backlog", "open", "active", "review", "done"]
    limit: int | None
    checks: list[dict[str, Any]]


class FieldRow(Named):
    """A custom field."""

    kind: Literal["text", "number", "money", "date", "choice", "multi_choice", "person", "url", "checkbox"]
    options: list[dict[str, Any]]
    required: bool
    target: Literal["campaign", "deliverable", "task"]


class RowCore(Named):
    """A task in a list; `people`, `tags` and `can` point into the answer's lists, `float` is in working days."""

    parent_id: UUID | None
    deliverable_id: UUID | None
    kind: Literal["task", "milestone"]
    rank: str
    priority: int
    start: date | None
    due: date | None
    estimate: int | None
    duration: int | None
    progress: int
    people: list[int]
    tags: list[int]
    done: datetime | None
    comments: int
    files: int
    checklist: list[int]
    scheduling: Literal["auto", "manual"]
    constraint: Literal["asap", "not_earlier", "must_finish"]
    constraint_date: date | None
    deadline: date | None
    purpose: str
    fields: dict[str, Any]
    is_launch: bool
    can: int
    projected: list[date] | None
    float: int | None  # the word of the schedule
    critical: bool
    late: bool
    committed: date | None
    estimated: date | None
    health: Health


class TaskRow(RowCore):
    """A task on a campaign's screen; `stage` points into `stages`."""

    stage: int


class AcrossRow(RowCore):
    """A task on a screen over many campaigns."""

    campaign_id: UUID
    stage_id: UUID


class WorkScreen(Schema):
    """List and board of a campaign."""

    seq: int
    today: date
    campaign: CampaignHead
    stages: list[StageRow]
    people: list[Named]
    tags: list[str]
    fields: list[FieldRow]
    cans: list[list[str]]
    tasks: list[TaskRow]


class TimelineScreen(WorkScreen):
    """Timeline of a campaign; `links` are `[pred, succ, kind, lag in minutes, id]`."""

    links: list[list[Any]]


class CampaignName(Named):
    """A campaign a task of the screen stands in."""

    phase: Phase
    workflow_id: UUID


class MyWork(Schema):
    """Open tasks over campaigns."""

    seq: int
    today: date
    people: list[Named]
    tags: list[str]
    cans: list[list[str]]
    tasks: list[AcrossRow]
    campaigns: list[CampaignName]


class Milestone(Named):
    """A milestone ahead."""

    campaign_id: UUID
    due: date | None
    projected: date | None
    is_launch: bool


class RollUp(Schema):
    """Counts and projected days of a campaign."""

    start: date | None
    launch: date | None
    finish: date | None
    total: int
    done: int
    late: int
    negative: int
    progress: int
    health: Health


class PortfolioRow(Named):
    """A campaign in the portfolio."""

    phase: Phase
    state: Literal["open", "finished", "archived"]
    purpose: str
    start: date | None
    launch: date | None
    end: date | None
    type_id: UUID
    program_id: UUID | None
    lead_id: UUID | None
    workflow_id: UUID
    scope_id: UUID
    projection: RollUp | None


class TypeName(Named):
    """A campaign type by name."""

    icon: str


class Portfolio(Schema):
    """Campaigns in one state."""

    seq: int
    today: date
    campaigns: list[PortfolioRow]
    types: list[TypeName]
    people: list[Named]


class Today(MyWork):
    """The actor's day."""

    milestones: list[Milestone]
    leading: list[PortfolioRow]


class Member(Named):
    """Who has a standing in a campaign."""

    grant_id: UUID
    kind: Literal["person", "team"]
    role: Literal["lead", "contributor", "reviewer", "observer"]


class CampaignInFull(CampaignHead):
    """A campaign with its words and custom values."""

    description: str
    fields: dict[str, Any]


class CampaignHome(MyWork):
    """A campaign at a glance; `tasks` are those that are late."""

    campaign: CampaignInFull
    projection: RollUp | None
    milestones: list[Milestone]
    members: list[Member]
    custom_fields: list[FieldRow]


class GuidePage(Schema):
    """A page of the guide; `html` is safe to show."""

    page: str
    title: str
    html: str


class FeedSubject(Schema):
    """What an event happened to."""

    kind: str
    id: UUID
    name: str


class FeedItem(Schema):
    """One event as far as its reader may see it; `changes` are `[before, after]` by field."""

    seq: int
    at: datetime
    kind: str
    actor_id: UUID | None
    via: str
    batch_id: UUID | None
    subject: FeedSubject
    changes: dict[str, list[Any]]
    facts: dict[str, Any]


class Feed(Schema):
    """A page of what happened, newest first, with the people who did it and the names of what is mentioned by id."""

    items: list[FeedItem]
    people: list[Named]
    names: dict[str, str]
    next: str | None


class Aligned(Schema):
    """A campaign, how many goals it has and how high they reach; `minutes` were spent on it."""

    id: UUID
    name: str
    goals: int
    reaches: Literal["company", "department", "campaign", "none"]
    minutes: int


class MinutesServing(Schema):
    """Minutes spent on campaigns with a goal, and on those without."""

    serving: int
    none: int


class MoneyServing(Schema):
    """What was spent in one currency on campaigns with a goal, and on those without; exact numbers as text."""

    currency: str
    serving: str
    none: str


class Alignment(Schema):
    """Which open campaigns serve a goal; `money` is null where no costs are kept."""

    campaigns: list[Aligned]
    minutes: MinutesServing
    money: list[MoneyServing] | None
