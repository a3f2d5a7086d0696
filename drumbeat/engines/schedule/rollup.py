"""Dates and progress of parents from their children, on trees of any depth."""

from collections.abc import Sequence
from dataclasses import dataclass

from drumbeat.engines.schedule.network import UNSET, CycleFound

NO_PARENT = -1


@dataclass(slots=True)
class RolledUp:
    """One entry a task. A task without children keeps its own values."""

    start: list[int]
    finish: list[int]
    progress: list[float]
    """0..1, of parents: children's leaves weighted by duration; all leaves alike when none has a duration."""
    leaves: list[int]
    """Number of leaf tasks below (1 for a leaf)."""


def roll_up(
    parent: Sequence[int],
    start: Sequence[int],
    finish: Sequence[int],
    duration: Sequence[int],
    progress: Sequence[float],
) -> RolledUp:
    """Roll leaves up the tree. `parent` is NO_PARENT at a root; a start or finish may be UNSET (undated).

    A parent begins with its first child and ends with its last; its own dates, duration and progress are ignored.
    Raises CycleFound when a task is its own ancestor.
    """
    order, children = _leaves_first(parent)
    leaf = [not count for count in children]
    starts = [s if leaf[i] else UNSET for i, s in enumerate(start)]
    finishes = [f if leaf[i] else UNSET for i, f in enumerate(finish)]
    weight = [d if leaf[i] else 0 for i, d in enumerate(duration)]
    earned = [w * progress[i] for i, w in enumerate(weight)]
    plain = [progress[i] if leaf[i] else 0.0 for i in range(len(parent))]
    leaves = [1 if is_leaf else 0 for is_leaf in leaf]
    for task in order:
        up = parent[task]
        if up == NO_PARENT:
            continue
        starts[up] = _earlier(starts[up], starts[task])
        finishes[up] = max(finishes[up], finishes[task])
        weight[up] += weight[task]
        earned[up] += earned[task]
        plain[up] += plain[task]
        leaves[up] += leaves[task]
    shares = [earned[i] / weight[i] if weight[i] else plain[i] / leaves[i] for i in range(len(parent))]
    return RolledUp(starts, finishes, [progress[i] if leaf[i] else share for i, share in enumerate(shares)], leaves)


def _earlier(one: int, other: int) -> int:
    if one == UNSET or other == UNSET:
        return max(one, other)
    return min(one, other)


def _leaves_first(parent: Sequence[int]) -> tuple[list[int], list[int]]:
    """Tasks with every child before its parent, and the number of children of each."""
    children = [0] * len(parent)
    for up in parent:
        if up != NO_PARENT:
            children[up] += 1
    waits = children[:]
    order = [task for task, count in enumerate(waits) if not count]
    for task in order:  # grows while it is read
        up = parent[task]
        if up != NO_PARENT:
            waits[up] -= 1
            if not waits[up]:
                order.append(up)
    if len(order) < len(parent):
        raise CycleFound(_ring(parent, waits))
    return order, children


def _ring(parent: Sequence[int], waits: list[int]) -> list[int]:
    """One circle of parents, each task followed by its parent."""
    task = next(i for i, count in enumerate(waits) if count)
    seen: dict[int, int] = {}
    walk: list[int] = []
    while task not in seen:
        seen[task] = len(walk)
        walk.append(task)
        task = parent[task]
    return walk[seen[task] :]
