"""What the schedule says of planned tasks, in days: on one calendar for all, or on several."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.engines.schedule.dated import DatedTask, Link, network_of
from drumbeat.engines.schedule.network import UNSET, Network, Result
from drumbeat.engines.schedule.timed import TimedNetwork, TimedResult
from drumbeat.engines.schedule.timed_dated import day_of_end, late_spans_of, spans_of, timed_network_of

OnOne = Callable[[Network, Network], tuple[Result, list[int]]]
"""Answers a network, and the early finishes of a second one with the same links."""
OnMany = Callable[[TimedNetwork, TimedNetwork], tuple[TimedResult, list[int]]]


@dataclass(slots=True)
class Outlook:
    """One entry a task, in days; floats are working minutes of the calendar the task is worked on."""

    spans: list[tuple[date, date]]
    late: Sequence[tuple[date | None, date | None]]
    total_float: list[int]
    free_float: list[int]
    critical: list[bool]
    binding: list[int]
    """The deciding link, or a negative `network.Binding`."""
    alone: list[date]
    """When the work could end if nothing but links and what is done held it: the estimated day."""
    length: list[int]
    ends: list[int]
    """When the last work of each group ends, an instant as in `timed`; UNSET for a group without tasks."""


def outlook_on_one(
    tasks: Sequence[DatedTask],
    links: Sequence[Link],
    calendar: WorkingCalendar,
    today: date,
    run: OnOne,
    *,
    ends: Sequence[int] = (),
) -> Outlook:
    """The outlook when everybody works on `calendar`. Raises CycleFound, CalendarRange.

    Of a part of the work of groups, `ends` says when the last of all their work ends: an instant for each group.
    """
    net = network_of(tasks, links, calendar, today, keep_plan=True)
    net.group_deadline = [calendar.index_at(end) for end in ends] or net.group_deadline
    result, alone = run(net, network_of(_unheld(tasks), links, calendar, today))
    early = zip(result.early_start, result.early_finish, strict=True)
    late = zip(result.late_start, result.late_finish, strict=True)
    return Outlook(
        spans=[calendar.span(start, finish) for start, finish in early],
        late=[_within(calendar, start, finish) for start, finish in late],
        total_float=result.total_float,
        free_float=result.free_float,
        critical=result.critical,
        binding=result.binding,
        alone=[calendar.finish_date(at) for at in alone],
        length=net.duration,
        ends=[end if end == UNSET else calendar.end_at(end) for end in result.group_finish],
    )


def outlook_on_many(
    tasks: Sequence[DatedTask],
    links: Sequence[Link],
    calendars: Sequence[WorkingCalendar],
    today: date,
    run: OnMany,
    *,
    lag_of_predecessor: bool = False,
    ends: Sequence[int] = (),
) -> Outlook:
    """As `outlook_on_one`, when each task is worked on its own of `calendars`."""
    held = timed_network_of(tasks, links, calendars, today, keep_plan=True, lag_of_predecessor=lag_of_predecessor)
    held.net.group_deadline = [*ends] or held.net.group_deadline
    free = timed_network_of(_unheld(tasks), links, calendars, today, lag_of_predecessor=lag_of_predecessor)
    result, alone = run(held, free)
    return Outlook(
        spans=spans_of(held, result),
        late=late_spans_of(held, result),
        total_float=result.total_float,
        free_float=result.free_float,
        critical=result.critical,
        binding=result.binding,
        alone=[day_of_end(calendars[0], at) for at in alone],
        length=held.net.duration,
        ends=result.group_finish,
    )


def _unheld(tasks: Sequence[DatedTask]) -> list[DatedTask]:
    """The tasks without constraints, promises and pins by hand."""
    return [
        replace(task, manual=False, not_earlier=None, promised=None)
        if task.manual or task.not_earlier or task.promised
        else task
        for task in tasks
    ]


def _within(calendar: WorkingCalendar, start: int, finish: int) -> tuple[date | None, date | None]:
    return calendar.span(start, finish) if start >= 0 and finish <= calendar.total_minutes else (None, None)
