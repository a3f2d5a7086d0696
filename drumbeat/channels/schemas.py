"""Shapes of channels on the wire."""

from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

CostModel = Literal["none", "cpc", "cpm", "cpa", "flat", "per_send", "own_time"]
JourneyStage = Literal["awareness", "consideration", "decision", "onboarding", "loyalty"]


class NewChannel(Strict):
    """A channel to be added."""

    name: str = Field(max_length=300)
    cost_model: CostModel = "none"
    journey_stages: list[JourneyStage] = Field(default_factory=list, max_length=20)
    formats: list[str] = Field(default_factory=list, max_length=200)
    lead_days: int = 0
    metric_keys: list[str] = Field(default_factory=list, max_length=200)


class ChannelChanges(Strict):
    """Changes of a channel; only the fields sent are changed."""

    name: str | None = Field(default=None, max_length=300)
    cost_model: CostModel | None = None
    journey_stages: list[JourneyStage] | None = Field(default=None, max_length=20)
    formats: list[str] | None = Field(default=None, max_length=200)
    lead_days: int | None = None
    metric_keys: list[str] | None = Field(default=None, max_length=200)

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent with a value."""
        return self.dict(exclude_none=True)


class ChannelMove(Strict):
    """The channel to stand before; null for the end."""

    before_id: UUID | None


class ChannelOut(Schema):
    """A channel; names are in the reader's language while they are the shipped ones.

    `key` is the shipped name's key, empty for the team's own; `lead_days` are working days; `removed` ones are only
    named where they were used.
    """

    id: UUID
    key: str
    name: str
    cost_model: CostModel
    journey_stages: list[JourneyStage]
    formats: list[str]
    lead_days: int
    metric_keys: list[str]
    removed: bool
    etag: int
    can: list[str]
