"""The pass on several calendars compiled by numba, for networks too large for `timed_plain`; the same answers.

Importing this module imports numba: only the compute subprocess and the benches do.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drumbeat.engines.calendars.working import MINUTES_OF_A_DAY, WorkingCalendar
from drumbeat.engines.schedule.compiled import Minutes, Numbers, group_links, kernel, sort_tasks
from drumbeat.engines.schedule.network import UNSET, Binding, CycleFound
from drumbeat.engines.schedule.plain import one_cycle
from drumbeat.engines.schedule.timed import TimedNetwork, TimedResult

_EARLIEST, _PROJECT_START, _PINNED = int(Binding.EARLIEST), int(Binding.PROJECT_START), int(Binding.PINNED)
_FS, _SS, _FF = 0, 1, 2
_DAY = MINUTES_OF_A_DAY


class Clocks(NamedTuple):
    """Calendars as arrays: row c of `before` and `shape` is calendar c, shapes are numbered through all calendars."""

    before: Numbers
    """Working minutes before each day and, last, in all."""
    shape: Numbers
    first: Numbers
    """Intervals of shape k are `first[k] : first[k + 1]` of `begin` and `end`."""
    begin: Numbers
    end: Numbers

    @classmethod
    def of(cls, calendars: Sequence[WorkingCalendar]) -> "Clocks":
        """Copy the calendars, which share their days."""
        first, begin, end = [0], [], []
        rows = []
        for calendar in calendars:
            rows.append(np.array(calendar.shape_of, dtype=np.int32) + (len(first) - 1))
            for shape in calendar.shapes:
                begin += [pair[0] for pair in shape]
                end += [pair[1] for pair in shape]
                first.append(len(begin))
        before = np.array([calendar.minutes_before for calendar in calendars], dtype=np.int32)
        return cls(before, np.array(rows), *(np.array(each, dtype=np.int32) for each in (first, begin, end)))


class Tasks(NamedTuple):
    """What the kernels read of the tasks."""

    minutes: Minutes
    clock: Numbers
    pins: Minutes
    earliest: Minutes


class Links(NamedTuple):
    """Links grouped by predecessor: of task i those at `first[i] : first[i + 1]`; `number` is a link's own."""

    first: Numbers
    number: Numbers
    succ: Numbers
    kind: Numbers
    lag: Minutes
    clock: Numbers


def compute(timed: TimedNetwork) -> TimedResult:
    """Early and late dates and floats of `timed`, as `timed_plain.compute`. Raises CycleFound."""
    net, clocks = timed.net, Clocks.of(timed.calendars)
    fixed_start, done_at = _minutes(net.fixed_start), _minutes(net.fixed_finish)
    clock, group = _numbers(timed.calendar), _numbers(net.group)
    minutes = _lengths(clocks, clock, _minutes(net.duration), fixed_start, done_at)
    tasks = Tasks(minutes, clock, _pins(clocks, clock, minutes, fixed_start, done_at), _minutes(net.earliest))
    links, order = _arranged(timed, len(minutes))
    early, binding = _forward(clocks, tasks, links, order, net.start)
    starts, finishes = _starts(clocks, tasks, early), _finishes(clocks, tasks, early)
    group_finish = np.full(len(net.group_deadline), UNSET, dtype=np.int64)
    np.maximum.at(group_finish, group, finishes)
    deadlines = _minutes(net.group_deadline)
    base = np.where(deadlines == UNSET, group_finish, deadlines)[group]
    limits = _minutes(net.latest_finish)
    late = _endings(clocks, tasks, np.where(limits == UNSET, base, np.minimum(base, limits)))
    slack = _endings(clocks, tasks, base)
    done = done_at != UNSET
    _backward(clocks, tasks, links, order, done & (not net.done_waits), early, late, slack)
    total = _between(clocks, tasks, early, late)
    return TimedResult(
        early_start=starts.tolist(),
        early_finish=finishes.tolist(),
        late_start=_starts(clocks, tasks, late).tolist(),
        late_finish=_finishes(clocks, tasks, late).tolist(),
        total_float=total.tolist(),
        free_float=_between(clocks, tasks, early, slack).tolist(),
        critical=((total <= 0) & ~done).tolist(),
        binding=binding.tolist(),
        finish=int(finishes.max()) if len(finishes) else net.start,
        group_finish=group_finish.tolist(),
    )


def _minutes(values: list[int]) -> Minutes:
    return np.array(values, dtype=np.int64)


