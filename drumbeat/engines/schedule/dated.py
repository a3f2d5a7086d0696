"""Between the dates people plan with and the working minutes the schedule computes with.

Conventions, once for all: a day means its whole working time, so work starts at the beginning of its first day and
ends at the end of its last; a milestone happens at the end of its day. Work of no known length takes one standard day.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.engines.schedule.network import UNSET, Network, Result

STANDARD_DAY = 480
"""Minutes of a task with neither a duration nor both dates."""

Link = tuple[int, int, int, int]
"""(predecessor, successor, kind, lag in minutes), tasks by position."""


@dataclass(frozen=True, slots=True)
class DatedTask:
    """A task as people plan it; every date may be missing."""

    start: date | None = None
    due: date | None = None
    duration: int | None = None
    """Working minutes, set by hand; otherwise they follow from `start` and `due`."""
    milestone: bool = False
    manual: bool = False
    """Stays at its planned start whatever the links say."""
    not_earlier: date | None = None
    latest: date | None = None
    """Must finish by this day: the earlier of a deadline and a "must finish" constraint."""
    promised: date | None = None
    """The day whoever does it promises to be done: open work is not expected to end before."""
    started: date | None = None
    finished: date | None = None
    progress: int = 0
    """0..100; decides what remains of a task that has begun."""
    group: int = 0
    calendar: int = 0
    """Number of the calendar it is worked on, where there are several."""
    usual: int = 0
    """Number of the calendar its planned days are measured on: that of a usual week, without absences, so that leave
    moves work and does not shorten it."""


def network_of(
    tasks: Sequence[DatedTask],
    links: Iterable[Link],
    calendar: WorkingCalendar,
    today: date,
    *,
    group_deadlines: Sequence[date | None] = (),
    keep_plan: bool = False,
) -> Network:
    """The network of `tasks` as it stands on `today`: done and begun work pinned, the rest not before today.

    With `keep_plan`, open tasks do not begin before their planned start either. Raises CalendarRange when a date lies
    outside the calendar, NetworkShape when a link names no task.
    """
    columns = list(zip(*links, strict=True)) or [(), (), (), ()]
    pred, succ, kind, lag = (list(column) for column in columns)
    return Network(
        duration=[_minutes_left(task, calendar, today) for task in tasks],
        pred=pred,
        succ=succ,
        kind=kind,
        lag=lag,
        earliest=[_not_before(task, calendar, keep_plan) for task in tasks],
        fixed_start=[_fixed_start(task, calendar) for task in tasks],
        fixed_finish=[_end(calendar, task.finished) for task in tasks],
        latest_finish=[_end(calendar, task.latest) for task in tasks],
        group=[task.group for task in tasks],
        group_deadline=_group_deadlines(tasks, calendar, group_deadlines),
        start=calendar.start_index(today),
    )


def length_of(task: DatedTask, calendar: WorkingCalendar) -> int:
    """Working minutes the plan gives `task`."""
    if task.milestone:
        return 0
    if task.duration is not None:
        return task.duration
    if task.start and task.due:
        return calendar.minutes_between(task.start, task.due)
    return STANDARD_DAY


def begin_index(task: DatedTask, calendar: WorkingCalendar, day: date) -> int:
    """Where `task` begins when it is put on `day`."""
    return calendar.end_index(day) if task.milestone else calendar.start_index(day)


def planned_starts(tasks: Sequence[DatedTask], net: Network, result: Result, calendar: WorkingCalendar) -> list[int]:
    """The present starts a cascade begins from: pins, then planned dates, then where logic puts undated tasks."""
    pins = net.pins()
    return [
        pins[i] if pins[i] != UNSET else _planned(task, calendar, result.early_start[i]) for i, task in enumerate(tasks)
    ]


def dates_of(starts: Sequence[int], net: Network, calendar: WorkingCalendar) -> list[tuple[date, date]]:
    """First and last day of every task that begins at `starts`. Raises CalendarRange past the calendar's end."""
    return [
        calendar.span(start, start + minutes) for start, minutes in zip(starts, net.effective_durations(), strict=True)
    ]


def _planned(task: DatedTask, calendar: WorkingCalendar, otherwise: int) -> int:
    if task.milestone:
        day = task.due or task.start
        return calendar.end_index(day) if day else otherwise
    if task.start:
        return calendar.start_index(task.start)
    return calendar.end_index(task.due) - length_of(task, calendar) if task.due else otherwise


def _minutes_left(task: DatedTask, calendar: WorkingCalendar, today: date) -> int:
    """The length; of begun work at least until what remains can be done, counted from today."""
    length = length_of(task, calendar)
    if task.milestone or not task.started or task.finished:
        return length
    remaining = -(-length * (100 - task.progress) // 100)
    begun = calendar.start_index(task.started)
    promised = _end(calendar, task.promised) - begun if task.promised else 0
    return max(length, calendar.start_index(today) - begun + remaining, promised)


def _earliest(task: DatedTask, calendar: WorkingCalendar, keep_plan: bool) -> int:
    held = begin_index(task, calendar, task.not_earlier) if task.not_earlier else UNSET
    return max(held, _planned(task, calendar, UNSET)) if keep_plan else held


def _not_before(task: DatedTask, calendar: WorkingCalendar, keep_plan: bool) -> int:
    """Where open work may begin: not before its plan and constraint, nor so early that it ends before its promise."""
    held = _earliest(task, calendar, keep_plan)
    if task.promised is None or task.started or task.finished:
        return held
    return max(held, _end(calendar, task.promised) - length_of(task, calendar))


def _fixed_start(task: DatedTask, calendar: WorkingCalendar) -> int:
    if task.milestone and task.finished:
        return calendar.end_index(task.finished)
    if task.started:
        return begin_index(task, calendar, task.started)
    if task.manual and not task.finished:
        return _planned(task, calendar, UNSET)
    return UNSET


def _group_deadlines(
    tasks: Sequence[DatedTask], calendar: WorkingCalendar, deadlines: Sequence[date | None]
) -> list[int]:
    groups = max((task.group for task in tasks), default=0) + 1
    known = [_end(calendar, day) for day in deadlines]
    return known + [UNSET] * (groups - len(known))


def _end(calendar: WorkingCalendar, day: date | None) -> int:
    return calendar.end_index(day) if day else UNSET
