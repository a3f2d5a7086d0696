"""Orders that respect all links, and how much must follow each activity."""

from collections.abc import Sequence

from drumbeat.engines.optimise.instance import Activity, Instance, Kind


class CycleFound(ValueError):
    """The links run in a circle through the activities of `cycle` (and perhaps others)."""

    def __init__(self, cycle: list[int]) -> None:
        super().__init__(f"activities wait for each other: {cycle}")
        self.cycle = cycle


def ranks_of(instance: Instance) -> list[int]:
    """Return the place of each activity in an order that respects all links. Raises CycleFound."""
    count = len(instance.activities)
    waits = [0] * count
    after: list[list[int]] = [[] for _ in range(count)]
    for link in instance.links:
        waits[link.succ] += 1
        after[link.pred].append(link.succ)
    ready = [number for number in range(count) if not waits[number]]
    for number in ready:  # grows while it is read
        for follower in after[number]:
            waits[follower] -= 1
            if not waits[follower]:
                ready.append(follower)
    if len(ready) < count:
        raise CycleFound(_circle(waits, after))
    ranks = [0] * count
    for place, number in enumerate(ready):
        ranks[number] = place
    return ranks


def _circle(waits: list[int], after: list[list[int]]) -> list[int]:
    """One circle among the activities that still wait, each followed by one that waits for it."""
    before = {follower: number for number, wait in enumerate(waits) if wait for follower in after[number]}
    walk: list[int] = []
    at = next(number for number, wait in enumerate(waits) if wait)
    while at not in walk:
        walk.append(at)
        at = before[at]
    return walk[walk.index(at) :][::-1]


def tails_of(instance: Instance, ranks: Sequence[int]) -> list[int]:
    """Return the least slots from each start to the end of everything that follows, whatever the time and mode."""
    longest = [max(line, default=0) for line in instance.calendars]
    least = [_least_slots(each, longest) for each in instance.activities]
    tails = list(least)
    for link in sorted(instance.links, key=lambda link: -ranks[link.pred]):
        span = least[link.pred] if link.kind in (Kind.FS, Kind.FF) else 0
        span -= least[link.succ] if link.kind in (Kind.FF, Kind.SF) else 0
        tails[link.pred] = max(tails[link.pred], span + link.lag + tails[link.succ])
    return tails


def _least_slots(activity: Activity, longest: Sequence[int]) -> int:
    """The fewest slots the activity can take in any of its modes; `longest` slot of each calendar."""
    most = max(longest[mode.calendar] for mode in activity.modes)
    return -(-activity.length // most) if most else 0
