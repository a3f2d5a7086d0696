"""What activity lends upward: any area's objects can be commented on."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Subject


@dataclass(frozen=True)
class Commentable:
    """`find(actor, id)` returns the object or raises NotFound; `changed(id, delta)` keeps a count where one is kept."""

    kind: str
    find: Callable[[Actor, UUID], Subject]
    changed: Callable[[UUID, int], None] = lambda _id, _delta: None


commentables: dict[str, Commentable] = {}


def register(commentable: Commentable) -> None:
    """Make objects of a kind open to comments."""
    commentables[commentable.kind] = commentable
