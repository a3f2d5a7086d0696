"""Months and weeks in cells of a date column, which stand for periods."""

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from drumbeat.engines.tabular.dates import DateColumn, Order, read_dates
from drumbeat.engines.tabular.months import MONTHS

_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?")
_MONTH_LAST = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{4})")
_WEEK = re.compile(r"(\d{4})\s*-?\s*[WwVv](?:eek|ecka)?\.?\s*(\d{1,2})")
_WEEK_LAST = re.compile(r"(?:[Ww]eek|[Vv]ecka|[Vv]\.?|[Ww])\s*(\d{1,2})\s*[,/ ]?\s*(\d{4})")
_NAMED = re.compile(r"([^\W\d_]+)\.?\s+(\d{4})|(\d{4})\s+([^\W\d_]+)\.?")

Days = tuple[date, date]


def read_days(values: Sequence[str], order: Order | None) -> tuple[DateColumn, list[Days | None]]:
    """Return the days each cell stands for, one or a whole week or month; and what is to be said of the column."""
    stripped = [value.strip() for value in values]
    known = {value: period_of(value) for value in set(stripped)}
    periods = [known[value] for value in stripped]
    column = read_dates(["" if period else value for value, period in zip(values, periods, strict=True)], order)
    days = [period or ((day, day) if day else None) for period, day in zip(periods, column.parsed, strict=True)]
    return column, days


def period_of(text: str) -> Days | None:
    """Return the first and last day of a month or an ISO week; None for anything else."""
    if not text or len(text) > 40:
        return None
    for pattern, year, part in ((_WEEK, 1, 2), (_WEEK_LAST, 2, 1)):
        if match := pattern.fullmatch(text):
            return _week(int(match[year]), int(match[part]))
    for pattern, year, part in ((_MONTH, 1, 2), (_MONTH_LAST, 2, 1)):
        if match := pattern.fullmatch(text):
            return _month(int(match[year]), int(match[part]))
    if match := _NAMED.fullmatch(text):
        number = MONTHS.get((match[1] or match[4]).lower())
        return _month(int(match[2] or match[3]), number) if number else None
    return None


def _month(year: int, month: int) -> Days | None:
    if not (1 <= month <= 12 and 1970 <= year <= 2100):
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _week(year: int, week: int) -> Days | None:
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(days=6)


_SPAN = re.compile(r"(.+?)\s+(?:-|–|—|to|till|至|~)\s+(.+)")


def span_in(preamble: Sequence[Sequence[str]]) -> Days | None:
    """Return the days a report says it covers above its table ("1 June 2026 - 25 June 2026"), if it says so plainly."""
    found: list[date] = []
    for record in preamble[:30]:
        text = " ".join(cell for cell in record if cell).strip("# \t")
        match = _SPAN.fullmatch(text)
        if match:
            days = read_dates([match[1], match[2]]).parsed
            if days[0] and days[1] and days[0] <= days[1]:
                return days[0], days[1]
        label, _, value = text.partition(":")
        if value and re.search(r"date|datum|日期", label, re.IGNORECASE):
            found += [day for day in read_dates([value]).parsed if day]
    return (min(found), max(found)) if len(found) == 2 else None
