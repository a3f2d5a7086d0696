"""Decisions of baselines."""

from datetime import date

import pytest

from drumbeat.baselines.rules import LONGEST_NAME, Planned, clean_name, days_moved, drift, together
from drumbeat.engines.calendars.working import OFFICE_WEEK, WorkingCalendar
from drumbeat.kernel.errors import Invalid

OFFICE = WorkingCalendar.build(OFFICE_WEEK, (), {}, date(2026, 1, 1), date(2026, 12, 31))
THURSDAY, FRIDAY, MONDAY = date(2026, 6, 4), date(2026, 6, 5), date(2026, 6, 8)


def test_names_are_put_on_one_line():
    assert clean_name("  Spring \n plan ") == "Spring plan"


@pytest.mark.parametrize("name", ["", "   ", "x" * (LONGEST_NAME + 1)])
def test_names_that_cannot_be_one(name: str):
    with pytest.raises(Invalid):
        clean_name(name)


@pytest.mark.parametrize(
    ("before", "after", "days"),
    [
        (FRIDAY, FRIDAY, 0), (FRIDAY, MONDAY, 1), (MONDAY, FRIDAY, -1), (THURSDAY, MONDAY, 2),
        (None, MONDAY, None), (FRIDAY, None, None), (date(2024, 1, 1), date(2024, 1, 11), 10),
    ],
)  # fmt: skip
def test_moves_are_counted_in_working_days(before, after, days):
    assert days_moved(before, after, OFFICE) == days


def test_several_tasks_drift_as_one():
    one = Planned(THURSDAY, THURSDAY, 480, 480, False, THURSDAY)
    two = Planned(FRIDAY, FRIDAY, 480, 240, False, MONDAY)
    longer = Planned(FRIDAY, MONDAY, 960, 300, False, MONDAY)
    whole = together([one, two])
    assert whole == Planned(THURSDAY, FRIDAY, 960, 720, False, MONDAY)
    moved = drift(whole, together([one, longer]), OFFICE)
    assert (moved.start_days, moved.due_days, moved.finish_days, moved.length, moved.effort) == (0, 1, 1, 480, 60)
    assert together([]).start is None
