"""The pace of flows, rates and levels against a plan."""

import math
from collections.abc import Mapping
from datetime import date, timedelta
from statistics import fmean

from drumbeat.engines.pacing.plan import (
    ENOUGH,
    LOOKED_BACK,
    RANGE,
    Pace,
    Plan,
    State,
    chance_of,
    days_between,
    share_by,
    state_of,
    weekday_weights,
)  # fmt: skip

NO_DATA = Pace("no_data")


def pace_flow(plan: Plan, daily: Mapping[date, float], today: date) -> Pace:
    """Return the pace of what adds up; `daily` may begin before the plan, which only weighs the weekdays."""
    own = {day: value for day, value in daily.items() if plan.start <= day <= min(plan.end, today)}
    if not own:
        return NO_DATA
    as_of = max(own)
    actual = sum(own.values())
    weights = weekday_weights(plan.profile, daily, as_of)
    expected = plan.value * share_by(plan, as_of, weights)
    if plan.up and actual >= plan.value:
        return Pace("reached", actual, as_of, expected, *_ending(plan, own, weights, as_of, actual))
    if _is_over(plan, as_of, today):
        return Pace(_verdict(plan, actual), actual, as_of, expected, actual, actual, actual, _sure(plan, actual))
    projected, low, high, chance = _ending(plan, own, weights, as_of, actual)
    if not plan.up and actual > plan.value:
        return Pace("off_track", actual, as_of, expected, projected, low, high, 0.0)
    if chance is None:
        return Pace(_by_plan(plan, actual, expected), actual, as_of, expected, projected)
    return Pace(state_of(chance), actual, as_of, expected, projected, low, high, chance)


def _ending(
    plan: Plan, own: Mapping[date, float], weights: list[float], as_of: date, actual: float
) -> tuple[float | None, float | None, float | None, float | None]:
    """Return the projected end, its range and the chance: the last days' pace carried on over the days left."""
    left = [weights[day.weekday()] for day in days_between(as_of + timedelta(days=1), plan.end)]
    span = days_between(max(min(own), as_of - timedelta(days=LOOKED_BACK - 1)), as_of)
    paces = [own.get(day, 0.0) / weights[day.weekday()] for day in span if weights[day.weekday()] > 0]
    if not left:
        return actual, actual, actual, _sure(plan, actual)
    if len(paces) < ENOUGH:
        return None, None, None, None
    mean = fmean(paces)
    spread = sum((pace - mean) ** 2 for pace in paces) / (len(paces) - 1)
    projected = actual + mean * sum(left)
    deviation = math.sqrt(spread * (sum(each * each for each in left) + sum(left) ** 2 / len(paces)))
    lowest = actual if min(own.values()) >= 0 else -math.inf  # what has no negative days cannot go back
    low, high = max(lowest, projected - RANGE * deviation), projected + RANGE * deviation
    return projected, low, high, chance_of(plan, projected, deviation)


def pace_rate(plan: Plan, daily: Mapping[date, tuple[float, float]], today: date) -> Pace:
    """Return the pace of one sum over another, given day by day; the target holds for every day alike."""
    own = {day: parts for day, parts in daily.items() if plan.start <= day <= min(plan.end, today)}
    above, below = sum(parts[0] for parts in own.values()), sum(parts[1] for parts in own.values())
    if not own or below <= 0:
        return NO_DATA
    as_of, actual = max(own), above / below
    if _is_over(plan, as_of, today):
        return Pace(_verdict(plan, actual), actual, as_of, plan.value, actual, actual, actual, _sure(plan, actual))
    left, count = (plan.end - as_of).days, len(own)
    if count < ENOUGH:
        return Pace(_by_plan(plan, actual, plan.value), actual, as_of, plan.value)
    misses = [one - actual * other for one, other in own.values()]
    spread = sum(miss * miss for miss in misses) / (count - 1)
    whole = below + left * below / count
    deviation = math.sqrt(spread * (left + left * left / count)) / whole
    chance = chance_of(plan, actual, deviation)
    low, high = actual - RANGE * deviation, actual + RANGE * deviation
    if above >= 0:
        low = max(0.0, low)
    return Pace(state_of(chance), actual, as_of, plan.value, actual, low, high, chance)


def pace_level(plan: Plan, levels: Mapping[date, float], today: date) -> Pace:
    """Return the pace of what was last seen: a straight line through the last weeks, carried on to the end."""
    own = {day: value for day, value in levels.items() if plan.start <= day <= min(plan.end, today)}
    if not own:
        return NO_DATA
    as_of = max(own)
    actual = own[as_of]
    began = plan.baseline if plan.baseline is not None else own[min(own)]
    expected = began + (plan.value - began) * share_by(plan, as_of, [1.0] * 7)
    if (actual >= plan.value) if plan.up else (actual <= plan.value):
        return Pace("reached", actual, as_of, expected)
    if _is_over(plan, as_of, today):
        return Pace(_verdict(plan, actual), actual, as_of, expected, actual, actual, actual, 0.0)
    recent = {day: value for day, value in own.items() if (as_of - day).days < LOOKED_BACK}
    if len(recent) < ENOUGH:
        return Pace(_by_plan(plan, actual, expected), actual, as_of, expected)
    projected, deviation = _line(recent, plan.end)
    chance = chance_of(plan, projected, deviation)
    return Pace(
        state_of(chance), actual, as_of, expected, projected,
        projected - RANGE * deviation, projected + RANGE * deviation, chance,
    )  # fmt: skip


def _line(levels: Mapping[date, float], end: date) -> tuple[float, float]:
    """Return the least-squares line at `end` and the deviation of a new value there."""
    first = min(levels)
    points = [((day - first).days, value) for day, value in levels.items()]
    count, at = len(points), (end - first).days
    middle, mean = fmean(x for x, _ in points), fmean(y for _, y in points)
    width = sum((x - middle) ** 2 for x, _ in points)
    slope = sum((x - middle) * (y - mean) for x, y in points) / width
    rest = sum((y - mean - slope * (x - middle)) ** 2 for x, y in points) / (count - 2)
    deviation = math.sqrt(rest * (1 + 1 / count + (at - middle) ** 2 / width))
    return mean + slope * (at - middle), deviation


def _is_over(plan: Plan, as_of: date, today: date) -> bool:
    """True when nothing more can come: the last day is in, or has gone by."""
    return as_of >= plan.end or today > plan.end


def _sure(plan: Plan, actual: float) -> float:
    return chance_of(plan, actual, 0.0)


def _verdict(plan: Plan, actual: float) -> State:
    return "reached" if _sure(plan, actual) else "off_track"


def _by_plan(plan: Plan, actual: float, expected: float) -> State:
    """Return the state while too few days are there for a probability: never worse than at risk."""
    fits = actual >= expected if plan.up else actual <= expected
    return "on_track" if fits else "at_risk"
