"""What approvals lend upward: any area's objects can be put to a decision."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from drumbeat.kernel.actor import Actor, Role
from drumbeat.kernel.refs import Subject


@dataclass(frozen=True)
class Approvable:
    """How objects of a kind are decided upon; the last three run in the transaction of the verb.

    `find(actor, id)` returns the object or raises NotFound. `may_request(actor, id)` says whether the actor may ask.
    `may_approve(role)` says which workspace roles may decide. `asked(actor, id)` locks the object, refuses one
    that is not ready and marks it as waiting; `decided(actor, id, approved)` and `withdrawn(actor, id)` move it on.
    """

    kind: str
    find: Callable[[Actor, UUID], Subject]
    may_request: Callable[[Actor, UUID], bool]
    may_approve: Callable[[Role], bool]
    asked: Callable[[Actor, UUID], None]
    decided: Callable[[Actor, UUID, bool], None]
    withdrawn: Callable[[Actor, UUID], None]


approvables: dict[str, Approvable] = {}


def register(approvable: Approvable) -> None:
    """Let objects of a kind be put to a decision."""
    approvables[approvable.kind] = approvable
