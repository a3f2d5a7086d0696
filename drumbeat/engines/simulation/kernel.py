"""The runs, compiled. Loads numba: the compute subprocess alone."""

import numpy as np
from numba import njit
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

BUCKET = 64
"""Minutes a step of the look-up from minutes to days."""
TOLERANCE = 1.0
"""Float below one minute is none."""
FS, SS, FF, SF = 0, 1, 2, 3


@njit(cache=True)
def minute_at(before: Ints, time: float) -> float:
    """Working minutes of a calendar up to `time` in days."""
    day = min(max(int(time), 0), before.shape[0] - 2)
    return before[day] + (time - day) * (before[day + 1] - before[day])


@njit(cache=True)
def time_at(before: Ints, steps: Ints, minute: float, late: bool) -> float:
    """The day at which `minute` working minutes are reached; at a border the end of the earlier day, or with `late` the
    beginning of the next working one."""
    last = before.shape[0] - 2
    if minute <= 0.0 and not late:
        return 0.0
    step = min(max(int(minute) // BUCKET, 0), steps.shape[0] - 1)
    day = steps[step]
    while day < last and (before[day + 1] < minute or (late and before[day + 1] <= minute)):
        day += 1
    length = before[day + 1] - before[day]
    if length <= 0:
        return float(day)
    return day + min(1.0, max(0.0, (minute - before[day]) / length))


@njit(cache=True)
def play(
    lengths: NDArray[np.float32],
    order: Ints,
    first: Ints,
    pred: Ints,
    kind: Ints,
    lag: Floats,
    calendar: Ints,
    before: Ints,
    steps: Ints,
    floor: Floats,
    done_start: Floats,
    done_finish: Floats,
    target: int,
    finishes: Floats,
    watched: Ints,
    critical: Ints,
    backward: bool,
) -> None:
    """Play each row of `lengths` (runs x tasks); write finishes (runs x milestones) and count zero floats."""
    count = order.shape[0]
    start, finish = np.empty(count), np.empty(count)
    late = np.empty(count)
    for run in range(lengths.shape[0]):
        row = lengths[run]
        for place in range(count):
            task = order[place]
            if done_finish[task] >= 0.0:
                start[task], finish[task] = done_start[task], done_finish[task]
                continue
            own, table = before[calendar[task]], steps[calendar[task]]
            minute = minute_at(own, floor[task]) if floor[task] > 0.0 else 0.0
            for link in range(first[task], first[task + 1]):
                p = pred[link]
                at = minute_at(own, finish[p] if kind[link] == FS or kind[link] == FF else start[p]) + lag[link]
                if kind[link] == FF or kind[link] == SF:
                    at -= row[task]
                minute = max(minute, at)
            start[task] = time_at(own, table, minute, row[task] > 0.0)
            finish[task] = time_at(own, table, minute + row[task], False) if row[task] > 0.0 else start[task]
        for place in range(watched.shape[0]):
            finishes[run, place] = finish[watched[place]]
        if backward:
            _count_critical(
                row,
                order,
                first,
                pred,
                kind,
                lag,
                calendar,
                before,
                steps,
                done_finish,
                target,
                start,
                finish,
                late,
                critical,
            )


@njit(cache=True)
def _count_critical(
    row: NDArray[np.float32],
    order: Ints,
    first: Ints,
    pred: Ints,
    kind: Ints,
    lag: Floats,
    calendar: Ints,
    before: Ints,
    steps: Ints,
    done_finish: Floats,
    target: int,
    start: Floats,
    finish: Floats,
    late: Floats,
    critical: Ints,
) -> None:
    """Latest finishes that keep the target's day; those without a path to it stay at -1 and owe it nothing."""
    count = order.shape[0]
    for task in range(count):
        late[task] = -1.0
    late[target] = finish[target]
    for place in range(count - 1, -1, -1):
        task = order[place]
        if late[task] < 0.0 or done_finish[task] >= 0.0:
            continue
        own, table = before[calendar[task]], steps[calendar[task]]
        end = minute_at(own, late[task])
        begin = end - row[task]
        if begin - minute_at(own, start[task]) < TOLERANCE:
            critical[task] += 1
        for link in range(first[task], first[task + 1]):
            p = pred[link]
            anchor = begin if kind[link] == FS or kind[link] == SS else end
            bound = time_at(own, table, anchor - lag[link], True)
            if kind[link] == SS or kind[link] == SF:
                theirs = before[calendar[p]]
                bound = time_at(theirs, steps[calendar[p]], minute_at(theirs, bound) + row[p], False)
            if late[p] < 0.0 or bound < late[p]:
                late[p] = bound
