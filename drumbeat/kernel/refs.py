"""A pointer to any object of the workspace by kind and id, for areas that must not know the object's area."""

from typing import NamedTuple
from uuid import UUID


class Ref(NamedTuple):
    """`kind` is the noun in the singular ("task"), `id` the row's UUID."""

    kind: str
    id: UUID

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"
