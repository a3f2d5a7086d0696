"""Serial schedule generation compiled by numba: a list of activities to the plan that places each as early as it fits.

Importing this module imports numba: only the compute subprocess, tests and benches do. Method: Kolisch 1996 (serial
scheme), Valls, Ballestin and Quintanilla 2005 (double justification), here with calendars and a choice of people.
"""

import heapq
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numpy as np
from numba import njit
from numpy.typing import NDArray

from drumbeat.engines.optimise.tables import Numbers, Records, Side

ANY_MODE = -1
"""A gene that leaves the choice to the decoder: whichever mode ends first."""
MOVED_COST = 2
"""Slots of change that count for each moved activity, on top of the distance."""
OTHER_MODE_COST = 4
"""Slots of change that count for giving an activity to other people."""
SCALE = 1000

Score = NDArray[np.int64]
F = TypeVar("F", bound=Callable[..., Any])


def kernel(function: F) -> F:
    """`numba.njit` with the function's own type kept; it runs beside other threads."""
    return cast(F, njit(cache=True, nogil=True)(function))


@kernel
def place(side: Side, mode: int, earliest: int, least_finish: int, free: Numbers) -> int:
    """The first slot from `earliest` where the mode's work fits into `free`, ending at or after `least_finish`.

    `slots + 1` when there is none.
    """
    slots = side.slots
    calendar, plain = side.modes[mode]["calendar"], side.modes[mode]["plain"] == 1
    finish = side.finish[side.modes[mode]["row"]]
    if finish[slots] == slots:
        return _border(side, calendar, max(earliest, least_finish))
    at = earliest
    while at < slots:
        if not plain:
            at = side.opening[calendar, at]
        end = finish[at]
        if end > slots:
            return slots + 1
        if end < least_finish:
            at += 1
            continue
        clash = -1
        for use in range(side.modes[mode]["first_use"], side.modes[mode]["end_use"]):
            amount = side.uses[use]["amount"]
            line = free[side.uses[use]["resource"]]
            for slot in range(end - 1, max(at - 1, clash), -1):
                if line[slot] < amount and (plain or side.open[calendar, slot] == 1):
                    clash = slot
                    break
        if clash < 0:
            return at
        at = clash + 1
    return slots + 1


@kernel
def _border(side: Side, calendar: int, at: int) -> int:
    """The first border from `at` whose day is open: the slot before it, or after it in the mirror."""
    back = 0 if side.mirrored else 1
    while at <= side.slots:
        slot = at - back
        if slot < 0 or slot >= side.slots or side.open[calendar, slot] == 1:
            return at
        at += 1
    return side.slots + 1


@kernel
def take(side: Side, mode: int, start: int, end: int, free: Numbers) -> None:
    """Take what the mode uses from start to end."""
    calendar = side.modes[mode]["calendar"]
    for use in range(side.modes[mode]["first_use"], side.modes[mode]["end_use"]):
        amount = side.uses[use]["amount"]
        line = free[side.uses[use]["resource"]]
        for slot in range(start, end):
            if side.open[calendar, slot] == 1:
                line[slot] -= amount


@kernel
def generate(
    side: Side,
    order: Numbers,
    genes: Numbers,
    floors: Numbers,
    held: Numbers,
    free: Numbers,
    starts: Numbers,
    ends: Numbers,
    modes: Numbers,
) -> bool:
    """Place the activities in the given order; return whether all found a place within the horizon.

    `genes` chooses modes (or ANY_MODE), `floors` the first slot of each, `held` the start of fixed ones in this
    direction. `free` is working space; `starts`, `ends` and `modes` are written.
    """
    free[:] = side.capacity
    activities = side.activities
    for activity in range(len(order)):
        if activities[activity]["fixed"] == 1:
            modes[activity] = activities[activity]["current_mode"]
            mode = activities[activity]["first_mode"] + modes[activity]
            starts[activity] = held[activity]
            ends[activity] = min(side.slots, side.finish[side.modes[mode]["row"], held[activity]])
            take(side, mode, starts[activity], ends[activity], free)
    for activity in order:
        if activities[activity]["fixed"] == 1:
            continue
        if not _settle(side, activity, genes[activity], floors[activity], free, starts, ends, modes):
            return False
    return True


@kernel
def _settle(
    side: Side,
    activity: int,
    gene: int,
    floor: int,
    free: Numbers,
    starts: Numbers,
    ends: Numbers,
    modes: Numbers,
) -> bool:
    """Place one activity where its links allow, in the gene's mode or in the one that ends first."""
    earliest, least_finish = max(0, floor), 0
    for at in range(side.first[activity], side.first[activity + 1]):
        kind, pred = side.links[at]["kind"], side.links[at]["pred"]
        border = (starts[pred] if kind == 1 or kind == 3 else ends[pred]) + side.links[at]["lag"]
        if kind <= 1:
            earliest = max(earliest, border)
        else:
            least_finish = max(least_finish, border)
    base = side.activities[activity]["first_mode"]
    first, last = (0, side.activities[activity]["modes"]) if gene == ANY_MODE else (gene, gene + 1)
    best_end, best_start, best = side.slots + 1, -1, -1
    for choice in range(first, last):
        start = place(side, base + choice, earliest, least_finish, free)
        if start <= side.slots:
            end = side.finish[side.modes[base + choice]["row"], start]
            if end < best_end:
                best_end, best_start, best = end, start, choice
    if best < 0:
        return False
    starts[activity], ends[activity], modes[activity] = best_start, best_end, best
    take(side, base + best, best_start, best_end, free)
    return True


