"""Shapes of whom a campaign addresses, of the matrix, the message check and production."""

from datetime import date
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

JourneyStage = Literal["awareness", "consideration", "decision", "onboarding", "loyalty"]


class Addressed(Strict):
    """How a campaign addresses an audience."""

    primary: bool = False


class CampaignAudienceOut(Schema):
    """An audience a campaign addresses."""

    audience_id: UUID
    primary: bool


class MatrixAudience(Schema):
    """A row of the matrix; one that is not `addressed` stands there for the deliverables made for it."""

    id: UUID
    name: str
    kind: Literal["icp", "persona"]
    addressed: bool
    primary: bool
    removed: bool


class MatrixChannel(Schema):
    """A column of the matrix."""

    id: UUID
    name: str
    removed: bool


class LimitFact(Schema):
    """Why an audience is kept off a channel."""

    segment: str
    reason: str


class MatrixCell(Schema):
    """One cell: what fills it by state; `expected` when audience and stage are reached here, `suggested` what by."""

    audience_id: UUID
    stage: JourneyStage
    channel_id: UUID
    states: dict[str, int]
    deliverable_ids: list[UUID]
    expected: bool
    suggested: list[str]
    limit: LimitFact | None


class Unplaced(Schema):
    """A deliverable that stands in no cell, and what it misses."""

    id: UUID
    name: str
    missing: list[Literal["audience", "stage", "channel"]]


class MatrixOut(Schema):
    """The matrix of a campaign; cells with nothing in them that nobody expects are left out."""

    campaign_id: UUID
    stages: list[JourneyStage]
    audiences: list[MatrixAudience]
    channels: list[MatrixChannel]
    cells: list[MatrixCell]
    unplaced: list[Unplaced]
    filled: int
    gaps: int
    can: list[str]


class GapOut(Schema):
    """One gap: `kind` and `id` are what it is found at, `day` and `reason` what is to be said of it."""

    code: Literal[
        "audience_without_message",
        "message_without_proof",
        "message_without_cta",
        "message_not_carried",
        "deliverable_without_audience",
        "deliverable_without_message",
        "message_for_another_audience",
        "too_late",
        "limited",
    ]
    kind: Literal["audience", "message", "deliverable"]
    id: UUID
    name: str
    day: date | None
    reason: str


class MessageCheckOut(Schema):
    """The gaps of a campaign's voice, and how much was looked at."""

    gaps: list[GapOut]
    deliverables: int
    messages: int
    audiences: int


class Master(Strict):
    """What all rows of a production share; with an `id`, what is left out is that deliverable's own."""

    id: UUID | None = None
    name: str = Field(default="", max_length=300)
    content_type: str = Field(default="", max_length=200)
    audience_id: UUID | None = None
    message_id: UUID | None = None
    journey_stage: JourneyStage | Literal[""] = ""
    due: date | None = None
    owner_id: UUID | None = None


class ProductionIn(Strict):
    """A master and what it is varied by; an empty list varies nothing."""

    master: Master
    formats: list[str] = Field(default_factory=list, max_length=5_000)
    languages: list[str] = Field(default_factory=list, max_length=5_000)
    channels: list[UUID] = Field(default_factory=list, max_length=5_000)
    with_tasks: bool = False


class PlannedOut(Schema):
    """A deliverable production would make; `too_late` when its material should have been ready before today."""

    name: str
    format: str
    language: str
    channel_id: UUID | None
    channel: str
    due: date | None
    ready_by: date | None
    too_late: bool


class LeftOut(Schema):
    """A combination that is not made: a limit forbids it, the channel does not take it, it exists, its name is long."""

    format: str
    language: str
    channel_id: UUID | None
    channel: str
    why: Literal["limited", "format", "exists", "name"]
    segment: str
    reason: str


class ProductionPlan(Schema):
    """What an order comes to."""

    count: int
    rows: list[PlannedOut]
    left: list[LeftOut]
    tasks: int


class ProductionOut(Schema):
    """What was made."""

    batch_id: UUID
    deliverable_ids: list[UUID]
    tasks: int
    left: list[LeftOut]
