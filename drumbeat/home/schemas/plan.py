"""Shape of a campaign's plan."""

from datetime import date
from typing import Literal
from uuid import UUID

from ninja import Schema

from drumbeat.home.schemas.screens import CampaignHead, Named, RollUp
from drumbeat.phases.schemas import BriefSeen, Step


class PlanGoal(Named):
    """A goal of the plan; decimals as text."""

    statement: str
    state: str
    unit: str
    currency: str
    baseline: str | None
    target: str | None
    due: date | None
    owner_id: UUID | None


class PlanTarget(Named):
    """A target of the plan, by its metric."""

    metric_key: str


class PlanAudience(Named):
    """Whom the campaign addresses."""

    kind: Literal["icp", "persona"]
    primary: bool


class PlanMessage(Schema):
    """What the campaign says to an audience; to everyone without one."""

    id: UUID
    audience_id: UUID | None
    core: str
    call_to_action: str
    proofs: list[str]


class PlanOutputs(Schema):
    """How many deliverables, in which states, on which channels."""

    total: int
    states: dict[str, int]
    channels: list["PlanCount"]


class PlanCount(Schema):
    """Deliverables of one channel."""

    channel_id: UUID | None
    count: int


class PlanChannel(Named):
    """A channel of the plan: chosen, or used by a deliverable all the same."""

    chosen: bool


class PlanPerson(Named):
    """Who takes part."""

    role: str


class PlanMilestone(Named):
    """A milestone of the plan."""

    due: date | None
    projected: date | None
    done: bool
    is_launch: bool


class PlanStep(Schema):
    """One of the ten steps: done when its records are there."""

    key: Step
    state: Literal["done", "skipped", "open"]


class PlanCampaign(CampaignHead):
    """The campaign a plan is of."""

    description: str


class Plan(Schema):
    """A campaign's plan as its records say."""

    seq: int
    today: date
    currency: str
    campaign: PlanCampaign
    type_name: str
    type_key: str
    steps: list[PlanStep]
    brief: BriefSeen
    goals: list[PlanGoal]
    targets: list[PlanTarget]
    audiences: list[PlanAudience]
    messages: list[PlanMessage]
    deliverables: PlanOutputs
    channels: list[PlanChannel]
    people: list[PlanPerson]
    work: RollUp | None
    milestones: list[PlanMilestone]
