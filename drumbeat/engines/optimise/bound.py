"""What no plan can beat: weighted lateness and the end of the last activity, without search.

Each activity is let begin as soon as its links and its own calendar allow, as if everybody had time for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from drumbeat.engines.optimise.instance import NEVER, Activity, Instance, Kind
from drumbeat.engines.optimise.order import ranks_of


@dataclass(frozen=True, slots=True)
class Bound:
    """Lower bounds: weighted slots of lateness, and the border at which the last activity ends."""

    lateness: int
    end: int
    ends: tuple[int, ...]
    """The earliest end of each activity."""


def bound_of(instance: Instance) -> Bound:
    """Bounds from links, calendars and releases, and from the work each resource must give. Raises CycleFound."""
    ends = earliest_ends(instance)
    late = sum(
        activity.weight * max(0, end - activity.due)
        for activity, end in zip(instance.activities, ends, strict=True)
        if activity.due != NEVER
    )
    return Bound(late, max([*ends, *_busy_ends(instance)], default=0), tuple(ends))


def earliest_ends(instance: Instance) -> list[int]:
    """Where each activity ends at the earliest when nobody is ever busy; `slots` at the most."""
    count = len(instance.activities)
    starts, ends = [0] * count, [0] * count
    into: list[list[tuple[int, int, int]]] = [[] for _ in range(count)]
    for link in instance.links:
        into[link.succ].append((link.pred, link.kind, link.lag))
    ranks = ranks_of(instance)
    for number in sorted(range(count), key=lambda each: ranks[each]):
        activity = instance.activities[number]
        floor, least = (activity.current if activity.fixed else activity.release), 0
        for pred, kind, lag in () if activity.fixed else into[number]:
            border = (starts if kind in (Kind.SS, Kind.SF) else ends)[pred] + lag
            floor, least = (max(floor, border), least) if kind in (Kind.FS, Kind.SS) else (floor, max(least, border))
        starts[number], ends[number] = _soonest(instance, number, floor, least)
    return ends


def _soonest(instance: Instance, number: int, floor: int, least: int) -> tuple[int, int]:
    """The least start and the least end over all modes; a bound, so they need not belong together."""
    activity = instance.activities[number]
    modes = [activity.current_mode] if activity.fixed else range(len(activity.modes))
    start = min(max(0, floor), instance.slots)
    end = min(min(instance.finish(number, mode, start), instance.slots) for mode in modes)
    return start, min(max(end, least), instance.slots)


def _busy_ends(instance: Instance) -> list[int]:
    """For each resource the border by which it can have given all that only it can give."""
    owed = [0] * len(instance.capacities)
    longest = [max(line, default=0) for line in instance.calendars]
    for activity in instance.activities:
        for resource, amount in _least_uses(activity, longest).items():
            owed[resource] += amount
    found = []
    for needed, capacity in zip(owed, instance.capacities, strict=True):
        given = 0
        for slot, amount in enumerate(capacity):
            if given >= needed:
                found.append(slot)
                break
            given += amount
    return found


def _least_uses(activity: Activity, longest: Sequence[int]) -> dict[int, int]:
    """Slots times amount the activity takes of each resource whatever its mode; `longest` slot of each calendar."""
    taken: list[dict[int, int]] = []
    for mode in activity.modes:
        slots = -(-activity.length // longest[mode.calendar]) if longest[mode.calendar] else 0
        taken.append({resource: amount * slots for resource, amount in mode.uses})
    return {resource: min(each.get(resource, 0) for each in taken) for resource in taken[0]}
