"""A pointer to any object of the workspace by kind and id, for areas that must not know the object's area."""

from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID


class Ref(NamedTuple):
    """`kind` is the noun in the singular ("task"), `id` the row's UUID."""

    kind: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Subject:
    """What a generic area must know of an object it is attached to: who sees it, what shows it, what it is called."""

    scope_id: UUID
    parents: tuple[Ref, ...]
    name: str
