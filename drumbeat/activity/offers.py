"""What activity lends upward: any area's objects can be commented on, followed and reported on."""

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


@dataclass(frozen=True)
class Reportable:
    """Something status updates are about: `find(actor, id)` returns it or raises NotFound; `page` is its address."""

    kind: str
    find: Callable[[Actor, UUID], Subject]
    page: Callable[[UUID], str]


reportables: dict[str, Reportable] = {}


def register_reportable(reportable: Reportable) -> None:
    """Make objects of a kind followed and reported on."""
    reportables[reportable.kind] = reportable
