"""Shapes of phases on the wire."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

Phase = Literal["plan", "produce", "publish", "measure", "learn"]
Step = Literal[
    "goal", "metrics", "audience", "message", "scope", "team", "deliverables", "budget", "timeline", "measurement"
]


class BriefChanges(Strict):
    """Changes of a brief; only the fields sent are changed. Money in the minor unit of its currency."""

    scope_in: str = Field(default="", max_length=40_000)
    scope_out: str = Field(default="", max_length=40_000)
    measurement: str = Field(default="", max_length=40_000)
    standards: str = Field(default="", max_length=40_000)
    budget_minor: int | None = None
    budget_currency: str = Field(default="", max_length=3)
    step: Step | Literal[""] = ""
    skipped: list[Step] = Field(default_factory=list, max_length=10)
    channel_ids: list[UUID] = Field(default_factory=list, max_length=200)

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent."""
        return self.dict(exclude_unset=True)


class BriefSeen(Schema):
    """The brief of a campaign; money is null for those who may not see it, `has_budget` says whether there is any."""

    campaign_id: UUID
    scope_in: str
    scope_out: str
    measurement: str
    standards: str
    budget_minor: int | None
    budget_currency: str
    has_budget: bool
    sees_money: bool
    step: str
    skipped: list[str]
    channel_ids: list[UUID]


class BriefOut(BriefSeen):
    """A brief with its etag and what the reader may do."""

    etag: int
    can: list[str]


class ExitStateOut(Schema):
    """An exit check as it stands for a campaign; `rule` is empty for those ticked by hand, `by` says who did."""

    id: UUID
    name: str
    phase: Phase
    required: bool
    rule: str
    met: bool
    done: int | None
    total: int | None
    by: str


class ClosingOut(Schema):
    """The moment a phase was left; `overridden` are the required checks that were not met then."""

    phase: Phase
    at: datetime
    by: str
    reason: str
    overridden: list[str]
    reopened_at: datetime | None


class PhasesOut(Schema):
    """A campaign's way along the ribbon."""

    phase: Phase
    state: Literal["open", "finished", "archived"]
    checks: list[ExitStateOut]
    closings: list[ClosingOut]
    can: list[str]


class Closing(Strict):
    """Why a phase is closed although checks are not met; empty when they are."""

    reason: str = Field(default="", max_length=4_000)


class NewExitCheck(Strict):
    """An exit check for a campaign type."""

    phase: Phase
    name: str = Field(max_length=300)
    rule: str = Field(default="", max_length=40)
    required: bool = True


class ExitCheckChanges(Strict):
    """Changes of an exit check; only the fields sent are changed."""

    phase: Phase = "plan"
    name: str = Field(default="", max_length=300)
    required: bool = True

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent."""
        return self.dict(exclude_unset=True)


class ExitCheckOut(Schema):
    """An exit check of a campaign type."""

    id: UUID
    type_id: UUID
    phase: Phase
    name: str
    rule: str
    required: bool
    can: list[str]
