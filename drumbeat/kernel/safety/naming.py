"""Names for the ids a history holds: areas register how what they own is called, readers ask for all at once."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from drumbeat.kernel.actor import Actor


@dataclass(frozen=True)
class Naming:
    """How objects of some kinds are called.

    `fields` are the names in changes and facts whose values hold their ids; `names(actor, ids)` returns what
    of them the actor may read, in its language, and may leave ids out.
    """

    kinds: frozenset[str]
    fields: frozenset[str]
    names: Callable[[Actor, set[UUID]], Mapping[Any, str]]


_namings: list[Naming] = []


def register_naming(naming: Naming) -> None:
    """Register how an area's objects are called in a history."""
    _namings.append(naming)


@dataclass(frozen=True)
class Told:
    """One event as far as its reader may see it."""

    subject_kind: str
    subject_id: UUID
    changes: Mapping[str, Any]
    facts: Mapping[str, Any]


def names_in(actor: Actor, told: Iterable[Told]) -> dict[str, str]:
    """Return the names, by id, of everything the events are about or mention; one query for each kind that occurs."""
    wanted: list[set[UUID]] = [set() for _ in _namings]
    for event in told:
        for naming, ids in zip(_namings, wanted, strict=True):
            if event.subject_kind in naming.kinds:
                ids.add(event.subject_id)
            for field in naming.fields:
                ids |= _ids(event.changes.get(field)) | _ids(event.facts.get(field))
    found: dict[str, str] = {}
    for naming, ids in zip(_namings, wanted, strict=True):
        if ids:
            found |= {str(key): name for key, name in naming.names(actor, ids).items()}
    return found


def _ids(value: Any) -> set[UUID]:
    if isinstance(value, str):
        try:
            return {UUID(value)}
        except ValueError:
            return set()
    if isinstance(value, UUID):
        return {value}
    if isinstance(value, Mapping):
        return _ids(list(value)) | _ids(list(value.values()))
    if isinstance(value, list | tuple):
        return set().union(*(_ids(each) for each in value)) if value else set()
    return set()
