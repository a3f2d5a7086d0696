"""Where days stand on the line from a plan's first day to its last, in thousandths."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from drumbeat.engines.render.sheet import Mark, Month, Timeline
from drumbeat.reports.rules.days import month_of, short_day

MOST_MARKS = 14
MOST_MONTHS = 24
"""A longer line is divided into years."""
MOST_LABELS = 12
"""Divisions that can be named beside each other; of more, every other is named, every third and so on."""
NARROWEST = 45
"""Thousandths of the line a division needs to be named."""


@dataclass(frozen=True)
class Day:
    """A named day of the plan."""

    day: date
    label: str
    launch: bool = False


def timeline_of(
    start: date | None, end: date | None, days: Sequence[Day], today: date, language: str
) -> Timeline | None:
    """Return the line from the first to the last day there is; None when there are not two.

    Of too many days the launch and the first are kept.
    """
    known = sorted({day for day in (start, end, *(each.day for each in days)) if day})
    if len(known) < 2:
        return None
    first, last = known[0], known[-1]
    kept = sorted(days, key=lambda each: (not each.launch, each.day, each.label))[:MOST_MARKS]
    marks = [
        Mark(
            at=_place(each.day, first, last),
            date=short_day(each.day, language),
            label=each.label,
            launch=each.launch,
        )
        for each in sorted(kept, key=lambda each: (each.day, not each.launch, each.label))
    ]
    return Timeline(
        months=list(_months(first, last, language)),
        marks=marks,
        today=_place(today, first, last) if first <= today <= last else None,
        left_out=len(days) - len(kept),
    )


def _place(day: date, first: date, last: date) -> int:
    return round(1000 * (day - first).days / (last - first).days)


def _months(first: date, last: date, language: str) -> Iterator[Month]:
    yearly = last.year * 12 + last.month - first.year * 12 - first.month > MOST_MONTHS
    begins = [first, *(_years(first, last) if yearly else _month_firsts(first, last))]
    step = -(-len(begins) // MOST_LABELS)
    for index, day in enumerate(begins):
        following = begins[index + 1] if index + 1 < len(begins) else last
        at = _place(day, first, last)
        wide = _place(following, first, last) - at >= NARROWEST
        label = str(day.year) if yearly else month_of(day, language)
        yield Month(at=at, label=label if index % step == 0 and wide else "")


def _month_firsts(first: date, last: date) -> list[date]:
    months = range(first.year * 12 + first.month, last.year * 12 + last.month)
    return [date(month // 12, month % 12 + 1, 1) for month in months]


def _years(first: date, last: date) -> list[date]:
    years = range(first.year + 1, last.year + 1)
    return [date(year, 1, 1) for year in years[:: -(-len(years) // MOST_LABELS)]]
