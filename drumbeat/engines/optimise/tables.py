"""An instance as arrays, forwards and mirrored in time, for the compiled search.

The mirror turns slot t into slots-1-t and every link around; a plan placed early in the mirror is placed late forwards.
Rows are records and few arrays are handed on: numba passes each array as seven values, and compiles accordingly.
"""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from drumbeat.engines.optimise.instance import Instance, Kind
from drumbeat.engines.optimise.order import ranks_of, tails_of

Numbers = NDArray[np.int32]
Flags = NDArray[np.uint8]
Records = NDArray[np.void]

MIRRORED = {Kind.FS: Kind.FS, Kind.SS: Kind.FF, Kind.FF: Kind.SS, Kind.SF: Kind.SF}

ACTIVITY = np.dtype(
    [(name, np.int64) for name in ("length", "weight", "release", "due", "current", "current_mode", "fixed")]
    + [(name, np.int64) for name in ("rank", "tail", "first_mode", "modes")]
)
"""`rank` is its place in an order that respects all links; `tail` the least slots from its start to the end of
everything that follows; its modes are `first_mode` and the next `modes` rows."""
MODE = np.dtype([(name, np.int64) for name in ("calendar", "row", "plain", "first_use", "end_use")])
"""`row` of `Side.finish`; `plain` says that its calendar is never closed."""
USE = np.dtype([("resource", np.int64), ("amount", np.int64)])
LINK = np.dtype([("pred", np.int64), ("kind", np.int64), ("lag", np.int64)])


class Side(NamedTuple):
    """What placing activities in one direction of time needs."""

    slots: int
    mirrored: bool
    activities: Records
    modes: Records
    uses: Records
    links: Records
    """By the activity they arrive at in this direction: those of i stand from first[i] to first[i + 1]."""
    first: Numbers
    finish: Numbers
    """A row for each pair of calendar and length: where work begun in slot t ends, slots+1 when it never does."""
    opening: Numbers
    """A row for each calendar: the first open slot at or after t, `slots` when there is none."""
    open: Flags
    capacity: Numbers


class Tables(NamedTuple):
    """Both directions of one instance, and the slots over which load is summed."""

    period: int
    ahead: Side
    back: Side


def tabulate(instance: Instance) -> Tables:
    """Lay out the instance. Raises CycleFound."""
    modes, uses, pairs = _modes(instance)
    ranks = ranks_of(instance)
    minutes = np.array(instance.calendars, dtype=np.int64).reshape(len(instance.calendars), instance.slots)
    capacity = np.array(instance.capacities, dtype=np.int32).reshape(len(instance.capacities), instance.slots)
    finish = _finishes(minutes, pairs)
    activities = _activities(instance, ranks, tails_of(instance, ranks))
    ahead = Side(
        slots=instance.slots,
        mirrored=False,
        activities=activities,
        modes=modes,
        uses=uses,
        links=_records([each for into in _links_into(instance, mirrored=False) for each in into], LINK),
        first=_starts([len(into) for into in _links_into(instance, mirrored=False)]),
        finish=finish,
        opening=_openings(minutes),
        open=np.ascontiguousarray(minutes > 0).astype(np.uint8),
        capacity=capacity,
    )
    back = ahead._replace(
        mirrored=True,
        links=_records([each for into in _links_into(instance, mirrored=True) for each in into], LINK),
        first=_starts([len(into) for into in _links_into(instance, mirrored=True)]),
        finish=_finishes(minutes[:, ::-1], pairs),
        opening=_openings(minutes[:, ::-1]),
        open=np.ascontiguousarray(ahead.open[:, ::-1]),
        capacity=np.ascontiguousarray(capacity[:, ::-1]),
    )
    return Tables(instance.period, ahead, back)


def _records(rows: Sequence[tuple[int, ...]], kind: np.dtype[np.void]) -> Records:
    return np.array(rows, dtype=kind)


def _starts(counts: list[int]) -> Numbers:
    return np.cumsum([0, *counts], dtype=np.int32)


def _modes(instance: Instance) -> tuple[Records, Records, list[tuple[int, int]]]:
    """The modes of all activities, what they use, and the pair of calendar and length each row of `finish` is for."""
    rows: dict[tuple[int, int], int] = {}
    modes: list[tuple[int, ...]] = []
    uses: list[tuple[int, ...]] = []
    plain = [int(all(line)) for line in instance.calendars]
    for activity in instance.activities:
        for mode in activity.modes:
            row = rows.setdefault((mode.calendar, activity.length), len(rows))
            modes.append((mode.calendar, row, plain[mode.calendar], len(uses), len(uses) + len(mode.uses)))
            uses += mode.uses
    return _records(modes, MODE), _records(uses, USE), list(rows)


def _activities(instance: Instance, ranks: list[int], tails: list[int]) -> Records:
    first = _starts([len(each.modes) for each in instance.activities]).tolist()
    rows = [
        (
            *(each.length, each.weight, each.release, each.due, each.current, each.current_mode, int(each.fixed)),
            *(ranks[number], tails[number], first[number], len(each.modes)),
        )
        for number, each in enumerate(instance.activities)
    ]
    return _records(rows, ACTIVITY)


def _finishes(minutes: NDArray[np.int64], pairs: list[tuple[int, int]]) -> Numbers:
    slots = minutes.shape[1]
    before = np.zeros((len(minutes), slots + 1), dtype=np.int64)
    np.cumsum(minutes, axis=1, out=before[:, 1:])
    finish = np.empty((len(pairs), slots + 1), dtype=np.int32)
    for number, (calendar, length) in enumerate(pairs):
        line = before[calendar]
        finish[number] = np.searchsorted(line, line + length) if length else np.arange(slots + 1)
    return finish


def _openings(minutes: NDArray[np.int64]) -> Numbers:
    slots = minutes.shape[1]
    opening = np.full((len(minutes), slots + 1), slots, dtype=np.int32)
    for slot in range(slots - 1, -1, -1):
        opening[:, slot] = np.where(minutes[:, slot] > 0, slot, opening[:, slot + 1])
    return opening


def _links_into(instance: Instance, *, mirrored: bool) -> list[list[tuple[int, ...]]]:
    """The links by the activity they arrive at, in this direction of time."""
    into: list[list[tuple[int, ...]]] = [[] for _ in instance.activities]
    for link in instance.links:
        if mirrored:
            into[link.pred].append((link.succ, MIRRORED[Kind(link.kind)], link.lag))
        else:
            into[link.succ].append((link.pred, link.kind, link.lag))
    return into
