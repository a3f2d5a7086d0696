"""Things for tests that can be put to a decision: each is a scope of its own, as upper areas have."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from drumbeat.approvals.offers import Approvable, approvables, register
from drumbeat.identity.tests.factories import find_thing

__all__ = ("things_decided_upon",)


@contextmanager
def things_decided_upon() -> Iterator[list[tuple[str, UUID]]]:
    """Things of kind `thing` that directors and owners decide upon; yields what the engine told of them, in order."""
    told: list[tuple[str, UUID]] = []
    register(
        Approvable(
            "thing",
            find_thing,
            lambda actor, _: actor.at_least("member"),
            lambda role: role in ("director", "owner"),
            lambda _, pk: told.append(("asked", pk)),
            lambda _, pk, approved: told.append(("approved" if approved else "changes_required", pk)),
            lambda _, pk: told.append(("withdrawn", pk)),
        )
    )
    try:
        yield told
    finally:
        del approvables["thing"]
