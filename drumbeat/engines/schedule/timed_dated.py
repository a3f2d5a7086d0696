"""Between the dates people plan with and the instants of a network on several calendars; see `dated` for one.

The conventions are those of `dated`: work starts at the beginning of its first day and ends at the end of its last, a
milestone happens at the end of its day. Planned days are measured on the usual calendar of whoever does the work and
worked on the real one, so that a week of leave moves the end by a week.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from drumbeat.engines.calendars.working import MINUTES_OF_A_DAY, CalendarRange, WorkingCalendar
from drumbeat.engines.schedule.dated import DatedTask, Link, length_of
from drumbeat.engines.schedule.network import UNSET, Network
from drumbeat.engines.schedule.timed import TimedNetwork, TimedResult

Span = tuple[date, date]


def timed_network_of(
    tasks: Sequence[DatedTask],
    links: Iterable[Link],
    calendars: Sequence[WorkingCalendar],
    today: date,
    *,
    keep_plan: bool = False,
    lag_of_predecessor: bool = False,
) -> TimedNetwork:
    """The network of `tasks` as it stands on `today`, each on its `calendar` of `calendars`, the first the workspace's.

    With `keep_plan`, open tasks do not begin before their planned start. Raises CalendarRange when a date lies outside
    the calendars, NetworkShape when a link names no task.
    """
    columns = list(zip(*links, strict=True)) or [(), (), (), ()]
    pred, succ, kind, lag = (list(column) for column in columns)
    placing = [_Placing(task, calendars[task.calendar], calendars[task.usual], today) for task in tasks]
    net = Network(
        duration=[each.minutes() for each in placing],
        pred=pred,
        succ=succ,
        kind=kind,
        lag=lag,
        earliest=[each.earliest(keep_plan) for each in placing],
        fixed_start=[each.fixed_start() for each in placing],
        fixed_finish=[each.end_of(each.task.finished) for each in placing],
        latest_finish=[each.end_of(each.task.latest) for each in placing],
        group=[task.group for task in tasks],
        start=calendars[0].midnight(today),
    )
    ends = pred if lag_of_predecessor else succ
    return TimedNetwork(net, calendars, [task.calendar for task in tasks], [tasks[end].calendar for end in ends])


def spans_of(timed: TimedNetwork, result: TimedResult) -> list[Span]:
    """First and last day of every task. Raises CalendarRange past the calendars' end."""
    return [
        _span(timed.calendars[0], start, finish)
        for start, finish in zip(result.early_start, result.early_finish, strict=True)
    ]


def late_spans_of(timed: TimedNetwork, result: TimedResult) -> list[Span | tuple[None, None]]:
    """Latest first and last day of every task; None where they lie outside the calendars."""
    base = timed.calendars[0]
    last = len(base.shape_of) * MINUTES_OF_A_DAY
    return [
        _span(base, start, finish) if start >= 0 and finish <= last else (None, None)
        for start, finish in zip(result.late_start, result.late_finish, strict=True)
    ]


def day_of_end(base: WorkingCalendar, instant: int) -> date:
    """The day in which work ending at the instant ends. Raises CalendarRange past the calendar's end."""
    day = base.start + timedelta(days=max(0, instant - 1) // MINUTES_OF_A_DAY)
    if day > base.end:
        raise CalendarRange(instant, base.start, base.end)
    return day


def _span(base: WorkingCalendar, start: int, finish: int) -> Span:
    due = day_of_end(base, finish)
    return (base.start + timedelta(days=start // MINUTES_OF_A_DAY), due) if finish > start else (due, due)


class _Placing:
    """One task on its calendars."""

    def __init__(self, task: DatedTask, own: WorkingCalendar, usual: WorkingCalendar, today: date) -> None:
        self.task, self.own, self.today = task, own, today
        self.length = length_of(task, usual)

    def minutes(self) -> int:
        """The length; of begun work at least until what remains can be done, counted from today."""
        task = self.task
        if task.milestone or not task.started or task.finished:
            return self.length
        remaining = -(-self.length * (100 - task.progress) // 100)
        begun = self.own.start_index(task.started)
        promised = self.own.end_index(task.promised) - begun if task.promised else 0
        return max(self.length, self.own.start_index(self.today) - begun + remaining, promised)

    def earliest(self, keep_plan: bool) -> int:
        """The instant open work may not begin before."""
        task = self.task
        held = self._begin(task.not_earlier) if task.not_earlier else UNSET
        if self.length == 0 or task.milestone:  # a moment is at work's beginning, not at midnight
            held = max(held, self.own.begin_at(self.own.start_index(self.today)))
        if keep_plan:
            held = max(held, self._planned())
        if task.promised and not (task.started or task.finished):
            held = max(held, self._ending(task.promised))
        return held

    def fixed_start(self) -> int:
        """The instant work is held at, UNSET where logic decides."""
        task = self.task
        if task.milestone and task.finished:
            return self.end_of(task.finished)
        if task.started:
            return self._begin(task.started)
        return self._planned() if task.manual and not task.finished else UNSET

    def end_of(self, day: date | None) -> int:
        """The end of a day, UNSET for none."""
        return UNSET if day is None else self.own.midnight(day) + MINUTES_OF_A_DAY

    def _begin(self, day: date) -> int:
        return self._moment(day) if self.task.milestone else self.own.midnight(day)

    def _moment(self, day: date) -> int:
        """The end of the last working minute of a day or before."""
        return self.own.end_at(self.own.end_index(day))

    def _planned(self) -> int:
        task = self.task
        if task.milestone:
            day = task.due or task.start
            return self._moment(day) if day else UNSET
        if task.start:
            return self.own.midnight(task.start)
        return self._ending(task.due) if task.due else UNSET

    def _ending(self, day: date) -> int:
        """Where work begins that ends with a day."""
        if self.task.milestone:
            return self._moment(day)
        return self.own.begin_at(self.own.end_index(day) - self.length)
