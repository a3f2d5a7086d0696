"""Dependencies as links of the instance; those to tasks outside of it become earliest and latest borders."""

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


def _slots(minutes: int, day: int, parts: int) -> int:
    """A lag in whole slots: one that does not divide is rounded up, so that no plan asks for too little."""
    return -(-minutes * parts // day)


def _border(leaf: Leaf, link: WorkLink, axis: Axis) -> int:
    if link.kind in ("FS", "FF"):
        day = leaf.projected_finish or leaf.due
        return axis.border(day) if day else 0
    day = leaf.projected_start or leaf.start
    return axis.slot(day) if day else 0
