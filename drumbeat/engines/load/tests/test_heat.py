"""Periods and stretches of overload."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from drumbeat.engines.load.heat import Overload, Period, overloads, periods

FIRST = st.dates(date(2024, 1, 1), date(2030, 1, 1))


@given(FIRST, st.integers(0, 400), st.sampled_from(["day", "week", "month"]))
def test_periods_cover_every_day_once(first, days, unit):
    last = first + timedelta(days=days)
    found = periods(first, last, unit)
    covered = [p.first + timedelta(days=n) for p in found for n in range((p.last - p.first).days + 1)]
    assert covered == [first + timedelta(days=n) for n in range(days + 1)]
    for period in found[1:]:
        if unit == "week":
            assert period.first.weekday() == 0
        if unit == "month":
            assert period.first.day == 1


def test_a_month_at_the_end_of_the_year():
    cut = periods(date(2026, 12, 20), date(2027, 2, 3), "month")
    assert cut == [
        Period(date(2026, 12, 20), date(2026, 12, 31)),
        Period(date(2027, 1, 1), date(2027, 1, 31)),
        Period(date(2027, 2, 1), date(2027, 2, 3)),
    ]


def test_a_weekend_does_not_cut_a_stretch_and_a_quiet_day_does():
    lengths = [480, 480, 0, 0, 480, 480, 480]
    assert overloads(lengths, [500, 600, 0, 0, 490, 480, 481]) == [Overload(0, 4, 150), Overload(6, 6, 1)]


def test_work_on_a_day_off_is_an_overload():
    assert overloads([480, 0], [100, 30]) == [Overload(1, 1, 30)]


ROWS = st.lists(st.tuples(st.sampled_from([0, 240, 480]), st.integers(0, 700)), min_size=1, max_size=20)


@given(ROWS)
def test_all_minutes_over_are_told_and_the_ends_are_over(rows):
    lengths, work = [a for a, _ in rows], [b for _, b in rows]
    found = overloads(lengths, work)
    assert sum(each.over for each in found) == sum(max(0, b - a) for a, b in rows)
    for each in found:
        assert work[each.first] > lengths[each.first]
        assert work[each.last] > lengths[each.last]
    assert all(one.last < other.first for one, other in pairwise(found))
