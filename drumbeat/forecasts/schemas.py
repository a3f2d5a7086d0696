"""Shapes of forecasts on the wire. Chances and shares are thousandths, days plain dates."""

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema


class ForecastTask(Schema):
    """A task of a forecast; the name is empty where the reader may not see it."""

    id: UUID
    name: str


class CriticalTask(ForecastTask):
    """How often the launch waited for the task, and how closely its day follows the task's length (-1 to 1)."""

    campaign_id: UUID
    share: int
    cruciality: float


class LeverOut(ForecastTask):
    """What halving a task ("split") or making it certain ("certain") would buy: chance, and days of the P80."""

    campaign_id: UUID
    kind: Literal["split", "certain"]
    gain: int
    days: float


class MilestoneOdds(ForecastTask):
    """P10, P50, P80 and P90 of a further milestone of the campaign."""

    campaign_id: UUID
    due: str
    days: list[date]


class HistogramDay(Schema):
    """How many plays ended on a day."""

    day: date
    count: int


class LaunchOdds(Schema):
    """The odds of a launch as of `made_at`; `plain_chance` is what a plan without ranges would have had."""

    made_at: datetime
    task: ForecastTask
    target: date | None
    chance: int | None
    p10: date
    p50: date
    p80: date
    p90: date
    runs: int
    plain_chance: int
    histogram: list[HistogramDay]
    critical: list[CriticalTask]
    levers: list[LeverOut]
    milestones: list[MilestoneOdds]
    bases: dict[str, int]
    tasks: int


class TrendDay(Schema):
    """The odds as they stood on a day."""

    day: date
    chance: int | None
    p50: date
    p80: date


class OutsideView(Schema):
    """Actual over planned time of past campaigns of the type; null below the fewest."""

    count: int
    fewest: int
    p50: float | None
    p80: float | None


class ForecastOut(Schema):
    """A campaign's odds, their course and the view from outside; `waiting` while a newer count is due."""

    forecast: LaunchOdds | None
    waiting: bool
    trend: list[TrendDay]
    outside: OutsideView


class OddsBand(Schema):
    """Launches given odds from `low` to below `high`: how many, how many kept the day, the mean odds said."""

    low: int
    high: int
    count: int
    kept: int
    said: int | None


class LessonOut(Schema):
    """From how many finished tasks durations are known, since when, and whether trees take part."""

    cases: int
    learned_at: datetime | None
    trees: bool


class CalibrationOut(Schema):
    """Past odds held against what came; judged only when there are enough launches."""

    count: int
    enough: bool
    fewest: int
    within_p50: int
    within_p80: int
    bands: list[OddsBand]
    lesson: LessonOut
    by_person: bool
    can: list[str]


class SettingsIn(Schema):
    """What durations may be learned from."""

    by_person: bool


class SettingsOut(Schema):
    """What durations may be learned from."""

    by_person: bool


class EarlyWarningOut(Schema):
    """A threat with its reason in facts."""

    id: UUID
    campaign: ForecastTask
    task_id: UUID | None
    kind: str
    facts: dict[str, Any]
    person: str
    raised_at: datetime
    dismissed: bool
    can: list[str]


class SimilarTask(ForecastTask):
    """A finished task like the one asked about, in minutes."""

    estimate: int
    minutes: int


class DurationAdvice(Schema):
    """Minutes half and four fifths of like work stayed within; `basis` none, ratio or blend.

    `level` is size, type, content, team or person, with `count` finished tasks and `share` the median of actual over
    estimate there.
    """

    p50: int
    p80: int
    basis: str
    level: str
    count: int
    share: float
    similar: list[SimilarTask]


class FlowStage(Schema):
    """A stage of the flow, in order."""

    id: UUID
    name: str
    category: str
    limit: int | None


class StageFlowOut(Schema):
    """A stage over the window, by place in the flow: `share` of all time spent, in thousandths; `growth` a week."""

    stage: int
    arrived: int
    departed: int
    waiting: int
    mean_days: float
    share: int
    growth: float


class Percentiles(Schema):
    """Days within which shares of the work ended, what is open counted as not ended; null where nobody knows."""

    ended: int
    open: int
    p50: float | None
    p85: float | None
    p95: float | None


class AgeingTask(ForecastTask):
    """Open work that was begun, and how many days ago."""

    days: float


class WhenDone(Schema):
    """The days by which half and 85 of 100 resampled futures have finished what is open."""

    p50: date | None
    p85: date | None


class LittleOut(Schema):
    """Items in progress over throughput times time in progress; averages can be trusted while it is steady."""

    ratio: float
    steady: bool


class LimitAdviceOut(Schema):
    """A limit of work in progress that a simulation shows to shorten the days in a stage."""

    stage: int
    limit: int
    usual: int
    days_now: float
    days_then: float


class FlowOut(Schema):
    """How work flowed over `days` from `first`; `counts` holds per stage the tasks in it at the end of each day."""

    first: date
    days: int
    stages: list[FlowStage]
    counts: list[list[int]]
    flows: list[StageFlowOut]
    bottleneck: StageFlowOut | None
    cycle: Percentiles
    lead: Percentiles
    ageing: list[AgeingTask]
    weekly: list[int]
    left: int
    when_done: WhenDone | None
    little: LittleOut | None
    limits: list[LimitAdviceOut]
