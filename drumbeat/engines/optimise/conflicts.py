"""The smallest sets of facts that cannot all hold: what makes a plan impossible before anybody searches."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from drumbeat.engines.optimise.bound import earliest_ends
from drumbeat.engines.optimise.instance import NEVER, Instance, Kind

T = TypeVar("T")
MOST = 20


@dataclass(frozen=True, slots=True)
class Impossible:
    """`kind` is chain (the activities, each waiting for the one before, end `over` slots after the last is due) or
    full (they ask `over` percent-slots more of the resource between `first` and `last` than there are)."""

    kind: str
    activities: tuple[int, ...]
    over: int
    resource: int | None = None
    first: int = 0
    last: int = 0


def smallest(items: Sequence[T], impossible: Callable[[Sequence[T]], bool]) -> list[T]:
    """Return a part of `items` that is impossible while every smaller part of it is not, by leaving out one by one.

    `items` as a whole must be impossible.
    """
    kept = list(items)
    for item in items:
        without = [each for each in kept if each is not item]
        if impossible(without):
            kept = without
    return kept


def impossible_sets(instance: Instance) -> list[Impossible]:
    """Chains that cannot end in time and windows that hold too much work, at most `MOST`. Raises CycleFound."""
    return [*_chains(instance), *_windows(instance)][:MOST]


def _chains(instance: Instance) -> list[Impossible]:
    ends = earliest_ends(instance)
    found: list[Impossible] = []
    told: set[int] = set()
    for number in sorted(range(len(ends)), key=lambda each: ends[each]):
        activity = instance.activities[number]
        if activity.due == NEVER or ends[number] <= activity.due or activity.fixed:
            continue
        chain = _chain_to(instance, ends, number)
        if not told & set(chain):
            found.append(Impossible("chain", tuple(chain), ends[number] - activity.due))
        told.update(chain)
    return found


def _chain_to(instance: Instance, ends: Sequence[int], number: int) -> list[int]:
    """The predecessors that decide the earliest end, first to last."""
    chain = [number]
    while not instance.activities[chain[-1]].fixed:
        activity = instance.activities[chain[-1]]
        holding = [
            (ends[link.pred] + link.lag, link.pred)
            for link in instance.links
            if link.succ == chain[-1] and link.kind in (Kind.FS, Kind.FF) and link.pred not in chain
        ]
        border, pred = max(holding, default=(0, NEVER))
        if pred == NEVER or border <= activity.release:
            break
        chain.append(pred)
    return chain[::-1]


@dataclass(frozen=True, slots=True)
class _Work:
    """What one activity must take of a resource between two borders."""

    activity: int
    first: int
    last: int
    amount: int


def _windows(instance: Instance) -> list[Impossible]:
    ends = earliest_ends(instance)
    by_resource: dict[int, list[_Work]] = {}
    for number, activity in enumerate(instance.activities):
        if len(activity.modes) > 1 or activity.due == NEVER or ends[number] > activity.due:
            continue
        mode = activity.modes[0]
        minutes = instance.calendars[mode.calendar]
        slots = -(-activity.length // max(1, max(minutes, default=1)))
        begin = activity.current if activity.fixed else activity.release
        for resource, amount in mode.uses:
            by_resource.setdefault(resource, []).append(_Work(number, begin, activity.due, amount * slots))
    found = [_fullest(instance, resource, works) for resource, works in sorted(by_resource.items())]
    return [each for each in found if each is not None]


def _amount(works: Sequence[_Work]) -> int:
    """What the works use of a resource together."""
    return sum(work.amount for work in works)


def _exceed(room: int, works: Sequence[_Work]) -> bool:
    """Whether the works need more than there is."""
    return _amount(works) > room


def _fullest(instance: Instance, resource: int, works: Sequence[_Work]) -> Impossible | None:
    """The first window of the resource that must hold more than it has, with as few activities as suffice."""
    given = [0]
    for amount in instance.capacities[resource]:
        given.append(given[-1] + amount)
    for last in sorted({work.last for work in works}):
        for first in sorted({work.first for work in works if work.first < last}, reverse=True):
            inside = [work for work in works if first <= work.first and work.last <= last]
            room = given[min(last, instance.slots)] - given[first]
            if _exceed(room, inside):
                few = smallest(sorted(inside, key=lambda work: work.amount), partial(_exceed, room))
                over = _amount(few) - room
                return Impossible("full", tuple(work.activity for work in few), over, resource, first, last)
    return None
