"""Days into periods, and the stretches in which somebody has more work than time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["day", "week", "month"]


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Overload:
    """Days, counted from the window's first, from `first` to `last` on each working day of which work exceeds time."""

    first: int
    last: int
    over: int
    """Minutes of work beyond the time there is, summed over the stretch."""


def periods(first: date, last: date, unit: Unit) -> list[Period]:
    """Cut the days from `first` to `last` into days, weeks from Monday or months; the ends may be cut short."""
    found = []
    at = first
    while at <= last:
        end = min(last, _end_of(at, unit))
        found.append(Period(at, end))
        at = end + timedelta(days=1)
    return found


def _end_of(day: date, unit: Unit) -> date:
    if unit == "day":
        return day
    if unit == "week":
        return day + timedelta(days=6 - day.weekday())
    following = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return following - timedelta(days=1)


def overloads(lengths: Sequence[int], work: Sequence[int], least: int = 1) -> list[Overload]:
    """Return the stretches of days with more work than working minutes, by `least` minutes on each day.

    A day without work and without time joins the days around it: a weekend does not cut a stretch in two.
    """
    found: list[Overload] = []
    begun: int | None = None
    reached = over = 0
    for day, (length, load) in enumerate(zip(lengths, work, strict=True)):
        if load - length >= least:
            begun = day if begun is None else begun
            reached, over = day, over + load - length
        elif (length or load) and begun is not None:
            found.append(Overload(begun, reached, over))
            begun, over = None, 0
    if begun is not None:
        found.append(Overload(begun, reached, over))
    return found
