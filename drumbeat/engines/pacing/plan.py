"""A target over its days: how much of it should be there by a day, and what a probability is called."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import fmean
from typing import Literal

State = Literal["no_data", "on_track", "at_risk", "off_track", "reached"]
Profile = Literal["even", "weekday"]

OFF_TRACK, AT_RISK = 0.2, 0.6
LOOKED_BACK = 28
"""Days whose pace is carried on."""
WEEKDAYS_FROM = 56
"""Days from which weekdays take their weights."""
ENOUGH = 3
"""Days of values below which nothing is projected."""
RANGE = 1.2815515655446004
"""Standard deviations on either side of the projection: four of five ends lie within."""
_STEADY = 2
"""Days of the overall mean that each weekday is taken to have on top, so that one odd Monday does not decide."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A target: `value` by `end`; `up` when more is better; `baseline` is where a level began."""

    start: date
    end: date
    value: float
    up: bool = True
    profile: Profile = "even"
    baseline: float | None = None

    @property
    def days(self) -> int:
        """Days of the target, both ends counted."""
        return (self.end - self.start).days + 1


@dataclass(frozen=True, slots=True)
class Pace:
    """How a target stands on `as_of`, the last day with a value: `expected` by that day, `projected` at the end.

    Four of five ends lie between `low` and `high`; `chance` is the probability of reaching the target. They are None
    where too few days are there to say.
    """

    state: State
    actual: float | None = None
    as_of: date | None = None
    expected: float | None = None
    projected: float | None = None
    low: float | None = None
    high: float | None = None
    chance: float | None = None


def days_between(first: date, last: date) -> list[date]:
    """Return the days from first to last, none when they are crossed."""
    return [first + timedelta(days=offset) for offset in range((last - first).days + 1)]


def weekday_weights(profile: Profile, daily: Mapping[date, float], as_of: date) -> list[float]:
    """Return what each weekday weighs, Monday first, 1 on average: as the last eight weeks were, or all alike."""
    recent = {day: value for day, value in daily.items() if 0 <= (as_of - day).days < WEEKDAYS_FROM}
    if profile == "even" or len(recent) < 7:
        return [1.0] * 7
    mean = fmean(recent.values())
    if mean <= 0:
        return [1.0] * 7
    found = []
    for weekday in range(7):
        own = [value for day, value in recent.items() if day.weekday() == weekday]
        found.append(max(0.0, (sum(own) + _STEADY * mean) / (len(own) + _STEADY)))
    return [weight / fmean(found) for weight in found]


def share_by(plan: Plan, day: date, weights: Sequence[float]) -> float:
    """Return the share of the plan's days, weighted, that has gone by at the end of a day: 0 to 1."""
    whole = sum(weights[each.weekday()] for each in days_between(plan.start, plan.end))
    gone = sum(weights[each.weekday()] for each in days_between(plan.start, min(day, plan.end)))
    return gone / whole if whole else 0.0


def chance_of(plan: Plan, mean: float, deviation: float) -> float:
    """Return the probability that a normal end reaches the target."""
    if deviation <= 0:
        reached = mean >= plan.value if plan.up else mean <= plan.value
        return 1.0 if reached else 0.0
    below = 0.5 * (1 + math.erf((plan.value - mean) / (deviation * math.sqrt(2))))
    return 1 - below if plan.up else below


def state_of(chance: float) -> State:
    """Return what a probability of reaching the target is called."""
    if chance < OFF_TRACK:
        return "off_track"
    return "at_risk" if chance < AT_RISK else "on_track"
