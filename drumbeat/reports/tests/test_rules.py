"""Days, figures and places on the line, in four languages."""

from datetime import date
from decimal import Decimal

import pytest

from drumbeat.reports.rules.days import day_of, span_of
from drumbeat.reports.rules.figures import minor_amount_of, number_of, value_of
from drumbeat.reports.rules.line import MOST_LABELS, MOST_MARKS, Day, timeline_of

MARCH, JUNE = date(2026, 3, 2), date(2026, 6, 30)
NEXT = date(2027, 1, 9)


@pytest.mark.parametrize(
    ("language", "day", "span", "over"),
    [
        ("en", "2 Mar 2026", "2 Mar – 30 Jun 2026", "2 Mar 2026 – 9 Jan 2027"),
        ("sv", "2 mars 2026", "2 mars – 30 juni 2026", "2 mars 2026 – 9 jan. 2027"),
        ("zh-Hans", "2026年3月2日", "2026年3月2日 – 6月30日", "2026年3月2日 – 2027年1月9日"),
        ("zh-Hant", "2026年3月2日", "2026年3月2日 – 6月30日", "2026年3月2日 – 2027年1月9日"),
    ],
)
def test_days(language: str, day: str, span: str, over: str) -> None:
    def plain(text: str) -> str:
        return text.replace("\u00a0", " ")

    assert plain(day_of(MARCH, language)) == day
    assert plain(span_of(MARCH, JUNE, language)) == span
    assert plain(span_of(MARCH, NEXT, language)) == over
    assert day in plain(span_of(MARCH, None, language)) and span_of(None, None, language) == ""
    assert plain(span_of(None, MARCH, language)) not in ("", day)


@pytest.mark.parametrize(
    ("value", "english", "swedish"),
    [
        ("1234567.891", "1,234,567.89", "1\u00a0234\u00a0567,89"),
        ("-1200", "-1,200", "−1\u00a0200"),
        ("0.5", "0.5", "0,5"),
        ("0.0004567", "0.00046", "0,00046"),
        ("0E-6", "0", "0"),
        ("100", "100", "100"),
    ],
)
def test_numbers(value: str, english: str, swedish: str) -> None:
    assert number_of(Decimal(value), "en") == number_of(Decimal(value), "zh-Hant") == english
    assert number_of(Decimal(value), "sv") == swedish


def test_amounts_name_their_currency_and_have_its_decimals() -> None:
    assert minor_amount_of(48_000_000, "SEK", "sv") == "480\u00a0000\u00a0SEK"
    assert minor_amount_of(48_000_050, "SEK", "en") == "SEK\u00a0480,000.50"
    assert minor_amount_of(480_000, "JPY", "zh-Hant") == "JPY\u00a0480,000"
    assert minor_amount_of(1_500, "KWD", "en") == "KWD\u00a01.500"


def test_values_read_as_their_unit() -> None:
    assert value_of(Decimal("2.5"), "percent", "", "en") == "2.5%"
    assert value_of(Decimal("2.5"), "percent", "", "sv") == "2,5\u00a0%"
    assert value_of(Decimal(95), "duration", "", "en") == "1\u00a0h\u00a035\u00a0min"
    assert value_of(Decimal(120), "duration", "", "zh-Hans") == "2\u00a0小时"
    assert value_of(Decimal(0), "duration", "", "sv") == "0\u00a0min"
    assert value_of(None, "money", "EUR", "en") == ""


def test_the_line_spans_all_days_there_are() -> None:
    days = [Day(date(2026, 2, 1), "Before"), Day(date(2026, 4, 1), "Launch", launch=True)]
    line = timeline_of(MARCH, JUNE, days, date(2026, 2, 1), "en")
    assert line is not None
    assert [mark["at"] for mark in line["marks"]] == [0, round(1000 * 59 / 149)]
    assert (line["today"], line["left_out"]) == (0, 0)
    assert [month["label"] for month in line["months"]] == ["Feb", "Mar", "Apr", "May", "Jun"]
    assert timeline_of(MARCH, None, [], MARCH, "en") is None
    assert timeline_of(MARCH, MARCH, [], MARCH, "en") is None


def test_today_off_the_line_is_not_drawn() -> None:
    line = timeline_of(MARCH, JUNE, [], date(2026, 7, 1), "en")
    assert line is not None and line["today"] is None


def test_of_too_many_days_the_launch_stays() -> None:
    days = [Day(date(2026, 3, 3 + at), f"{at}") for at in range(20)] + [Day(JUNE, "Launch", launch=True)]
    line = timeline_of(MARCH, JUNE, days, MARCH, "en")
    assert line is not None
    assert len(line["marks"]) == MOST_MARKS and line["left_out"] == 21 - MOST_MARKS
    assert line["marks"][-1]["launch"]


@pytest.mark.parametrize("last", [date(2027, 12, 31), date(2036, 1, 1), date.max])
def test_long_lines_are_divided_sparingly(last: date) -> None:
    line = timeline_of(date(2026, 1, 15), last, [], MARCH, "sv")
    assert line is not None
    assert len([month for month in line["months"] if month["label"]]) <= MOST_LABELS + 1
    assert all(0 <= month["at"] <= 1000 for month in line["months"])
