"""The working calendar: dates and instants to working-minute indexes and back, each by an array look-up.

An *instant* is a minute of the clock counted from midnight of the calendar's first day: what calendars of different
people have in common. An index belongs to one calendar alone.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise

Intervals = tuple[tuple[int, int], ...]
"""Working intervals of one day as (from_minute, to_minute) of that day, 0..1440, in order, not overlapping."""

OFFICE_DAY: Intervals = ((540, 720), (780, 1080))
"""09:00-12:00 and 13:00-18:00: 480 minutes."""

OFFICE_WEEK: tuple[Intervals, ...] = (OFFICE_DAY,) * 5 + ((),) * 2

MINUTES_OF_A_DAY = 1440


class CalendarRange(ValueError):
    """A date or index lies outside the days the calendar was built for."""

    def __init__(self, asked: date | int, start: date, end: date) -> None:
        super().__init__(f"{asked} is outside the calendar {start} to {end}")
        self.asked = asked
        self.start = start
        self.end = end


class CalendarShape(ValueError):
    """The description of a week or day cannot be a calendar (wrong length, overlapping or reversed intervals)."""


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Working days and minutes from `start` to `end`, both included. Build it with `build` or `of_shapes`."""

    start: date
    end: date
    shapes: tuple[Intervals, ...]
    """The different working days there are."""
    shape_of: "array[int]"
    """Which of `shapes` each day has, by days since `start`."""
    fixed: frozenset[int]
    """Days, counted from `start`, that follow no week: closed or opened for everybody."""
    minutes_before: "array[int]"
    """Working minutes before day k, for k = 0 .. number of days (the last entry is the total)."""
    _days_before: "array[int]"
    """Working days before day k, same length."""

    @classmethod
    def build(
        cls,
        week: Sequence[Intervals],
        closed: Iterable[date],
        opened: Mapping[date, Intervals] | frozenset[date],
        start: date,
        end: date,
    ) -> "WorkingCalendar":
        """Lay out every day from `start` to `end` (both included).

        `week` holds the intervals of Monday to Sunday, `closed` the holidays, `opened` the days that work although
        the week or a holiday says otherwise: with their own intervals, or as a set with the first working weekday's.
        Raises CalendarShape for an impossible week and CalendarRange when `end` lies before `start`.
        """
        if end < start:
            raise CalendarRange(end, start, end)
        lengths = _week_lengths(week)
        extra = _opened_days(opened, week, lengths)
        shut = frozenset(closed)
        days = [start + timedelta(days=offset) for offset in range((end - start).days + 1)]
        laid = [extra[day] if day in extra else () if day in shut else week[day.weekday()] for day in days]
        fixed = frozenset(offset for offset, day in enumerate(days) if day in extra or day in shut)
        return cls.of_days(start, laid, fixed)

    @classmethod
    def of_days(cls, start: date, days: Sequence[Intervals], fixed: frozenset[int]) -> "WorkingCalendar":
        """Build from the intervals of each day from `start` on; the intervals are trusted."""
        number: dict[Intervals, int] = {}
        shape_of = array("H", [number.setdefault(day, len(number)) for day in days])
        return cls.of_shapes(start, tuple(number), shape_of, fixed)

    @classmethod
    def of_shapes(
        cls, start: date, shapes: tuple[Intervals, ...], shape_of: "array[int]", fixed: frozenset[int]
    ) -> "WorkingCalendar":
        """Build from numbered shapes: the quick way to a calendar that differs little from another."""
        lengths = [interval_minutes(shape) for shape in shapes]
        works = [1 if length else 0 for length in lengths]
        minutes = array("i", accumulate(map(lengths.__getitem__, shape_of), initial=0))
        days = array("i", accumulate(map(works.__getitem__, shape_of), initial=0))
        end = start + timedelta(days=len(shape_of) - 1)
        return cls(start, end, shapes, shape_of, fixed, minutes, days)

    @property
    def total_minutes(self) -> int:
        """Working minutes of the whole range: the largest valid index."""
        return self.minutes_before[-1]

    def is_working(self, day: date) -> bool:
        """Whether any minute of `day` is worked."""
        return self.day_minutes(day) > 0

    def day_minutes(self, day: date) -> int:
        """Working minutes of `day`."""
        offset = self._offset(day)
        return self.minutes_before[offset + 1] - self.minutes_before[offset]

    def day_lengths(self, first: date, last: date) -> list[int]:
        """Working minutes of each day from `first` to `last`, both included; empty when `last` lies before `first`.

        Of a person's calendar this is the person's capacity. Raises CalendarRange.
        """
        if last < first:
            return []
        reached = self.minutes_before[self._offset(first) : self._offset(last) + 2]
        return [after - before for before, after in pairwise(reached)]

    def start_index(self, day: date) -> int:
        """Index of the first working minute on or after `day`."""
        return self.minutes_before[self._offset(day)]

    def end_index(self, day: date) -> int:
        """Index just after the last working minute on or before `day`.

        A milestone of `day` stands here: what follows it begins with the next working minute.
        """
        return self.minutes_before[self._offset(day) + 1]

    def start_date(self, index: int) -> date:
        """The day in which work beginning at `index` happens; an index at a day's border belongs to the later day."""
        if not 0 <= index < self.total_minutes:
            raise CalendarRange(index, self.start, self.end)
        return self.start + timedelta(days=bisect_right(self.minutes_before, index) - 1)

    def finish_date(self, index: int) -> date:
        """The day in which work ending at `index` ends; an index at a day's border belongs to the earlier day.

        Index 0 has no earlier day: it gives the first day of the calendar.
        """
        if not 0 <= index <= self.total_minutes:
            raise CalendarRange(index, self.start, self.end)
        return self.start + timedelta(days=max(0, bisect_left(self.minutes_before, index) - 1))

    def span(self, start: int, finish: int) -> tuple[date, date]:
        """First and last day of work from index `start` to `finish`.

        Work without length is a milestone: it stands on the day at whose end `finish` lies, see `end_index`.
        """
        due = self.finish_date(finish)
        return (self.start_date(start), due) if finish > start else (due, due)

    def index_at(self, instant: int) -> int:
        """Working minutes done by `instant`; before its first day and after its last a calendar works all the time.

        So instants and indexes compare however far a late date lies outside.
        """
        offset, minute = divmod(instant, MINUTES_OF_A_DAY)
        if offset < 0:
            return instant
        if offset >= len(self.shape_of):
            return self.total_minutes + instant - len(self.shape_of) * MINUTES_OF_A_DAY
        done = self.minutes_before[offset]
        for begin, finish in self.shapes[self.shape_of[offset]]:
            if minute <= begin:
                break
            done += min(minute, finish) - begin
        return done

    def begin_at(self, index: int) -> int:
        """The instant at which the working minute after `index` begins."""
        if index < 0:
            return index
        if index >= self.total_minutes:
            return len(self.shape_of) * MINUTES_OF_A_DAY + index - self.total_minutes
        offset = bisect_right(self.minutes_before, index) - 1
        left = index - self.minutes_before[offset]
        for begin, finish in self.shapes[self.shape_of[offset]]:
            if left < finish - begin:
                return offset * MINUTES_OF_A_DAY + begin + left
            left -= finish - begin
        raise AssertionError(index)

    def end_at(self, index: int) -> int:
        """The instant at which `index` working minutes are done: the end of the last."""
        return self.begin_at(index - 1) + 1

    def midnight(self, day: date) -> int:
        """The instant at which `day` begins."""
        return self._offset(day) * MINUTES_OF_A_DAY

    def working_days_between(self, start: date, due: date) -> int:
        """Number of working days from `start` to `due`, both included; 0 when `due` lies before `start`."""
        return max(0, self._days_before[self._offset(due) + 1] - self._days_before[self._offset(start)])

    def minutes_between(self, start: date, due: date) -> int:
        """Working minutes from the beginning of `start` to the end of `due`; 0 when `due` lies before `start`."""
        return max(0, self.end_index(due) - self.start_index(start))

    def next_working(self, day: date) -> date:
        """The first working day on or after `day`."""
        return self._nth_day(self._days_before[self._offset(day)] + 1, day)

    def add_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day` (before it when negative); 0 gives `next_working(day)`."""
        if count == 0:
            return self.next_working(day)
        offset = self._offset(day)
        if count > 0:
            return self._nth_day(self._days_before[offset + 1] + count, day)
        return self._nth_day(self._days_before[offset] + 1 + count, day)

    def _nth_day(self, nth: int, asked: date) -> date:
        """The `nth` working day of the calendar, counted from 1."""
        if not 1 <= nth <= self._days_before[-1]:
            raise CalendarRange(asked, self.start, self.end)
        return self.start + timedelta(days=bisect_left(self._days_before, nth) - 1)

    def _offset(self, day: date) -> int:
        if not self.start <= day <= self.end:
            raise CalendarRange(day, self.start, self.end)
        return (day - self.start).days


def parse_week(raw: Sequence[Sequence[Sequence[int]]]) -> tuple[Intervals, ...]:
    """A week as stored or sent (lists of lists) in the shape `build` takes. Raises CalendarShape."""
    if any(len(pair) != 2 for day in raw for pair in day):
        raise CalendarShape("an interval has a beginning and an end")
    week = tuple(tuple((pair[0], pair[1]) for pair in day) for day in raw)
    _week_lengths(week)
    return week


def interval_minutes(intervals: Intervals) -> int:
    """Sum of the intervals in minutes. Raises CalendarShape when they overlap, run backwards or leave the day."""
    total, reached = 0, 0
    for begin, finish in intervals:
        if not reached <= begin < finish <= MINUTES_OF_A_DAY:
            raise CalendarShape(f"interval {begin}-{finish} overlaps, runs backwards or leaves the day")
        total += finish - begin
        reached = finish
    return total


def _week_lengths(week: Sequence[Intervals]) -> list[int]:
    if len(week) != 7:
        raise CalendarShape("a week has seven days, Monday first")
    return [interval_minutes(day) for day in week]


def _opened_days(
    opened: Mapping[date, Intervals] | frozenset[date], week: Sequence[Intervals], lengths: list[int]
) -> Mapping[date, Intervals]:
    if isinstance(opened, Mapping):
        for intervals in opened.values():
            interval_minutes(intervals)
        return opened
    ordinary = next((tuple(day) for day, length in zip(week, lengths, strict=True) if length), ())
    return dict.fromkeys(opened, ordinary)
