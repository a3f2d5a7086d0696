"""Circles of work: whether a link, or a place in the tree, would have tasks wait for themselves.

A link on a summary task means all of its leaves (`work.plan`), so a circle may lead through one: into a summary and
down to its leaves, out of a leaf and up to the summaries above it. Every task is therefore two places here, where work
comes in and where it goes out; only a leaf leads from the one to the other. Links of every kind count, since a kind can
change; a link between a task and its own summary counts for nothing, as in the plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Q

from drumbeat.kernel.raw.select import select_values
from drumbeat.work.models import Dependency, Task

Place = tuple[UUID, bool]
"""A task and whether it is the place where work goes out."""
_LINK = ("pred_id", "succ_id", "succ__campaign_id")


@dataclass(slots=True)
class _Web:
    """Tasks and links as the way leads to them, campaign by campaign."""

    parents: dict[UUID, UUID | None] = field(default_factory=dict)
    children: dict[UUID, set[UUID]] = field(default_factory=dict)
    links: dict[UUID, list[tuple[UUID, UUID]]] = field(default_factory=dict)
    read: set[UUID] = field(default_factory=set)

    def load(self, campaign_id: UUID) -> None:
        """Read the tasks of a campaign and the links that leave them, once."""
        if campaign_id in self.read:
            return
        self.read.add(campaign_id)
        among = Q(campaign_id=campaign_id, deleted_at__isnull=True)
        for task_id, parent_id in select_values(Task, among, ("id", "parent_id")):
            self.put(task_id, parent_id)
        leaving = Q(pred__campaign_id=campaign_id, deleted_at__isnull=True, succ__deleted_at__isnull=True)
        for pred, succ, there in select_values(Dependency, leaving, _LINK):
            self.links.setdefault(pred, []).append((succ, there))

    def put(self, task_id: UUID, parent_id: UUID | None) -> None:
        """Note, or change, what a task stands under."""
        before = self.parents.get(task_id)
        if before is not None:
            self.children[before].discard(task_id)
        self.parents[task_id] = parent_id
        if parent_id is not None:
            self.children.setdefault(parent_id, set()).add(task_id)

    def after(self, place: Place) -> Iterator[Place]:
        """Return where work leads from a place."""
        task_id, out = place
        below = self.children.get(task_id)
        if not out:
            yield from ((child, False) for child in below) if below else ((task_id, True),)
            return
        above = self.parents.get(task_id)
        if above is not None:
            yield above, True
        for succ, campaign_id in self.links.get(task_id, ()):
            self.load(campaign_id)
            if succ not in self.above(task_id) and task_id not in self.above(succ):
                yield succ, False

    def above(self, task_id: UUID) -> set[UUID]:
        """Return the summaries a task stands under."""
        found: set[UUID] = set()
        at = self.parents.get(task_id)
        while at is not None and at not in found:
            found.add(at)
            at = self.parents.get(at)
        return found

    def tied(self, task_id: UUID) -> set[UUID]:
        """Return the task and those below it that have links with a summary the task stands under."""
        above, line = self.above(task_id), [task_id]
        for each in line:
            line += self.children.get(each, ())
        within = set(line)
        leaving = {each for each in within if any(succ in above for succ, _ in self.links.get(each, ()))}
        return leaving | {succ for each in above for succ, _ in self.links.get(each, ()) if succ in within}

    def way(self, start: Place, goal: Place) -> list[UUID]:
        """Return the tasks from one place to another, breadth first, each once; empty when no work leads there."""
        came_from: dict[Place, Place] = {}
        level = [start]
        while level and goal not in came_from:
            following: list[Place] = []
            for place in level:
                for each in self.after(place):
                    if each not in came_from:
                        came_from[each] = place
                        following.append(each)
            level = following
        if goal not in came_from:
            return []
        path = [goal]
        while path[-1] != start or len(path) == 1:
            path.append(came_from[path[-1]])
        return list(dict.fromkeys(task_id for task_id, _ in reversed(path)))


def circle_by_link(pred: Task, succ: Task) -> list[UUID]:
    """Return the tasks of the circle a link between the two would close, from `succ` to `pred`; empty when none."""
    web = _Web()
    web.load(succ.campaign_id)
    web.load(pred.campaign_id)
    return web.way((succ.id, False), (pred.id, True))


def circle_by_parent(task: Task, parent_id: UUID | None) -> list[UUID]:
    """Return the tasks of the circle that would close if the task stood under the parent; empty when none.

    It leads through the task, or through a link that counts again because its ends no longer stand under each other.
    """
    web = _Web()
    web.load(task.campaign_id)
    tied = web.tied(task.id)
    web.put(task.id, parent_id)
    places = [(each, out) for each in (task.id, *sorted(tied)) for out in (False, True)]
    return next((way for place in places if (way := web.way(place, place))), [])
