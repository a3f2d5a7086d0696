"""The runs, compiled. Loads numba: the compute subprocess alone."""

from typing import NamedTuple

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Table = NDArray[np.int32]
Lengths = NDArray[np.float32]

BUCKET = 480
"""Minutes a step of the look-up from minutes to days."""
STEP = 1 / BUCKET
TOLERANCE = 1.0
"""Float below one minute is none."""
BLOCK = 16
"""Runs played side by side: four arrays of a thousand tasks stay within half a megabyte."""
FS, SS, FF, SF = 0, 1, 2, 3


class Net(NamedTuple):
    """The network as the kernel reads it: each task after its predecessors, the links into task i from `first[i]` to
    `first[i + 1]`, `begins` the floor of each task in minutes of its calendar, `asked` whether some link asks for its
    start, `before` the minutes of each calendar before each day, `steps` the day in which each bucket begins."""

    first: Ints
    pred: Ints
    kind: Ints
    lag: Floats
    calendar: Ints
    before: Table
    steps: Table
    begins: Floats
    asked: NDArray[np.bool_]
    done_start: Floats
    done_finish: Floats


@njit(cache=True, fastmath=True)
def minute_at(before: Table, own: int, time: float) -> float:
    """Working minutes of calendar `own` up to `time` in days."""
    day = min(int(time), before.shape[1] - 2)
    here = before[own, day]
    return float(here + (time - day) * (before[own, day + 1] - here))


@njit(cache=True, fastmath=True)
def end_at(before: Table, steps: Table, own: int, minute: float) -> float:
    """The day at whose working time `minute` minutes are reached; at a border the end of the earlier day."""
    if minute <= 0.0:
        return 0.0
    last = before.shape[1] - 2
    day = steps[own, min(int(minute * STEP), steps.shape[1] - 1)]
    while day < last and before[own, day + 1] < minute:
        day += 1
    here = before[own, day]
    length = before[own, day + 1] - here
    return day + min(1.0, (minute - here) / length) if length > 0 else float(day)


@njit(cache=True, fastmath=True)
def begin_at(before: Table, steps: Table, own: int, minute: float) -> float:
    """As `end_at`, but at a border the beginning of the next working day."""
    minute = max(minute, 0.0)
    last = before.shape[1] - 2
    day = steps[own, min(int(minute * STEP), steps.shape[1] - 1)]
    while day < last and before[own, day + 1] <= minute:
        day += 1
    here = before[own, day]
    length = before[own, day + 1] - here
    return day + min(1.0, max(0.0, (minute - here) / length)) if length > 0 else float(day)


@njit(cache=True, fastmath=True, nogil=True)
def play(
    net: Net,
    lengths: Lengths,
    part: tuple[int, int],
    target: int,
    watched: Ints,
    finishes: Floats,
    critical: Ints,
    backward: bool,
) -> None:
    """Play a part of the columns of `lengths` (tasks x runs); write finishes (milestones x runs), count zero floats.

    Runs go side by side in blocks, so that what the links say is read once for all of them.
    """
    count = lengths.shape[0]
    start, finish = np.empty((count, BLOCK)), np.empty((count, BLOCK))
    begin, late = np.empty((count, BLOCK)), np.empty((count, BLOCK))
    for base in range(part[0], part[1], BLOCK):
        width = min(BLOCK, part[1] - base)
        block = lengths[:, base : base + width]
        for task in range(count):
            if net.done_finish[task] >= 0.0:
                start[task], finish[task] = net.done_start[task], net.done_finish[task]
                continue
            own = net.calendar[task]
            begin[task] = net.begins[task]
            for link in range(net.first[task], net.first[task + 1]):
                anchor = finish[net.pred[link]] if net.kind[link] in (FS, FF) else start[net.pred[link]]
                share = 1.0 if net.kind[link] in (FF, SF) else 0.0
                _hold_back(begin[task], anchor, block[task], share, net.lag[link], net.before, own)
            if net.asked[task]:
                _begin(start[task], begin[task], block[task], net.before, net.steps, own)
            for run in range(width):
                finish[task, run] = end_at(net.before, net.steps, own, begin[task, run] + block[task, run])
        for place in range(watched.shape[0]):
            finishes[place, base : base + width] = finish[watched[place], :width]
        if backward:
            late[:] = -1.0
            late[target] = finish[target]
            _count_critical(net, block, begin, late, critical)


@njit(cache=True, fastmath=True)
def _hold_back(
    begin: Floats, anchor: Floats, lengths: Lengths, share: float, lag: float, before: Table, own: int
) -> None:
    """Move each run's beginning to what one link asks; `share` of the length is taken off where the finish is held."""
    for run in range(lengths.shape[0]):
        begin[run] = max(begin[run], minute_at(before, own, anchor[run]) + lag - share * lengths[run])


@njit(cache=True, fastmath=True)
def _begin(start: Floats, begin: Floats, lengths: Lengths, before: Table, steps: Table, own: int) -> None:
    """The day each run's task begins; a milestone stands at the end of a day."""
    for run in range(lengths.shape[0]):
        held = (
            begin_at(before, steps, own, begin[run]) if lengths[run] > 0.0 else end_at(before, steps, own, begin[run])
        )
        start[run] = held


@njit(cache=True, fastmath=True)
def _count_critical(net: Net, lengths: Lengths, begin: Floats, late: Floats, critical: Ints) -> None:
    """Latest finishes that keep the target's day; tasks without a path to it stay at -1 and owe it nothing."""
    count, width = lengths.shape
    end, latest = np.empty(width), np.empty(width)
    before, steps = net.before, net.steps
    for task in range(count - 1, -1, -1):
        if late[task, 0] < 0.0 or net.done_finish[task] >= 0.0:
            continue
        own = net.calendar[task]
        for run in range(width):
            end[run] = minute_at(before, own, late[task, run])
            latest[run] = end[run] - lengths[task, run]
            if latest[run] - begin[task, run] < TOLERANCE:
                critical[task] += 1
        for link in range(net.first[task], net.first[task + 1]):
            p, lag = net.pred[link], net.lag[link]
            anchor = latest if net.kind[link] in (FS, SS) else end
            to_start, theirs = net.kind[link] in (SS, SF), net.calendar[p]
            for run in range(width):
                bound = begin_at(before, steps, own, anchor[run] - lag)
                if to_start:
                    bound = end_at(before, steps, theirs, minute_at(before, theirs, bound) + lengths[p, run])
                if late[p, run] < 0.0 or bound < late[p, run]:
                    late[p, run] = bound
