"""How other areas ask forecasts what a change to the plan would do."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from drumbeat.work.queries.history import Worked
from drumbeat.work.queries.leaves import Leaf


@dataclass(frozen=True, slots=True)
class Considered:
    """What is only considered: tasks as they would be, None for those dropped, and when people would be away."""

    leaves: Mapping[UUID, Leaf | None] = field(default_factory=dict)
    away: Sequence[tuple[UUID, date, date]] = ()
    """Both days included."""

    def leaf(self, leaf: Leaf) -> Leaf | None:
        """A task of the plan as it would be."""
        return self.leaves.get(leaf.id, leaf)

    def worked(self, task: Worked) -> Worked:
        """The same task as history asks for it: other hours and people may have another history."""
        leaf = self.leaves.get(task.id)
        return task if leaf is None else replace(task, estimate=leaf.effort, people=leaf.people)
