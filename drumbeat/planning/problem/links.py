"""Dependencies as links of the instance; those to tasks outside of it become earliest and latest borders."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from drumbeat.engines.optimise.instance import Kind
from drumbeat.planning.rules.axis import Axis
from drumbeat.work.queries.leaves import Leaf, WorkLink

if TYPE_CHECKING:
    from drumbeat.planning.problem.build import Question

DAY = 480

Links = list[tuple[int, int, int, int]]


def links_among(question: "Question", axis: Axis) -> tuple[Links, dict[UUID, int], dict[UUID, int]]:
    """Return links between the tasks, and what tasks outside ask: first slots and last borders by task."""
    place = {leaf.id: number for number, leaf in enumerate(question.leaves)}
    outside = {leaf.id: leaf for leaf in question.busy}
    day = max(question.calendar.day_lengths(axis.days[0], axis.days[min(4, len(axis.days) - 1)]), default=DAY) or DAY
    links: Links = []
    releases: dict[UUID, int] = {}
    dues: dict[UUID, int] = {}
    for link in question.links:
        lag = _slots(link.lag_minutes, day, axis.parts)
        if link.pred in place and link.succ in place:
            links.append((place[link.pred], place[link.succ], Kind[link.kind], lag))
        elif link.succ in place and link.pred in outside:
            border = _border(outside[link.pred], link, axis) + lag
            if link.kind in ("FS", "SS"):
                releases[link.succ] = max(border, releases.get(link.succ, 0))
        elif link.pred in place and link.succ in outside and link.kind == "FS":
            start = outside[link.succ].start
            if start is not None and start > question.today:
                dues[link.pred] = min(axis.slot(start) - lag, dues.get(link.pred, axis.slots))
    return links, releases, {pk: max(0, due) for pk, due in dues.items()}


def circle_through(links: Iterable[WorkLink], inside: Collection[UUID]) -> list[UUID]:
    """Return the tasks of a circle of links that runs through one of `inside`, in order; empty without one.

    Tasks outside take part: a circle over several campaigns is one, though only one of them is planned.
    """
    after: dict[UUID, list[UUID]] = {}
    for link in links:
        after.setdefault(link.pred, []).append(link.succ)
    knotted = _behind_circles(after)
    ways = (_way_back(pk, after) for pk in sorted(knotted.intersection(inside)))
    return next((way for way in ways if way), [])


def _behind_circles(after: Mapping[UUID, Sequence[UUID]]) -> set[UUID]:
    """What waits for ever, being in a circle or behind one; nothing in a plan that can be carried out (Kahn 1962)."""
    waits = Counter(succ for some in after.values() for succ in some)
    ready = [pk for pk in after if not waits[pk]]
    while ready:
        for succ in after.get(ready.pop(), ()):
            waits[succ] -= 1
            if not waits[succ]:
                ready.append(succ)
    return {pk for pk, count in waits.items() if count}


def _way_back(begin: UUID, after: Mapping[UUID, Sequence[UUID]]) -> list[UUID]:
    """The shortest way along links from a task to itself, without its end; empty where there is none."""
    came_from: dict[UUID, UUID] = {}
    level = [begin]
    while level and begin not in came_from:
        ahead = [(at, succ) for at in level for succ in after.get(at, ()) if succ not in came_from]
        came_from.update({succ: at for at, succ in reversed(ahead)})
        level = list(dict.fromkeys(succ for _, succ in ahead))
    if begin not in came_from:
        return []
    way = [begin]
    while came_from[way[-1]] != begin:
        way.append(came_from[way[-1]])
    return [begin, *reversed(way[1:])]


def _slots(minutes: int, day: int, parts: int) -> int:
    """A lag in whole slots: one that does not divide is rounded up, so that no plan asks for too little."""
    return -(-minutes * parts // day)


def _border(leaf: Leaf, link: WorkLink, axis: Axis) -> int:
    if link.kind in ("FS", "FF"):
        day = leaf.projected_finish or leaf.due
        return axis.border(day) if day else 0
    day = leaf.projected_start or leaf.start
    return axis.slot(day) if day else 0
