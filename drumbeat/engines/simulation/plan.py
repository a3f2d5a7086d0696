"""What is played and what comes out.

Time is counted in days from `Plan.first`: 3.5 is the middle of the fourth day's working time. Each calendar spreads its
working minutes evenly over a day, so calendars of different hours meet at the same share of a day.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

NO_FLOOR = -1.0


@dataclass(slots=True)
class Plan:
    """Tasks as parallel lists, links by position, calendars as working minutes per day from day 0."""

    minutes: list[float]
    """P50 of the length in working minutes: all of it, or of begun work what its remaining part would take."""
    high: list[float]
    """P80 of the same; equal to `minutes` where nothing is uncertain."""
    spent: list[float]
    """Minutes already worked on begun work: runs in which it would be finished by now are not played."""
    calendar: list[int]
    floor: list[float]
    """No start before this day; NO_FLOOR where only links hold it back."""
    done_start: list[float]
    done_finish: list[float]
    """Of done work the days it really took; NO_FLOOR elsewhere."""
    rounds: list[float]
    """Chance that the task goes one more round, and then another; 0 for work nobody reviews."""
    rework: list[float]
    """Share of the task's length a further round costs."""
    pred: list[int]
    succ: list[int]
    kind: list[int]
    lag: list[float]
    """Working minutes on the successor's calendar."""
    days: list[list[int]]
    """Per calendar the working minutes of day 0, 1, …"""
    target: int
    """The task, usually the launch, whose odds are asked."""
    deadline: float = NO_FLOOR
    """End of the day the target is promised for; NO_FLOOR when nothing is promised."""
    watched: list[int] = field(default_factory=list)
    """Further milestones whose days are reported."""
    today: float = 0.0

    def payload(self) -> dict[str, Any]:
        """The plan as JSON-ready values."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Lever:
    """What halving or de-risking one task buys: `gain` is the rise of the probability, `days` of earlier P80."""

    task: int
    kind: str
    gain: float
    days: float


@dataclass(slots=True)
class Odds:
    """Shares and days of the runs. `finishes` has one list a milestone (target first): P10, P50, P80, P90 in days."""

    runs: int
    probability: float | None
    finishes: list[list[float]]
    criticality: list[float]
    """Per task, share of runs."""
    cruciality: list[float]
    """Per task, rank correlation of its length with the target's day (Spearman); 0 where it never varies."""
    plain_chance: float
    """Share of runs not later than the day that P50 lengths alone would give: what a plan without ranges promises."""
    histogram: list[tuple[int, int]]
    """(day, runs) of the target."""
    levers: list[Lever] = field(default_factory=list)
