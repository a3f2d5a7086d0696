"""The critical path pass compiled by numba, for networks too large for `plain`; the same answers.

Importing this module imports numba: only the compute subprocess and the benches do. The first call in a fresh cache
compiles for some seconds; `NUMBA_CACHE_DIR` decides where the result is kept.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

from drumbeat.engines.schedule.network import UNSET, Binding, CycleFound, Network, Result
from drumbeat.engines.schedule.plain import one_cycle

Minutes = NDArray[np.int64]
Numbers = NDArray[np.int32]

_EARLIEST, _PROJECT_START, _PINNED = int(Binding.EARLIEST), int(Binding.PROJECT_START), int(Binding.PINNED)
_FS, _FF, _SF = 0, 2, 3

F = TypeVar("F", bound=Callable[..., Any])


def kernel(function: F) -> F:
    """`numba.njit` with the function's own type kept."""
    return cast(F, njit(cache=True)(function))


@dataclass(slots=True)
class Arrays:
    """A `Network` as arrays; the fields mean the same."""

    duration: Minutes
    pred: Numbers
    succ: Numbers
    kind: Numbers
    lag: Minutes
    earliest: Minutes
    fixed_start: Minutes
    fixed_finish: Minutes
    latest_finish: Minutes
    group: Numbers
    group_deadline: Minutes
    start: int
    done_waits: bool

    @classmethod
    def of(cls, net: Network) -> "Arrays":
        """Copy the lists of `net`."""
        return cls(
            duration=np.array(net.duration, dtype=np.int64),
            pred=np.array(net.pred, dtype=np.int32),
            succ=np.array(net.succ, dtype=np.int32),
            kind=np.array(net.kind, dtype=np.int32),
            lag=np.array(net.lag, dtype=np.int64),
            earliest=np.array(net.earliest, dtype=np.int64),
            fixed_start=np.array(net.fixed_start, dtype=np.int64),
            fixed_finish=np.array(net.fixed_finish, dtype=np.int64),
            latest_finish=np.array(net.latest_finish, dtype=np.int64),
            group=np.array(net.group, dtype=np.int32),
            group_deadline=np.array(net.group_deadline, dtype=np.int64),
            start=net.start,
            done_waits=net.done_waits,
        )


@dataclass(slots=True)
class ArrayResult:
    """A `Result` as arrays."""

    early_start: Minutes
    early_finish: Minutes
    late_start: Minutes
    late_finish: Minutes
    total_float: Minutes
    free_float: Minutes
    critical: NDArray[np.bool_]
    binding: Numbers
    finish: int
    group_finish: Minutes

    def to_lists(self) -> Result:
        """The same answer as plain lists."""
        return Result(
            early_start=self.early_start.tolist(),
            early_finish=self.early_finish.tolist(),
            late_start=self.late_start.tolist(),
            late_finish=self.late_finish.tolist(),
            total_float=self.total_float.tolist(),
            free_float=self.free_float.tolist(),
            critical=self.critical.tolist(),
            binding=self.binding.tolist(),
            finish=self.finish,
            group_finish=self.group_finish.tolist(),
        )


def compute(net: Network) -> Result:
    """Early and late dates and floats of `net`, as `plain.compute`. Raises CycleFound."""
    return solve(Arrays.of(net)).to_lists()


def solve(net: Arrays) -> ArrayResult:
    """The pass on arrays: what the bench times. Raises CycleFound."""
    done = net.fixed_finish != UNSET
    both = done & (net.fixed_start != UNSET)
    minutes = np.where(both, np.maximum(0, net.fixed_finish - net.fixed_start), net.duration)
    pins = np.where(done & ~both, net.fixed_finish - minutes, net.fixed_start)
    first, link, succ, weight, waits = group_links(net.pred, net.succ, net.kind, net.lag, minutes)
    tasks, popped = sort_tasks(first, succ, waits)
    if popped < len(minutes):
        raise CycleFound(one_cycle(net.pred.tolist(), net.succ.tolist(), waits.tolist()))
    starts, binding = _forward(tasks, first, link, succ, weight, pins, net.earliest, net.start)
    finishes = starts + minutes
    group_finish = np.full(len(net.group_deadline), UNSET, dtype=np.int64)
    np.maximum.at(group_finish, net.group, finishes)
    base = np.where(net.group_deadline == UNSET, group_finish, net.group_deadline)[net.group]
    late = np.where(net.latest_finish == UNSET, base, np.minimum(base, net.latest_finish)) - minutes
    owed_nothing = done & (not net.done_waits)
    free = base - minutes - starts
    _backward(tasks, first, succ, weight, pins, owed_nothing, starts, late, free)
    total = late - starts
    return ArrayResult(
        early_start=starts,
        early_finish=finishes,
        late_start=late,
        late_finish=late + minutes,
        total_float=total,
        free_float=free,
        critical=(total <= 0) & ~done,
        binding=binding,
        finish=int(finishes.max()) if len(finishes) else net.start,
        group_finish=group_finish,
    )


