"""Pacing: against a bootstrap drawn by hand, and by what must always hold."""

from datetime import date, timedelta
from random import Random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drumbeat.engines.pacing.pace import pace_flow, pace_level, pace_rate
from drumbeat.engines.pacing.plan import Plan, share_by, weekday_weights

FIRST = date(2026, 3, 2)
PLAN = Plan(FIRST, FIRST + timedelta(days=55), 5600)
TODAY = FIRST + timedelta(days=20)
VALUES = st.lists(st.floats(0, 1000, allow_subnormal=False), min_size=3, max_size=21)


def day(offset: int) -> date:
    """A day counted from the plan's first."""
    return FIRST + timedelta(days=offset)


def daily(values: list[float]) -> dict[date, float]:
    """The values on days one after another."""
    return {day(offset): value for offset, value in enumerate(values)}


def bootstrap(values: list[float], left: int, seed: int) -> tuple[float, float]:
    """The projected end and its deviation by drawing: the days anew for the mean's own error, then the days left."""
    chance = Random(seed)
    ends = []
    for _ in range(1500):
        again = chance.choices(values, k=len(values))
        ends.append(sum(values) + sum(chance.choices(again, k=left)))
    mean = fmean(ends)
    return mean, (sum((end - mean) ** 2 for end in ends) / (len(ends) - 1)) ** 0.5


@given(st.integers(0, 10**6))
def test_a_flow_ends_where_a_bootstrap_ends(seed: int) -> None:
    chance = Random(seed)
    values = [chance.gauss(100, 30) for _ in range(20)]
    found = pace_flow(PLAN, daily(values), day(19))
    mean, deviation = bootstrap(values, 36, seed)
    assert found.projected == pytest.approx(mean, rel=0.02)
    assert (found.high - found.projected) / 1.2816 == pytest.approx(deviation, rel=0.2)


def test_four_of_five_ends_lie_within_the_range() -> None:
    chance, within = Random(7), 0
    for _ in range(400):
        rate = chance.uniform(50, 150)
        values = [chance.gauss(rate, rate / 4) for _ in range(56)]
        found = pace_flow(PLAN, daily(values[:21]), TODAY)
        within += found.low <= sum(values) <= found.high
    assert 0.72 <= within / 400 <= 0.88


@given(VALUES)
def test_more_never_paces_worse(values: list[float]) -> None:
    order = ["off_track", "at_risk", "on_track", "reached"]
    low, high = pace_flow(PLAN, daily(values), TODAY), pace_flow(PLAN, daily([each + 50 for each in values]), TODAY)
    assert order.index(high.state) >= order.index(low.state)
    assert high.actual > low.actual


@given(VALUES, st.sampled_from(["even", "weekday"]))
def test_what_is_expected_grows_to_the_whole_target(values: list[float], profile: str) -> None:
    weights = weekday_weights(profile, daily(values), TODAY)
    shares = [share_by(PLAN, day(at), weights) for at in range(-1, 57)]
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-2] == pytest.approx(1)
    assert fmean(weights) == pytest.approx(1)


def test_states_by_the_chance() -> None:
    steady = daily([100.0, 110.0, 90.0] * 7)
    assert pace_flow(Plan(FIRST, day(55), 5000), steady, TODAY).state == "on_track"
    assert pace_flow(Plan(FIRST, day(55), 9000), steady, TODAY).state == "off_track"
    assert pace_flow(Plan(FIRST, day(55), 2000), steady, TODAY).state == "reached"
    assert pace_flow(Plan(FIRST, day(55), 5610), steady, TODAY).state == "at_risk"


def test_nothing_measured_is_no_data_and_not_zero() -> None:
    assert pace_flow(PLAN, {}, TODAY).state == "no_data"
    assert pace_flow(PLAN, {day(-3): 5.0}, TODAY).actual is None
    assert pace_rate(PLAN, {day(0): (5.0, 0.0)}, TODAY).state == "no_data"
    assert pace_level(PLAN, {}, TODAY).state == "no_data"


def test_two_days_are_too_few_to_project() -> None:
    found = pace_flow(PLAN, daily([200.0, 210.0]), TODAY)
    assert (found.state, found.projected, found.chance) == ("on_track", None, None)
    assert pace_flow(PLAN, daily([2.0, 1.0]), TODAY).state == "at_risk"


def test_a_week_typed_on_its_monday_keeps_its_sum() -> None:
    weekly = {day(offset): 700.0 for offset in (0, 7, 14)} | {day(20): 0.0}
    assert pace_flow(PLAN, weekly, TODAY).projected == pytest.approx(5600, rel=0.01)


def test_after_the_end_it_is_settled() -> None:
    values = daily([100.0] * 56)
    assert pace_flow(PLAN, values, day(60)).state == "reached"
    missed = pace_flow(Plan(FIRST, day(55), 6000), values, day(60))
    assert (missed.state, missed.projected, missed.chance) == ("off_track", 5600.0, 0.0)


def test_what_should_stay_low() -> None:
    budget = Plan(FIRST, day(55), 5000, up=False)
    assert pace_flow(budget, daily([50.0, 60.0, 55.0] * 7), TODAY).state == "on_track"
    assert pace_flow(budget, daily([150.0, 140.0, 160.0] * 7), TODAY).state == "off_track"
    assert pace_flow(budget, daily([300.0] * 21), TODAY).chance == 0.0
    assert pace_flow(budget, daily([80.0] * 56), day(60)).state == "reached"


def test_rates_hold_for_every_day_alike() -> None:
    cheap = {day(at): (95.0 + at % 3, 10.0) for at in range(21)}
    found = pace_rate(Plan(FIRST, day(55), 10, up=False), cheap, TODAY)
    assert (found.state, found.expected) == ("on_track", 10)
    assert found.actual == pytest.approx(9.6)
    assert pace_rate(Plan(FIRST, day(55), 9, up=False), cheap, TODAY).state == "off_track"


def test_levels_are_carried_on_by_their_line() -> None:
    rising = {day(at): 1000.0 + 20 * at + (at % 2) for at in range(21)}
    plan = Plan(FIRST, day(55), 2000, baseline=1000.0)
    found = pace_level(plan, rising, TODAY)
    assert found.state == "on_track"
    assert found.projected == pytest.approx(2100, abs=3)
    assert found.expected == pytest.approx(1000 + 1000 * 21 / 56)
    assert pace_level(Plan(FIRST, day(55), 3000, baseline=1000.0), rising, TODAY).state == "off_track"
    assert pace_level(Plan(FIRST, day(55), 1300, baseline=1000.0), rising, TODAY).state == "reached"
