"""Where a goal may stand in the tree."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from drumbeat.goals.rules.values import LEVELS
from drumbeat.kernel.errors import Conflict, Invalid

DEEPEST = 30


@dataclass(frozen=True)
class Place:
    """What decides where a goal may stand."""

    id: UUID
    name: str
    level: str
    campaign_id: UUID | None


def check_parent(child: Place, parent: Place) -> None:
    """Raise Invalid unless `parent` may be above `child`: of a level above or equal, a campaign's only its own."""
    if LEVELS.index(parent.level) > LEVELS.index(child.level):
        raise Invalid("goals.bad_goal", fields={"parent_id": ["level_below"]}, parent=parent.name)
    if parent.level == "campaign" and parent.campaign_id != child.campaign_id:
        raise Invalid("goals.bad_goal", fields={"parent_id": ["other_campaign"]}, parent=parent.name)


def check_chain(child: Place, chain: Sequence[Place]) -> None:
    """Raise Conflict when the goals above the new parent, from it upward, hold the child; the circle is named."""
    names = [child.name]
    for above in chain:
        names.append(above.name)
        if above.id == child.id:
            raise Conflict("goals.circle", chain=" → ".join(names), names=names)
    if len(chain) >= DEEPEST:
        raise Conflict("goals.too_deep", most=DEEPEST)


def circle_in(parents: Mapping[UUID, UUID | None]) -> list[UUID]:
    """Return the goals of one circle in a whole tree, or nothing: for checking over what is stored."""
    cleared: set[UUID] = set()
    for start in parents:
        path: list[UUID] = []
        at: UUID | None = start
        while at is not None and at not in cleared:
            if at in path:
                return path[path.index(at) :]
            path.append(at)
            at = parents.get(at)
        cleared.update(path)
    return []
