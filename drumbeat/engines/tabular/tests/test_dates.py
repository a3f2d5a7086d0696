"""Dates: what explains itself, what the column decides, what must be asked."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drumbeat.engines.tabular.dates import read_dates, self_explaining

DAY = date(2023, 12, 14)


@pytest.mark.parametrize(
    "text",
    [
        "2023-12-14",
        "2023/12/14",
        "2023.12.14",
        "2023-12-14T08:30:00Z",
        "2023-12-14 08:30:00+01:00",
        "2023年12月14日",
        "2023年12月14日 08:30",
        "Thursday, December 14th 2023",
        "Thursday, December 14th 2023, 8:00:00 am +01:00",
        "December 14, 2023",
        "14 dec. 2023",
        "14 december 2023 kl. 08:30",
        "torsdag den 14 december 2023",
        "14/dic/23 8:56 AM",
        "14-Dec-2023",
        "Dec 14, 2023 10:15",
        "2023 Dec 14",
        "20231214",
        "45274",
        "45274.5",
        "1702512000000",
    ],
)
def test_values_that_explain_themselves(text):
    assert self_explaining(text) == DAY
    column = read_dates([text, "", text])
    assert (column.parsed, column.order, column.ambiguous, column.unread) == ([DAY, None, DAY], None, False, 0)


@pytest.mark.parametrize("text", ["", "soon", "12", "2023-13-01", "2023-02-30", "14 of 23", "1.5", "May", "99999999"])
def test_what_is_no_date(text):
    assert self_explaining(text) is None


@pytest.mark.parametrize(
    ("values", "order", "first"),
    [
        (["03/04/2026", "25/04/2026"], "dmy", date(2026, 4, 3)),
        (["03/04/2026", "04/25/2026"], "mdy", date(2026, 3, 4)),
        (["2/24/17 11:29", "1/2/17 9:00"], "mdy", date(2017, 2, 24)),
        (["3.4.2026", "5.6.2026"], "dmy", date(2026, 4, 3)),
        (["3-4-26", "31-12-26"], "dmy", date(2026, 4, 3)),
        (["26-12-31", "26-01-30", "25-02-01"], "ymd", date(2026, 12, 31)),
        (["99-12-31", "98-11-30"], "ymd", date(1999, 12, 31)),
        (["05/05/2026", "06/06/2026"], "dmy", date(2026, 5, 5)),
    ],
)
def test_the_column_decides_the_order(values, order, first):
    column = read_dates(values)
    assert (column.order, column.ambiguous, column.unread) == (order, False, 0)
    assert column.parsed[0] == first


def test_undecidable_is_asked_and_the_answer_used():
    values = ["03/04/2026", "05/06/2026", "2026-01-31"]
    asked = read_dates(values)
    assert (asked.order, asked.ambiguous, asked.unread) == (None, True, 0)
    assert asked.parsed == [None, None, date(2026, 1, 31)]
    assert read_dates(values, "mdy").parsed[0] == date(2026, 3, 4)
    assert read_dates(values, "dmy").parsed[0] == date(2026, 4, 3)


def test_two_digit_years_at_either_end_are_asked():
    assert read_dates(["26/12/31", "26/11/30"]).ambiguous
    assert read_dates(["26/12/31"], "ymd").parsed == [date(2026, 12, 31)]


def test_figures_that_are_no_date_in_any_order():
    column = read_dates(["45/45/2026", "12/34/5678"])
    assert (column.order, column.ambiguous, column.unread) == (None, False, 2)


def test_the_majority_wins_and_the_rest_is_counted():
    column = read_dates(["25/04/2026", "26/04/2026", "04/27/2026", "later"])
    assert column.order == "dmy"
    assert (column.filled, column.unread) == (4, 2)


@given(st.dates(date(1980, 1, 1), date(2069, 12, 31)))
def test_every_day_reads_back_in_each_spelling(day):
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    for text in (day.isoformat(), f"{day:%d %B %Y}", f"{day:%Y%m%d}", str(int(midnight.timestamp() * 1000))):
        assert self_explaining(text) == day
    assert read_dates([f"{day:%d/%m/%Y}"], "dmy").parsed == [day]
    assert read_dates([f"{day:%m/%d/%y}"], "mdy").parsed == [day]


@given(st.lists(st.dates(date(2000, 1, 1), date(2030, 1, 1)), min_size=1, max_size=8), st.booleans())
def test_an_order_is_claimed_only_when_it_is_right(days, day_first):
    pattern = "%d/%m/%Y" if day_first else "%m/%d/%Y"
    column = read_dates([day.strftime(pattern) for day in days])
    if column.ambiguous:
        assert all(day.day <= 12 for day in days)
    else:
        assert column.parsed == days


def test_serials_count_from_the_spreadsheet_epoch():
    assert self_explaining("36526") == date(2000, 1, 1)
    assert self_explaining("36526") + timedelta(days=1) == self_explaining("36527")
