"""Dates of a column: values that explain themselves, and one order decided for those that do not."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from drumbeat.engines.tabular.months import MONTHS

Order = Literal["dmy", "mdy", "ymd"]
"""Reading of three figures. A two-digit year is 1970 to 2069."""

ORDERS: tuple[Order, ...] = ("dmy", "mdy", "ymd")
EXCEL_EPOCH = date(1899, 12, 30)
SERIALS = (20_000, 80_000)
"""Excel day numbers taken for dates: 1954 to 2119. Smaller or larger whole numbers are just numbers."""
UNIX_MS = (315_532_800_000, 4_102_444_800_000)
"""Milliseconds taken for instants: 1980 to 2100."""

PLAN_YEARS = 15
"""Years a column of dates usually spans; a reading that needs more is believed only when no other fits."""

_TIME = r"(?:[T\s,]+(?:at\s+|kl\.?\s*)?\d{1,2}[:.]\d{2}.*|[T\s]+上午.*|[T\s]+下午.*)?"
_YEAR_FIRST = re.compile(rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*日?{_TIME}", re.IGNORECASE)
_COMPACT = re.compile(r"(19|20)(\d{2})(\d{2})(\d{2})")
_FIGURES = re.compile(rf"(\d{{1,2}})\s*([-/.])\s*(\d{{1,2}})\s*\2\s*(\d{{4}}|\d{{2}}){_TIME}", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]+")
_NUMBERS = re.compile(r"\d+")
_CLOCK = re.compile(r"\d{1,2}:\d{2}.*$|\b\d{1,2}\s*[ap]\.?m\.?\b.*$", re.IGNORECASE)


@dataclass(slots=True)
class DateColumn:
    """What the dates of a column are."""

    order: Order | None
    """Order of the values in figures with the year last; None when there are none or nobody can tell."""
    ambiguous: bool
    """More than one order fits equally well and they give different dates: ask the person."""
    parsed: list[date | None]
    """One entry a value; None when blank, no date, or ambiguous."""
    filled: int
    """Number of values that are not blank."""
    unread: int
    """Filled values that are no date in the order found (0 counted for values that only wait for the order)."""


def read_dates(values: Sequence[str], order: Order | None = None) -> DateColumn:
    """Read a column; times and zones are ignored, the day stands as written. `order` is the person's answer if asked.

    Values with a leading year, a month name or 年月日, Unix milliseconds and Excel serials explain themselves; figures
    like 3/4/2026 take the one order that fits most values of the column. A full stop between figures means day first.
    """
    stripped = [value.strip() for value in values]
    filled = sum(bool(value) for value in stripped)
    different = set(stripped)  # a column has few days, each many times
    in_figures = {value: _figures(value) for value in different}
    explained = {value: self_explaining(value) for value in different if value and not in_figures[value]}
    figures = [in_figures[value] for value in stripped]
    chosen = order or _decide([match for match in figures if match])
    ambiguous = chosen is None and any(figures)
    parsed: list[date | None] = []
    for value, match in zip(stripped, figures, strict=True):
        if match:
            parsed.append(_in_order(match, chosen) if chosen else None)
        else:
            parsed.append(explained.get(value))
    waiting = sum(bool(match) for match in figures) if ambiguous else 0
    unread = filled - waiting - sum(found is not None for found in parsed)
    return DateColumn(chosen if any(figures) else None, ambiguous, parsed, filled, unread)


def self_explaining(value: str) -> date | None:
    """The date of a value that can be read in one way only, or None."""
    text = value.strip()
    readers: tuple[Callable[[str], date | None], ...] = (_year_first, _number, _named_month)
    return next((found for reader in readers if (found := reader(text))), None)


def _decide(figures: Sequence[re.Match[str]]) -> Order | None:
    """The order that fits the most values; None when several fit equally and give other dates."""
    read = {order: [_in_order(match, order) for match in figures] for order in ORDERS}
    fits = {order: sum(found is not None for found in dates) for order, dates in read.items()}
    best = max(fits.values())
    fitting = [order for order in ORDERS if fits[order] == best > 0]
    near = [order for order in fitting if _years_apart(read[order]) <= PLAN_YEARS] or fitting
    if not near:
        return None
    if all(read[order] == read[near[0]] for order in near):
        return near[0]
    return "dmy" if "dmy" in near and all(match[2] == "." for match in figures) else None


def _years_apart(dates: Sequence[date | None]) -> int:
    years = [found.year for found in dates if found]
    return max(years) - min(years)


def _figures(value: str) -> re.Match[str] | None:
    """Three figures that are a date in at least one order."""
    match = _FIGURES.fullmatch(value)
    return match if match and any(_in_order(match, order) for order in ORDERS) else None


def _in_order(match: re.Match[str], order: Order) -> date | None:
    first, second, third = int(match[1]), int(match[3]), int(match[4])
    if order == "ymd":
        return _date(first, second, third) if len(match[1]) == 2 and len(match[4]) == 2 else None
    day, month = (first, second) if order == "dmy" else (second, first)
    return _date(third, month, day)


def _date(year: int, month: int, day: int) -> date | None:
    if year < 100:
        year += 2000 if year < 70 else 1900
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _year_first(text: str) -> date | None:
    match = _YEAR_FIRST.fullmatch(text)
    return _date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _number(text: str) -> date | None:
    """20261121, Unix milliseconds, Excel serials with or without a fraction of a day."""
    match = _COMPACT.fullmatch(text)
    if match:
        return _date(int(match[1] + match[2]), int(match[3]), int(match[4]))
    whole, _, fraction = text.partition(".")
    if not whole.isascii() or not whole.isdigit() or len(whole) > 13 or not (fraction or "0").isdigit():
        return None
    number = int(whole)
    if SERIALS[0] <= number <= SERIALS[1]:
        return EXCEL_EPOCH + timedelta(days=number)
    if UNIX_MS[0] <= number <= UNIX_MS[1] and not fraction:
        return datetime.fromtimestamp(number / 1000, UTC).date()
    return None


def _named_month(text: str) -> date | None:
    """ "Thursday, December 14th 2023", "14 dec. 2023", "11/abr/26 8:56": one month name, a day and a year."""
    if len(text) > 60:
        return None
    text = _CLOCK.sub("", text)
    months = [MONTHS[word] for word in map(str.lower, _WORDS.findall(text)) if word in MONTHS]
    numbers = _NUMBERS.findall(text)
    if len(months) != 1 or len(numbers) != 2:
        return None
    first, second = numbers
    if len(first) == 4:
        first, second = second, first
    return _date(int(second), months[0], int(first)) if len(first) <= 2 and len(second) in (2, 4) else None