@kernel
def group_links(
    pred: Numbers, succ: Numbers, kind: Numbers, lag: Minutes, minutes: Minutes
) -> tuple[Numbers, Numbers, Numbers, Minutes, Numbers]:
    """Links grouped by predecessor, each reduced to a start-to-start weight; and how many links wait for each task."""
    count, links = len(minutes), len(pred)
    first, waits = np.zeros(count + 1, np.int32), np.zeros(count, np.int32)
    for i in range(links):
        first[pred[i] + 1] += 1
        waits[succ[i]] += 1
    for i in range(count):
        first[i + 1] += first[i]
    place = first.copy()
    number, target = np.empty(links, np.int32), np.empty(links, np.int32)
    weight = np.empty(links, np.int64)
    for i in range(links):
        at = place[pred[i]]
        place[pred[i]] += 1
        number[at], target[at] = i, succ[i]
        gap = lag[i]
        if kind[i] == _FS or kind[i] == _FF:
            gap += minutes[pred[i]]
        if kind[i] == _FF or kind[i] == _SF:
            gap -= minutes[succ[i]]
        weight[at] = gap
    return first, number, target, weight, waits


@kernel
def sort_tasks(first: Numbers, succ: Numbers, waits: Numbers) -> tuple[Numbers, int]:
    """Tasks in an order that respects every link, and how many could be placed; lowers `waits` in place."""
    count = len(waits)
    tasks = np.empty(count, np.int32)
    filled = 0
    for i in range(count):
        if waits[i] == 0:
            tasks[filled] = i
            filled += 1
    read = 0
    while read < filled:
        task = tasks[read]
        read += 1
        for at in range(first[task], first[task + 1]):
            s = succ[at]
            waits[s] -= 1
            if waits[s] == 0:
                tasks[filled] = s
                filled += 1
    return tasks, filled


@kernel
def _forward(
    tasks: Numbers,
    first: Numbers,
    link: Numbers,
    succ: Numbers,
    weight: Minutes,
    pins: Minutes,
    earliest: Minutes,
    begin: int,
) -> tuple[Minutes, Numbers]:
    """Early starts and what decides each; see `plain`."""
    count = len(tasks)
    starts, binding = np.empty(count, np.int64), np.empty(count, np.int32)
    for i in range(count):
        starts[i] = max(begin, earliest[i])
        binding[i] = _EARLIEST if earliest[i] > begin else _PROJECT_START
        if pins[i] != UNSET:
            starts[i], binding[i] = pins[i], _PINNED
    for task in tasks:
        for at in range(first[task], first[task + 1]):
            s = succ[at]
            if pins[s] != UNSET:
                continue
            needed = starts[task] + weight[at]
            if needed > starts[s]:
                starts[s], binding[s] = needed, link[at]
            elif needed == starts[s] and link[at] < binding[s]:
                binding[s] = link[at]
    return starts, binding


@kernel
def _backward(
    tasks: Numbers,
    first: Numbers,
    succ: Numbers,
    weight: Minutes,
    pins: Minutes,
    owed_nothing: NDArray[np.bool_],
    starts: Minutes,
    late: Minutes,
    free: Minutes,
) -> None:
    """Lower `late` and `free` to what successors allow, both in place."""
    for k in range(len(tasks) - 1, -1, -1):
        task = tasks[k]
        for at in range(first[task], first[task + 1]):
            s = succ[at]
            if owed_nothing[s]:
                continue
            latest = late[s]
            if pins[s] != UNSET and pins[s] < latest:
                latest = pins[s]
            late[task] = min(late[task], latest - weight[at])
            free[task] = min(free[task], starts[s] - weight[at] - starts[task])