def _numbers(values: list[int]) -> Numbers:
    return np.array(values, dtype=np.int32)


def _arranged(timed: TimedNetwork, count: int) -> tuple[Links, Numbers]:
    net = timed.net
    pred, succ, kind, lag = _numbers(net.pred), _numbers(net.succ), _numbers(net.kind), _minutes(net.lag)
    nothing = np.zeros(count, dtype=np.int64)
    first, number, target, _, waits = group_links(pred, succ, kind, lag, nothing)
    order, placed = sort_tasks(first, target, waits)
    if placed < count:
        raise CycleFound(one_cycle(net.pred, net.succ, waits.tolist()))
    clock = _numbers(timed.lag_calendar)
    return Links(first, number, target, kind[number], lag[number], clock[number]), order


@kernel
def _index_at(clocks: Clocks, c: int, instant: int) -> int:
    """See `WorkingCalendar.index_at`."""
    days: int = clocks.shape.shape[1]
    if instant < 0:
        return instant
    total: int = clocks.before[c, days]
    if instant >= days * _DAY:
        return total + instant - days * _DAY
    day = instant // _DAY
    minute = instant - day * _DAY
    done: int = clocks.before[c, day]
    shape = clocks.shape[c, day]
    for at in range(clocks.first[shape], clocks.first[shape + 1]):
        if minute <= clocks.begin[at]:
            break
        done += min(minute, clocks.end[at]) - clocks.begin[at]
    return done


@kernel
def _begin_at(clocks: Clocks, c: int, index: int) -> int:
    """See `WorkingCalendar.begin_at`."""
    days: int = clocks.shape.shape[1]
    total: int = clocks.before[c, days]
    if index < 0:
        return index
    if index >= total:
        return days * _DAY + index - total
    day = int(np.searchsorted(clocks.before[c], index, side="right")) - 1
    left: int = index - clocks.before[c, day]
    shape = clocks.shape[c, day]
    for at in range(clocks.first[shape], clocks.first[shape + 1]):
        length = clocks.end[at] - clocks.begin[at]
        if left < length:
            minute: int = clocks.begin[at] + left
            return day * _DAY + minute
        left -= length
    return -1


@kernel
def _start(clocks: Clocks, tasks: Tasks, task: int, place: int) -> int:
    return _begin_at(clocks, tasks.clock[task], place) if tasks.minutes[task] > 0 else place


@kernel
def _finish(clocks: Clocks, tasks: Tasks, task: int, place: int) -> int:
    minutes = tasks.minutes[task]
    return _begin_at(clocks, tasks.clock[task], place + minutes - 1) + 1 if minutes > 0 else place


@kernel
def _from_start(clocks: Clocks, tasks: Tasks, task: int, instant: int) -> int:
    return _index_at(clocks, tasks.clock[task], instant) if tasks.minutes[task] > 0 else instant


@kernel
def _ending(clocks: Clocks, tasks: Tasks, task: int, instant: int) -> int:
    minutes = tasks.minutes[task]
    return _index_at(clocks, tasks.clock[task], instant) - minutes if minutes > 0 else instant


@kernel
def _needed(clocks: Clocks, tasks: Tasks, links: Links, task: int, at: int, place: int) -> int:
    """See `Places.needed`."""
    succ, kind, lag, c = links.succ[at], links.kind[at], links.lag[at], links.clock[at]
    begins = kind != _FS and kind != _FF
    instant = _start(clocks, tasks, task, place) if begins else _finish(clocks, tasks, task, place)
    if lag != 0:
        instant = _begin_at(clocks, c, _index_at(clocks, c, instant) + lag - 1) + 1
    if kind in (_FS, _SS):
        return _from_start(clocks, tasks, succ, instant)
    return _ending(clocks, tasks, succ, instant)


@kernel
def _allowed(clocks: Clocks, tasks: Tasks, links: Links, task: int, at: int, place: int) -> int:
    """See `Places.allowed`."""
    succ, kind, lag, c = links.succ[at], links.kind[at], links.lag[at], links.clock[at]
    instant = place
    minutes = tasks.minutes[succ]
    if minutes > 0:
        end = place if kind in (_FS, _SS) else place + minutes
        instant = _begin_at(clocks, tasks.clock[succ], end)
    if lag != 0:
        instant = _begin_at(clocks, c, _index_at(clocks, c, instant) - lag)
    if kind in (_FS, _FF):
        return _ending(clocks, tasks, task, instant)
    return _index_at(clocks, tasks.clock[task], instant + 1) - 1 if tasks.minutes[task] > 0 else instant


