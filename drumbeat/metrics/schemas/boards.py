"""Shapes of boards on the wire: tiles of targets, figures with what they rest on."""

from datetime import date, datetime
from typing import Literal
from uuid import UUID

from ninja import Schema

from drumbeat.metrics.schemas.definitions import Aggregation, Direction, Kind, PaceState, Profile, Unit


class ApartOut(Schema):
    """What could not be summed: no rate for this currency was in force on `day`."""

    currency: str
    value: str
    day: date


class FigureOut(Schema):
    """A figure and what it rests on: how many facts of which days, written when; null where there is no value."""

    value: str | None
    currency: str
    count: int
    estimates: int
    first: date | None
    last: date | None
    fetched_at: datetime | None
    apart: list[ApartOut]


class PaceOut(Schema):
    """Where a target stands as of the last day with a value: `expected` by then, `projected` at its end.

    Four of five ends lie between `low` and `high`; `chance` is how likely it is to be reached. `reason` says why there
    is no pace to tell.
    """

    state: PaceState
    reason: Literal["", "no_values", "no_end", "no_pace"]
    as_of: date | None
    expected: float | None
    projected: float | None
    low: float | None
    high: float | None
    chance: float | None


class TileOut(Schema):
    """A target against its results; `first` and `last` are the days it spans, its own or its campaign's.

    `line` is how the metric went, on `line_days`.
    """

    id: UUID
    metric_key: str
    campaign_id: UUID | None
    program_id: UUID | None
    value: str
    baseline: str | None
    currency: str
    start: date | None
    end: date | None
    first: date | None
    last: date | None
    profile: Profile
    owner_id: UUID | None
    figure: FigureOut
    pace: PaceOut
    line_days: list[date]
    line: list[float]
    etag: int
    can: list[str]


class BoardMetric(Schema):
    """A metric as boards name it."""

    key: str
    name: str
    description: str
    unit: Unit
    kind: Kind
    formula: str
    aggregation: Aggregation
    weight_key: str
    direction: Direction


class ChannelRow(Schema):
    """A channel's figures by metric; `name` is the source's word where it was matched to no channel."""

    channel_id: UUID | None
    name: str
    figures: dict[str, FigureOut]


class BoardHead(Schema):
    """Whose board it is, and the days its targets take."""

    id: UUID
    name: str
    start: date | None
    end: date | None


class CampaignResults(Schema):
    """The results of a campaign: `metrics` names what is shown and what it is computed from."""

    campaign: BoardHead
    today: date
    currency: str
    metrics: list[BoardMetric]
    people: dict[str, str]
    tiles: list[TileOut]
    figures: dict[str, FigureOut]
    channels: list[ChannelRow]
    can: list[str]


class Promised(Schema):
    """A target's value."""

    value: str
    currency: str


class CampaignRow(Schema):
    """A campaign's figures and targets by metric."""

    id: UUID
    name: str
    phase: str
    figures: dict[str, FigureOut]
    targets: dict[str, Promised]


class ProgramResults(Schema):
    """The results of a program over the campaigns one sees."""

    program: BoardHead
    today: date
    currency: str
    metrics: list[BoardMetric]
    people: dict[str, str]
    tiles: list[TileOut]
    figures: dict[str, FigureOut]
    campaigns: list[CampaignRow]
    can: list[str]
