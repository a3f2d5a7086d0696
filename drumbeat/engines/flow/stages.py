"""Which stage holds the work up, with the evidence, and whether averages may be trusted at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean

from drumbeat.engines.flow.counts import Stay

STEADY = (0.8, 1.25)
"""Items in progress over throughput times time in progress must lie near 1 (Little), or the flow is not steady."""
FEWEST = 5


@dataclass(frozen=True, slots=True)
class StageFlow:
    """A stage over the window: arrivals and departures, mean days of a stay so far, share of all time, growth a week."""

    stage: int
    arrived: int
    departed: int
    waiting: int
    mean_days: float
    share: float
    growth: float


def flows(stays: Sequence[Stay], daily: Sequence[Sequence[int]], begin: float, end: float) -> list[StageFlow]:
    """Each stage between two days; `daily` are its counts over the same days."""
    spent = [_within(stays, stage, begin, end) for stage in range(len(daily))]
    total = sum(spent) or 1.0
    found = []
    for stage, counts in enumerate(daily):
        own = [stay for stay in stays if stay.stage == stage and stay.entered < end]
        there = [stay for stay in own if stay.left is None or stay.left >= begin]
        departed = sum(1 for stay in there if stay.left is not None and stay.left < end)
        arrived = sum(1 for stay in there if stay.entered >= begin)
        days = [(end if stay.left is None else stay.left) - stay.entered for stay in there]
        present = counts[-1] if counts else 0
        mean = fmean(days) if days else 0.0
        found.append(StageFlow(stage, arrived, departed, present, mean, spent[stage] / total, 7 * slope(counts)))
    return found


def bottleneck(found: Sequence[StageFlow], working: Sequence[int]) -> StageFlow | None:
    """The stage among `working` where most time is spent while more comes than goes; None without evidence."""
    candidates = [
        one
        for one in found
        if one.stage in working and one.arrived >= FEWEST and one.arrived > one.departed and one.growth > 0
    ]
    return max(candidates, key=lambda one: (one.share, one.growth), default=None)


def little(daily_total: Sequence[int], departed: int, mean_days: float) -> float | None:
    """Items in progress over throughput times time in progress (Little 1961); None without departures."""
    if not departed or not daily_total or mean_days <= 0:
        return None
    return fmean(daily_total) / (departed / len(daily_total) * mean_days)


def slope(counts: Sequence[int]) -> float:
    """Growth per day by least squares."""
    count = len(counts)
    if count < 2:
        return 0.0
    middle = (count - 1) / 2
    spread = sum((at - middle) ** 2 for at in range(count))
    return sum((at - middle) * value for at, value in enumerate(counts)) / spread


def _within(stays: Sequence[Stay], stage: int, begin: float, end: float) -> float:
    return sum(
        max(0.0, min(end, end if stay.left is None else stay.left) - max(begin, stay.entered))
        for stay in stays
        if stay.stage == stage
    )
