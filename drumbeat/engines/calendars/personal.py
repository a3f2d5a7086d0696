"""Calendars of people: the workspace's, narrowed by a working pattern and absences; and what several people share."""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from drumbeat.engines.calendars.working import Intervals, WorkingCalendar, interval_minutes

WHOLE_DAY = None


@dataclass(frozen=True, slots=True)
class Pattern:
    """How somebody works from a day on: an own week or the workspace's, and what share of it in percent."""

    valid_from: date | None
    """None: from the calendar's first day."""
    week: tuple[Intervals, ...] | None
    """None: the week of the workspace."""
    percent: int = 100


@dataclass(frozen=True, slots=True)
class Away:
    """Days away, both ends included: whole, or so many working minutes less on each.

    With `every_weeks` only the day `weekday` (0 is Monday) of every so many weeks counts, from the first on or after
    `first`.
    """

    first: date
    last: date
    minutes: int | None = WHOLE_DAY
    every_weeks: int | None = None
    weekday: int = 0

    def days(self) -> Iterable[date]:
        """The days away, in order."""
        day, step = self.first, timedelta(days=1)
        if self.every_weeks is not None:
            day += timedelta(days=(self.weekday - day.weekday()) % 7)
            step = timedelta(weeks=self.every_weeks)
        while day <= self.last:
            yield day
            day += step


def personal(base: WorkingCalendar, patterns: Sequence[Pattern], absences: Sequence[Away]) -> WorkingCalendar:
    """The calendar of somebody with these patterns and absences; `base` itself when there are none of either.

    Holidays close and make-up days open for everybody, whatever the own week says; a share of a day and a partial
    absence take the day's last minutes. Days outside the calendar are passed over.
    """
    if not patterns and not absences:
        return base
    shapes = _Shapes(base.shapes)
    shape_of = array("H", base.shape_of)
    for pattern, following in _in_order(patterns):
        _lay(base, shapes, shape_of, pattern, following)
    for away in absences:
        for day in away.days():
            offset = (day - base.start).days
            if 0 <= offset < len(shape_of):
                present = shapes.known[shape_of[offset]]
                kept = 0 if away.minutes is None else max(0, interval_minutes(present) - away.minutes)
                shape_of[offset] = shapes.number(first_minutes(present, kept))
    return WorkingCalendar.of_shapes(base.start, tuple(shapes.known), shape_of, base.fixed)


def common(calendars: Sequence[WorkingCalendar]) -> WorkingCalendar:
    """The time in which all of the calendars work; they begin and end on the same days."""
    first, *others = calendars
    shared = first
    for other in others:
        if other is not shared:
            shared = _both(shared, other)
    return shared


def first_minutes(intervals: Intervals, minutes: int) -> Intervals:
    """The first `minutes` working minutes of a day."""
    kept: list[tuple[int, int]] = []
    for begin, finish in intervals:
        length = min(finish - begin, minutes)
        if length > 0:
            kept.append((begin, begin + length))
        minutes -= length
    return tuple(kept)


@lru_cache(maxsize=4096)
def overlap(one: Intervals, other: Intervals) -> Intervals:
    """The minutes that lie in both days."""
    found = [(max(a, c), min(b, d)) for a, b in one for c, d in other if max(a, c) < min(b, d)]
    return tuple(sorted(found))


class _Shapes:
    """Numbers for the days met so far."""

    def __init__(self, known: Iterable[Intervals]) -> None:
        self.known = list(known)
        self._numbers = {shape: number for number, shape in enumerate(self.known)}

    def number(self, shape: Intervals) -> int:
        """The number of a day, a new one for a new day."""
        if shape not in self._numbers:
            self._numbers[shape] = len(self.known)
            self.known.append(shape)
        return self._numbers[shape]


def _in_order(patterns: Sequence[Pattern]) -> list[tuple[Pattern, date | None]]:
    """Patterns by their first day, each with the day the next one begins."""
    ordered = sorted(patterns, key=lambda pattern: pattern.valid_from or date.min)
    return list(zip(ordered, [*(following.valid_from for following in ordered[1:]), None], strict=False))


def _lay(
    base: WorkingCalendar, shapes: _Shapes, shape_of: "array[int]", pattern: Pattern, following: date | None
) -> None:
    """Write the days of one pattern, until the next begins."""
    days = len(shape_of)
    begin = 0 if pattern.valid_from is None else min(days, max(0, (pattern.valid_from - base.start).days))
    end = days if following is None else min(days, max(0, (following - base.start).days))
    shared: dict[int, int] = {}
    own = [shapes.number(_share(day, pattern.percent)) for day in pattern.week] if pattern.week else None
    weekday = base.start.weekday()
    for offset in range(begin, end):
        present = base.shape_of[offset]
        if own is not None and offset not in base.fixed:
            shape_of[offset] = own[(weekday + offset) % 7]
            continue
        if present not in shared:
            shared[present] = shapes.number(_share(base.shapes[present], pattern.percent))
        shape_of[offset] = shared[present]


def _share(day: Intervals, percent: int) -> Intervals:
    return first_minutes(day, interval_minutes(day) * percent // 100)


def _both(one: WorkingCalendar, other: WorkingCalendar) -> WorkingCalendar:
    shapes = _Shapes(())
    pairs: dict[tuple[int, int], int] = {}
    shape_of = array("H")
    for pair in zip(one.shape_of, other.shape_of, strict=True):
        if pair not in pairs:
            pairs[pair] = shapes.number(overlap(one.shapes[pair[0]], other.shapes[pair[1]]))
        shape_of.append(pairs[pair])
    return WorkingCalendar.of_shapes(one.start, tuple(shapes.known), shape_of, one.fixed | other.fixed)