@kernel
def arrange(side: Side, leaving: Records, leaves: Numbers, keys: Numbers, order: Numbers) -> None:
    """Write the activities into `order` by rising key, predecessors (in this direction) first.

    `leaving` and `leaves` are the links by the activity they leave: those that arrive in the other direction.
    """
    count = len(keys)
    waits, by_rank = np.empty(count, np.int32), np.empty(count, np.int32)
    ready = [np.int64(0) for _ in range(0)]
    for activity in range(count):
        by_rank[_rank(side, activity)] = activity
        waits[activity] = side.first[activity + 1] - side.first[activity]
        if waits[activity] == 0:
            heapq.heappush(ready, np.int64(keys[activity]) * count + _rank(side, activity))
    at = 0
    while len(ready) > 0:
        activity = by_rank[heapq.heappop(ready) % count]
        order[at] = activity
        at += 1
        for link in range(leaves[activity], leaves[activity + 1]):
            follower = leaving[link]["pred"]
            waits[follower] -= 1
            if waits[follower] == 0:
                heapq.heappush(ready, np.int64(keys[follower]) * count + _rank(side, follower))


@kernel
def _rank(side: Side, activity: int) -> int:
    rank = side.activities[activity]["rank"]
    return int(len(side.activities) - 1 - rank if side.mirrored else rank)


@kernel
def justify(
    ahead: Side,
    back: Side,
    free: Numbers,
    order: Numbers,
    starts: Numbers,
    ends: Numbers,
    modes: Numbers,
    floors: Numbers,
) -> bool:
    """Push the plan against its end (or what is due), then back to its beginning; never later than it was."""
    slots, count = ahead.slots, len(order)
    back_floors, held = np.empty(count, np.int32), np.empty(count, np.int32)
    keys = np.empty(count, np.int32)
    last = ends.max()
    for activity in range(count):
        due = ahead.activities[activity]["due"]
        latest = last if due < 0 else min(last, due)
        back_floors[activity] = slots - max(latest, ends[activity])
        held[activity] = keys[activity] = slots - ends[activity]
    arrange(back, ahead.links, ahead.first, keys, order)
    if not generate(back, order, modes, back_floors, held, free, starts, ends, modes):
        return False
    for activity in range(count):
        held[activity] = ahead.activities[activity]["current"]
        keys[activity] = slots - ends[activity]
    arrange(ahead, back.links, back.first, keys, order)
    return generate(ahead, order, modes, floors, held, free, starts, ends, modes)


@kernel
def measure(side: Side, goal: int, period: int, starts: Numbers, ends: Numbers, modes: Numbers, score: Score) -> None:
    """Write weighted lateness and the two sums of the goal into `score`, see `instance.Goal`."""
    late, change, last = 0, 0, 0
    for number in range(len(starts)):
        activity = side.activities[number]
        last = max(last, ends[number])
        if activity["due"] >= 0 and ends[number] > activity["due"]:
            late += activity["weight"] * (ends[number] - activity["due"])
        if activity["current"] >= 0:
            moved = abs(starts[number] - activity["current"])
            change += moved + (MOVED_COST if moved else 0)
            change += OTHER_MODE_COST if modes[number] != activity["current_mode"] else 0
    score[0] = late
    if goal == 0:
        score[1], score[2] = last, change
    elif goal == 1:
        score[1], score[2] = change, last
    else:
        score[1], score[2] = unevenness(side, period, starts, ends, modes), change


@kernel
def unevenness(side: Side, period: int, starts: Numbers, ends: Numbers, modes: Numbers) -> int:
    """Squares of load over resources and periods, each period's capacity as the unit, in thousandths."""
    periods = (side.slots + period - 1) // period
    load = np.zeros((len(side.capacity), periods), np.int64)
    for number in range(len(starts)):
        mode = side.modes[side.activities[number]["first_mode"] + modes[number]]
        for use in range(mode["first_use"], mode["end_use"]):
            line = load[side.uses[use]["resource"]]
            for slot in range(starts[number], ends[number]):
                if side.open[mode["calendar"], slot] == 1:
                    line[slot // period] += side.uses[use]["amount"]
    total = 0
    for resource in range(len(load)):
        for at in range(periods):
            if load[resource, at]:
                room = 0
                for slot in range(at * period, min(side.slots, (at + 1) * period)):
                    room += side.capacity[resource, slot]
                total += SCALE * load[resource, at] * load[resource, at] // max(1, room)
    return int(total)
