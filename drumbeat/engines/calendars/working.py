"""The working calendar: dates to working-minute indexes and back, each by one array look-up."""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

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
    """Working days and minutes from `start` to `end`, both included. Build it with `build`."""

    start: date
    end: date
    _minutes_before: "array[int]"
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
        extra = _opened_lengths(opened, lengths)
        shut = frozenset(closed)
        minutes, days = array("q", [0]), array("q", [0])
        for offset in range((end - start).days + 1):
            day = start + timedelta(days=offset)
            length = extra[day] if day in extra else 0 if day in shut else lengths[day.weekday()]
            minutes.append(minutes[-1] + length)
            days.append(days[-1] + (1 if length else 0))
        return cls(start, end, minutes, days)

    @property
    def total_minutes(self) -> int:
        """Working minutes of the whole range: the largest valid index."""
        return self._minutes_before[-1]

    def is_working(self, day: date) -> bool:
        """Whether any minute of `day` is worked."""
        return self.day_minutes(day) > 0

    def day_minutes(self, day: date) -> int:
        """Working minutes of `day`."""
        offset = self._offset(day)
        return self._minutes_before[offset + 1] - self._minutes_before[offset]

    def start_index(self, day: date) -> int:
        """Index of the first working minute on or after `day`."""
        return self._minutes_before[self._offset(day)]

    def end_index(self, day: date) -> int:
        """Index just after the last working minute on or before `day`.

        A milestone of `day` stands here: what follows it begins with the next working minute.
        """
        return self._minutes_before[self._offset(day) + 1]

    def start_date(self, index: int) -> date:
        """The day in which work beginning at `index` happens; an index at a day's border belongs to the later day."""
        if not 0 <= index < self.total_minutes:
            raise CalendarRange(index, self.start, self.end)
        return self.start + timedelta(days=bisect_right(self._minutes_before, index) - 1)

    def finish_date(self, index: int) -> date:
        """The day in which work ending at `index` ends; an index at a day's border belongs to the earlier day.

        Index 0 has no earlier day: it gives the first day of the calendar.
        """
        if not 0 <= index <= self.total_minutes:
            raise CalendarRange(index, self.start, self.end)
        return self.start + timedelta(days=max(0, bisect_left(self._minutes_before, index) - 1))

    def span(self, start: int, finish: int) -> tuple[date, date]:
        """First and last day of work from index `start` to `finish`.

        Work without length is a milestone: it stands on the day at whose end `finish` lies, see `end_index`.
        """
        due = self.finish_date(finish)
        return (self.start_date(start), due) if finish > start else (due, due)

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


def _opened_lengths(opened: Mapping[date, Intervals] | frozenset[date], lengths: list[int]) -> dict[date, int]:
    if isinstance(opened, Mapping):
        return {day: interval_minutes(intervals) for day, intervals in opened.items()}
    ordinary = next((length for length in lengths if length), 0)
    return dict.fromkeys(opened, ordinary)
