"""What files lends upward: any area's objects can carry files."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Subject


@dataclass(frozen=True)
class Attachable:
    """`find(actor, id)` returns the object or raises NotFound; `changed(id, delta)` keeps a count where one is kept."""

    kind: str
    find: Callable[[Actor, UUID], Subject]
    changed: Callable[[UUID, int], None] = lambda _id, _delta: None


attachables: dict[str, Attachable] = {}


def register(attachable: Attachable) -> None:
    """Let objects of a kind carry files."""
    attachables[attachable.kind] = attachable
