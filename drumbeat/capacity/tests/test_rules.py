"""Decisions of capacity."""

from datetime import date

import pytest

from drumbeat.capacity.rules import LONGEST_NAME, check_name, check_needs, check_plan, minutes_left, window
from drumbeat.kernel.errors import Invalid

MON, TUE, WED, FRI = (date(2026, 3, day) for day in (2, 3, 4, 6))
NONE = (None, None)


def test_names_are_stripped():
    assert check_name("  Video   editing ") == "Video editing"


@pytest.mark.parametrize("name", ["", "   ", "x" * (LONGEST_NAME + 1), "a\x00b"])
def test_names_that_cannot_be_one(name):
    with pytest.raises(Invalid):
        check_name(name)


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ((TUE, FRI, NONE), (TUE, FRI)),
        ((MON, FRI, NONE), (TUE, FRI)),  # what has passed takes no work
        ((None, FRI, (WED, FRI)), (WED, FRI)),
        ((None, FRI, NONE), (FRI, FRI)),
        ((WED, None, (WED, FRI)), (WED, FRI)),
        ((WED, None, NONE), (WED, WED)),
        ((MON, MON, (MON, WED)), (TUE, WED)),  # overdue: until the projected finish
        ((MON, MON, NONE), (TUE, TUE)),
        ((None, None, (TUE, FRI)), None),
    ],
)
def test_where_the_work_left_lies(dates, found):
    assert window(*dates, today=TUE) == found


def test_what_is_left_is_rounded_up():
    assert [minutes_left(100, progress) for progress in (0, 33, 99, 100)] == [100, 67, 1, 0]


@pytest.mark.parametrize(
    ("rule", "days"),
    [("sideways", {}), ("even", {MON: 60}), ("by_day", {MON: -1}), ("by_day", {MON: 1441})],
)
def test_effort_plans_that_cannot_be_one(rule, days):
    with pytest.raises(Invalid):
        check_plan(rule, days, {})


def need(**values):
    return {"skill_id": None, "role_name": "", "people": 1} | values


@pytest.mark.parametrize(
    "needs", [[need()], [need(role_name="A"), need(role_name="a")], [need(role_name="A", people=0)]]
)
def test_needs_that_cannot_be(needs):
    with pytest.raises(Invalid):
        check_needs(needs)
