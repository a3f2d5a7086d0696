"""The calendar against a naive twin that walks minute by minute."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drumbeat.engines.calendars.working import (
    OFFICE_WEEK,
    CalendarRange,
    CalendarShape,
    Intervals,
    WorkingCalendar,
    parse_week,
)

START = date(2026, 1, 1)
DAYS = 24
END = START + timedelta(days=DAYS - 1)

intervals = st.lists(st.integers(0, 24), unique=True, min_size=0, max_size=4).map(
    lambda marks: tuple((a * 60, b * 60) for a, b in zip(sorted(marks)[::2], sorted(marks)[1::2], strict=False))
)
some_days = st.frozensets(st.integers(0, DAYS - 1).map(lambda n: START + timedelta(days=n)), max_size=8)
weeks = st.tuples(*[intervals] * 7)


def worked(week: tuple[Intervals, ...], closed: frozenset[date], opened: dict[date, Intervals]) -> list[date]:
    """The day of every working minute, one entry a minute."""
    minutes: list[date] = []
    for offset in range(DAYS):
        day = START + timedelta(days=offset)
        shape = opened.get(day, () if day in closed else week[day.weekday()])
        minutes += [day for minute in range(1440) if any(a <= minute < b for a, b in shape)]
    return minutes


@settings(max_examples=60, deadline=None)
@given(weeks, some_days, st.dictionaries(st.integers(0, DAYS - 1).map(lambda n: START + timedelta(n)), intervals))
def test_indexes_equal_the_minute_by_minute_twin(week, closed, opened):
    calendar = WorkingCalendar.build(week, closed, opened, START, END)
    minutes = worked(week, closed, opened)
    assert calendar.total_minutes == len(minutes)
    per_day = Counter(minutes)
    before = 0
    for offset in range(DAYS):
        day = START + timedelta(days=offset)
        assert calendar.start_index(day) == before
        before += per_day[day]
        assert calendar.end_index(day) == before
        assert calendar.day_minutes(day) == per_day[day]
        assert calendar.is_working(day) == (per_day[day] > 0)
    for index in range(0, len(minutes), 59):
        assert calendar.start_date(index) == minutes[index]
        assert calendar.finish_date(index + 1) == minutes[index]


@settings(max_examples=60, deadline=None)
@given(weeks, some_days, st.integers(0, DAYS - 1), st.integers(0, DAYS - 1), st.integers(-12, 12))
def test_day_steps_equal_the_naive_walk(week, closed, first, second, count):
    calendar = WorkingCalendar.build(week, closed, {}, START, END)
    worked_days = sorted(set(worked(week, closed, {})))
    start, due = START + timedelta(days=first), START + timedelta(days=second)
    assert calendar.working_days_between(start, due) == sum(1 for d in worked_days if start <= d <= due)
    later = [d for d in worked_days if d > start]
    earlier = [d for d in worked_days if d < start][::-1]
    if count == 0:
        expected = next((d for d in worked_days if d >= start), None)
    else:
        side = later if count > 0 else earlier
        expected = side[abs(count) - 1] if len(side) >= abs(count) else None
    if expected is None:
        with pytest.raises(CalendarRange):
            calendar.add_days(start, count)
    else:
        assert calendar.add_days(start, count) == expected


def test_office_week_with_holiday_and_make_up_day():
    monday, saturday = date(2026, 9, 28), date(2026, 10, 10)
    closed = frozenset(date(2026, 10, d) for d in range(1, 8))
    calendar = WorkingCalendar.build(OFFICE_WEEK, closed, frozenset({saturday}), monday, date(2026, 12, 31))
    assert calendar.day_minutes(saturday) == 480
    assert calendar.minutes_between(monday, saturday) == (3 + 2 + 1) * 480
    assert calendar.add_days(date(2026, 9, 30), 1) == date(2026, 10, 8)
    # Friday's last minute ends on Friday, the next begins on Saturday, which is worked.
    assert calendar.finish_date(calendar.end_index(date(2026, 10, 9))) == date(2026, 10, 9)
    assert calendar.start_date(calendar.end_index(date(2026, 10, 9))) == saturday


def test_opening_a_holiday_wins():
    day = date(2026, 1, 1)
    calendar = WorkingCalendar.build(OFFICE_WEEK, {day}, {day: ((600, 660),)}, day, day)
    assert calendar.day_minutes(day) == 60


@pytest.mark.parametrize("day", [START - timedelta(days=1), END + timedelta(days=1)])
def test_outside_is_named(day):
    calendar = WorkingCalendar.build(OFFICE_WEEK, (), {}, START, END)
    with pytest.raises(CalendarRange) as fault:
        calendar.start_index(day)
    assert fault.value.asked == day


def test_impossible_weeks_are_refused():
    with pytest.raises(CalendarShape):
        WorkingCalendar.build(OFFICE_WEEK[:6], (), {}, START, END)
    with pytest.raises(CalendarShape):
        WorkingCalendar.build((((600, 540),), *OFFICE_WEEK[1:]), (), {}, START, END)
    with pytest.raises(CalendarRange):
        WorkingCalendar.build(OFFICE_WEEK, (), {}, END, START)


def test_a_milestone_stands_on_the_day_it_ends():
    calendar = WorkingCalendar.build(OFFICE_WEEK, (), {}, date(2026, 11, 2), date(2026, 11, 30))
    friday, monday = date(2026, 11, 6), date(2026, 11, 9)
    border = calendar.end_index(friday)
    assert calendar.span(border, border) == (friday, friday)
    assert calendar.span(border, border + 480) == (monday, monday)
    assert calendar.span(border - 1, border + 481) == (friday, date(2026, 11, 10))
    assert calendar.span(0, 0) == (date(2026, 11, 2), date(2026, 11, 2))


def test_a_stored_week_is_checked():
    day = [[540, 720], [780, 1080]]
    assert parse_week([day] * 5 + [[], []]) == OFFICE_WEEK
    for wrong in ([day] * 6, [[[540]]] + [[]] * 6, [[[540, 1500]]] + [[]] * 6):
        with pytest.raises(CalendarShape):
            parse_week(wrong)


def test_twenty_years_reach_both_ends():
    calendar = WorkingCalendar.build(OFFICE_WEEK, (), {}, date(2016, 1, 1), date(2036, 12, 31))
    assert calendar.finish_date(calendar.total_minutes) == date(2036, 12, 31)
    assert calendar.start_date(0) == date(2016, 1, 1)
