"""Flow against twins and closed forms."""

import random
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drumbeat.engines.flow.counts import Stay, daily
from drumbeat.engines.flow.limits import advise_limit
from drumbeat.engines.flow.stages import bottleneck, flows, little, slope
from drumbeat.engines.flow.survival import percentiles
from drumbeat.engines.flow.throughput import when_done

SHARES = (0.5, 0.85)


@given(st.lists(st.integers(1, 50), min_size=1, max_size=40))
def test_without_open_items_percentiles_are_plain_ones(lengths: list[int]) -> None:
    ordered = sorted(lengths)
    expected = [next(v for at, v in enumerate(ordered, 1) if at / len(ordered) >= share - 1e-12) for share in SHARES]
    assert percentiles([(float(v), True) for v in lengths], SHARES) == expected


def test_open_items_lengthen_and_do_not_shorten() -> None:
    ended = [(float(days), True) for days in (1, 2, 3, 4)]
    assert percentiles(ended, (0.5,)) == [2.0]
    assert percentiles([*ended, (10.0, False), (12.0, False), (12.0, False)], (0.5, 0.9)) == [4.0, None]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 30), st.integers(0, 30)), max_size=30))
def test_daily_counts_equal_looking_at_each_day(raw: list[tuple[int, int, int]]) -> None:
    stays = [Stay(at, stage, a, None if b < a else float(b)) for at, (stage, a, b) in enumerate(raw)]
    counted = daily(stays, 3, 25)
    for stage in range(3):
        for day in range(25):
            there = sum(
                s.stage == stage and s.entered < day + 1 and (s.left is None or s.left >= day + 1) for s in stays
            )
            assert counted[stage][day] == there


def test_the_stage_where_work_piles_up_is_named_with_its_evidence() -> None:
    stays = []
    for item in range(30):
        stays.append(Stay(item, 0, float(item), item + 1.0))
        done = item + 1 + 4.0 + item * 0.5
        stays.append(Stay(item, 1, item + 1.0, done if done < 30 else None))
    counted = daily(stays, 3, 30)
    found = flows(stays, counted, 0.0, 30.0)
    named = bottleneck(found, [0, 1])
    assert named is not None
    assert (named.stage, named.arrived > named.departed, named.share > 0.7) == (1, True, True)
    assert bottleneck(found[:1], [0]) is None


def test_little_is_one_for_a_steady_flow() -> None:
    stays = [Stay(item, 0, item / 2, item / 2 + 3) for item in range(200)]
    counted = daily(stays, 1, 100)[0][10:90]
    departed = sum(10 <= (stay.left or 0) < 90 for stay in stays)
    assert little(counted, departed, 3.0) == pytest.approx(1.0, abs=0.1)
    assert little([], 0, 1.0) is None
    assert slope([1, 2, 3, 4]) == 1.0


def test_when_done_says_nothing_without_weeks_and_grows_with_the_work() -> None:
    assert when_done([3, 4, 5], 10, SHARES) is None
    assert when_done([0] * 12, 10, SHARES) is None
    steady = when_done([5] * 12, 50, SHARES)
    assert steady is not None
    assert steady[0] in (10, 11)
    assert steady == when_done([5] * 12, 50, SHARES)
    assert (steady[1] or 0) > (steady[0] or 0)
    assert when_done([1, 0, 0, 0, 0, 0], 10_000, SHARES) == [None, None]


def test_promised_shares_come_true_on_a_drifting_team() -> None:
    """The 85 % answer holds for about 85 % of starts on a made-up team whose level drifts."""
    dice = random.Random(5)
    level, weeks = 6.0, []
    for _ in range(900):
        level = min(11.0, max(3.0, level + dice.gauss(0, 0.25)))
        weeks.append(max(0, round(dice.gauss(level, 2))))
    kept = []
    for start in range(30, 800, 17):
        promised = when_done(weeks[start - 12 : start], 50, (0.85,), seed=start)
        took = next(n for n in range(1, 90) if sum(weeks[start : start + n]) >= 50)
        kept.append(bool(promised and promised[0] is not None and took <= promised[0]))
    assert 0.75 <= fmean(kept) <= 0.99


def test_a_limit_is_only_suggested_where_the_simulation_gains() -> None:
    touch = [0.5, 1.0, 1.5, 2.0] * 5
    advice = advise_limit(2.0, touch, 12, 3)
    assert advice is not None
    assert 3 <= advice.limit < 12
    assert advice.days_then < advice.days_now
    assert advise_limit(2.0, touch, 3, 3) is None
    assert advise_limit(2.0, touch[:5], 12, 3) is None
