"""A row on its way in, and what is doubtful about it."""

from dataclasses import dataclass, field
from typing import Any

FATAL = frozenset({"no_name", "double_id", "double_path", "huge_cell", "parent_cycle"})


@dataclass(slots=True)
class Doubt:
    """What could not be carried for certain, and the words it concerns."""

    code: str
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Planned:
    """One row on its way in. `key` is what recognises it again; `parent` and `after` are positions in the plan."""

    number: int
    key: str
    name: str
    values: dict[str, Any] = field(default_factory=dict)
    custom: dict[str, str] = field(default_factory=dict)
    stage: str = ""
    people: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    parent: int | None = None
    after: list[int] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)

    @property
    def imported(self) -> bool:
        """False when a doubt is too deep to import the row at all."""
        return all(doubt.code not in FATAL for doubt in self.doubts)