@kernel
def _lengths(clocks: Clocks, clock: Numbers, duration: Minutes, fixed_start: Minutes, done_at: Minutes) -> Minutes:
    minutes = duration.copy()
    for i in range(len(minutes)):
        if fixed_start[i] != UNSET and done_at[i] != UNSET:
            span = _index_at(clocks, clock[i], done_at[i]) - _index_at(clocks, clock[i], fixed_start[i])
            minutes[i] = max(0, span)
    return minutes


@kernel
def _pins(clocks: Clocks, clock: Numbers, minutes: Minutes, fixed_start: Minutes, done_at: Minutes) -> Minutes:
    pins = fixed_start.copy()
    for i in range(len(pins)):
        if done_at[i] != UNSET and (fixed_start[i] == UNSET or minutes[i] == 0):
            pins[i] = _index_at(clocks, clock[i], done_at[i]) - minutes[i] if minutes[i] > 0 else done_at[i]
        elif fixed_start[i] != UNSET and minutes[i] > 0:
            pins[i] = _index_at(clocks, clock[i], fixed_start[i])
    return pins


@kernel
def _starts(clocks: Clocks, tasks: Tasks, places: Minutes) -> Minutes:
    found = np.empty(len(places), np.int64)
    for i in range(len(places)):
        found[i] = _start(clocks, tasks, i, places[i])
    return found


@kernel
def _finishes(clocks: Clocks, tasks: Tasks, places: Minutes) -> Minutes:
    found = np.empty(len(places), np.int64)
    for i in range(len(places)):
        found[i] = _finish(clocks, tasks, i, places[i])
    return found


@kernel
def _endings(clocks: Clocks, tasks: Tasks, instants: Minutes) -> Minutes:
    found = np.empty(len(instants), np.int64)
    for i in range(len(instants)):
        found[i] = _ending(clocks, tasks, i, instants[i])
    return found


@kernel
def _between(clocks: Clocks, tasks: Tasks, places: Minutes, later: Minutes) -> Minutes:
    found = later - places
    for i in range(len(found)):
        if tasks.minutes[i] == 0:
            c = tasks.clock[i]
            found[i] = _index_at(clocks, c, later[i]) - _index_at(clocks, c, places[i])
    return found


@kernel
def _forward(clocks: Clocks, tasks: Tasks, links: Links, order: Numbers, begin: int) -> tuple[Minutes, Numbers]:
    """Early places and what decides each; see `timed_plain`."""
    count = len(order)
    early, binding = np.empty(count, np.int64), np.empty(count, np.int32)
    for i in range(count):
        early[i], binding[i] = _from_start(clocks, tasks, i, begin), _PROJECT_START
        if tasks.pins[i] != UNSET:
            early[i], binding[i] = tasks.pins[i], _PINNED
        elif tasks.earliest[i] != UNSET:
            held = _from_start(clocks, tasks, i, tasks.earliest[i])
            if held > early[i]:
                early[i], binding[i] = held, _EARLIEST
    for task in order:
        for at in range(links.first[task], links.first[task + 1]):
            s = links.succ[at]
            if tasks.pins[s] != UNSET:
                continue
            needed = _needed(clocks, tasks, links, task, at, early[task])
            if needed > early[s]:
                early[s], binding[s] = needed, links.number[at]
            elif needed == early[s] and links.number[at] < binding[s]:
                binding[s] = links.number[at]
    return early, binding


@kernel
def _backward(
    clocks: Clocks,
    tasks: Tasks,
    links: Links,
    order: Numbers,
    owed_nothing: NDArray[np.bool_],
    early: Minutes,
    late: Minutes,
    slack: Minutes,
) -> None:
    """Lower `late` and `slack` to what successors allow, both in place."""
    for k in range(len(order) - 1, -1, -1):
        task = order[k]
        for at in range(links.first[task], links.first[task + 1]):
            s = links.succ[at]
            if owed_nothing[s]:
                continue
            latest = late[s]
            if tasks.pins[s] != UNSET and tasks.pins[s] < latest:
                latest = tasks.pins[s]
            late[task] = min(late[task], _allowed(clocks, tasks, links, task, at, latest))
            slack[task] = min(slack[task], _allowed(clocks, tasks, links, task, at, early[s]))
