"""People's calendars and instants against a naive twin that walks minute by minute."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from drumbeat.engines.calendars.personal import Away, Pattern, common, personal
from drumbeat.engines.calendars.working import OFFICE_WEEK, Intervals, WorkingCalendar

START = date(2026, 1, 1)
DAYS = 24
END = START + timedelta(days=DAYS - 1)
DAY = 1440

intervals = st.lists(st.integers(0, 24), unique=True, max_size=4).map(
    lambda marks: tuple((a * 60, b * 60) for a, b in zip(sorted(marks)[::2], sorted(marks)[1::2], strict=False))
)
weeks = st.tuples(*[intervals] * 7)
days = st.integers(0, DAYS - 1).map(lambda n: START + timedelta(days=n))
aways = st.builds(
    lambda first, length, minutes, every, weekday: Away(first, first + timedelta(length), minutes, every, weekday),
    days, st.integers(0, 20), st.none() | st.integers(30, 600), st.none() | st.integers(1, 3), st.integers(0, 6),
)  # fmt: skip
patterns = st.builds(Pattern, st.none() | days, st.none() | weeks, st.integers(1, 100))


def minutes_of(calendar: WorkingCalendar) -> list[int]:
    """Every working minute by its instant."""
    found = []
    for offset, shape in enumerate(calendar.shape_of):
        inside = calendar.shapes[shape]
        found += [offset * DAY + m for m in range(DAY) if any(a <= m < b for a, b in inside)]
    return found


def lived(base: WorkingCalendar, closed: frozenset[date], rows: list[Pattern], absences: list[Away]) -> list[list[int]]:
    """The working minutes of each day of somebody, read off the rules one day at a time."""
    result = []
    for offset in range(DAYS):
        day = START + timedelta(days=offset)
        ruling = [row for row in rows if row.valid_from is None or row.valid_from <= day]
        latest = max((row.valid_from or date.min for row in ruling), default=None)
        shape = base.shapes[base.shape_of[offset]]
        percent = 100
        if latest is not None:
            rule = [row for row in ruling if (row.valid_from or date.min) == latest][-1]
            percent = rule.percent
            if rule.week is not None and day not in closed:
                shape = rule.week[day.weekday()]
        inside = [m for m in range(DAY) if any(a <= m < b for a, b in shape)]
        inside = inside[: len(inside) * percent // 100]
        for away in absences:
            if not away.first <= day <= away.last:
                continue
            if away.every_weeks is not None:
                begin = next(d for d in (away.first + timedelta(n) for n in range(7)) if d.weekday() == away.weekday)
                if day.weekday() != away.weekday or (day - begin).days // 7 % away.every_weeks or day < begin:
                    continue
            inside = [] if away.minutes is None else inside[: max(0, len(inside) - away.minutes)]
        result.append(inside)
    return result


@settings(max_examples=80, deadline=None)
@given(weeks, st.frozensets(days, max_size=4), st.lists(patterns, max_size=3), st.lists(aways, max_size=3))
def test_a_persons_minutes_equal_the_twins(week, closed, rows, absences):
    base = WorkingCalendar.build(week, closed, {}, START, END)
    mine = personal(base, rows, absences)
    expected = lived(base, closed, rows, absences)
    assert mine.day_lengths(START, END) == [len(minutes) for minutes in expected]
    assert minutes_of(mine) == [offset * DAY + m for offset, minutes in enumerate(expected) for m in minutes]


@settings(max_examples=60, deadline=None)
@given(weeks, weeks, weeks)
def test_shared_time_is_what_all_work(one, two, three):
    calendars = [WorkingCalendar.build(week, (), {}, START, END) for week in (one, two, three)]
    shared = set.intersection(*(set(minutes_of(calendar)) for calendar in calendars))
    assert minutes_of(common(calendars)) == sorted(shared)


@settings(max_examples=60, deadline=None)
@given(weeks, st.integers(0, DAYS * DAY))
def test_instants_equal_the_twins(week, instant):
    calendar = WorkingCalendar.build(week, (), {}, START, END)
    minutes = minutes_of(calendar)
    index = sum(1 for minute in minutes if minute < instant)
    assert calendar.index_at(instant) == index
    if index < len(minutes):
        assert calendar.begin_at(index) == minutes[index]
    assert calendar.end_at(index) == (minutes[index - 1] + 1 if index else 0)
    assert calendar.index_at(-instant) == -instant and calendar.begin_at(-1 - instant) == -1 - instant
    beyond = DAYS * DAY + instant
    assert calendar.begin_at(calendar.index_at(beyond)) == beyond


def test_without_anything_own_the_calendar_is_shared():
    base = WorkingCalendar.build(OFFICE_WEEK, (), {}, START, END)
    assert personal(base, (), ()) is base
    assert common([base, base]) is base


def test_half_a_day_is_the_days_first_half():
    base = WorkingCalendar.build(OFFICE_WEEK, (), {}, START, END)
    half = personal(base, [Pattern(None, None, 50)], ())
    shape: Intervals = half.shapes[half.shape_of[0]]
    assert shape == ((540, 720), (780, 840))
