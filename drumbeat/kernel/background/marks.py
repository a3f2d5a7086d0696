"""Marks of what must be derived again: written by readers as the history moves on, settled in turns.

A mark says which parts of its subject events have touched, so that one edit of a large subject costs what it touches.
"""

import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, TypeVar
from uuid import UUID

from django.db.models import Q

from drumbeat.kernel.models import StaleMark
from drumbeat.kernel.raw.select import select_values

M = TypeVar("M", bound=StaleMark)
MOST = 200
"""From so many touched parts on a mark asks for all."""


@dataclass(slots=True)
class Mark:
    """The last event that touched a subject, and the ids of the parts touched, as text; None for all of them."""

    seq: int
    parts: set[str] | None = field(default_factory=set)

    def add(self, seq: int, parts: Iterable[str] | None) -> None:
        """Take in what a later event touched."""
        self.seq = max(self.seq, seq)
        if parts is None or self.parts is None:
            self.parts = None
            return
        self.parts.update(parts)
        if len(self.parts) > MOST:
            self.parts = None


class Touched(dict[UUID, Mark]):
    """What some events touch, by subject."""

    def add(self, subject_id: UUID, seq: int, parts: Iterable[str] | None = None) -> None:
        """Take in one event's touch; all of the subject without `parts`."""
        self.setdefault(subject_id, Mark(seq)).add(seq, parts)

    def all_of(self, subject_ids: Iterable[UUID], seq: int) -> None:
        """Take in that an event touches the whole of subjects."""
        for pk in subject_ids:
            self.add(pk, seq)


class Rests:
    """Subjects that wait after a turn, so that a stream of edits to one costs no more than a share of a processor."""

    _all: "ClassVar[list[Rests]]" = []

    def __init__(self, times: float) -> None:
        """A turn is followed by a rest of so many times as long."""
        self._times = times
        self._until: dict[UUID, float] = {}
        Rests._all.append(self)

    def over(self, subject_id: UUID) -> bool:
        """Whether the subject does not wait."""
        return time.monotonic() >= self._until.get(subject_id, 0.0)

    def begin(self, subject_ids: Iterable[UUID], spent: float) -> None:
        """Begin the rest after a turn of so many seconds."""
        self._until.update(dict.fromkeys(subject_ids, time.monotonic() + self._times * spent))

    @classmethod
    def end_all(cls) -> None:
        """Let nothing wait: for what must be current at once, whatever it costs."""
        for each in cls._all:
            each._until.clear()


def write_marks(model: type[M], workspace_id: UUID, touched: Mapping[UUID, Mark]) -> None:
    """Add to the marks that stand, within the running transaction."""
    whole = [pk for pk, mark in touched.items() if mark.parts is None]
    partly = [pk for pk in touched if pk not in set(whole)]
    key = model._meta.pk.attname

    def row(pk: UUID) -> M:
        return model(pk=pk, workspace_id=workspace_id, seq=touched[pk].seq, parts=_listed(touched[pk]))

    model._default_manager.bulk_create(
        [row(pk) for pk in whole], update_conflicts=True, update_fields=["seq", "parts"], unique_fields=[key]
    )
    known = {each.pk: each for each in model._default_manager.select_for_update().filter(pk__in=partly)}
    model._default_manager.bulk_create([row(pk) for pk in partly if pk not in known], ignore_conflicts=True)
    for pk, present in known.items():
        mark = Mark(present.seq, None if present.parts is None else set(present.parts))
        mark.add(touched[pk].seq, touched[pk].parts)
        model._default_manager.filter(pk=pk).update(seq=mark.seq, parts=_listed(mark))


def mark_all(model: type[M], workspace_id: UUID, subject_ids: Iterable[UUID]) -> None:
    """Mark the whole of subjects that no event touched; those that one did go first."""
    subjects = sorted(subject_ids)
    model._default_manager.filter(pk__in=subjects).update(parts=None)
    marks = [model(pk=pk, workspace_id=workspace_id, seq=0, parts=None) for pk in subjects]
    model._default_manager.bulk_create(marks, ignore_conflicts=True)


def read_marks(model: type[M], workspace_id: UUID) -> dict[UUID, Mark]:
    """The marks that stand, what was touched last first."""
    columns = (model._meta.pk.attname, "seq", "parts")
    found = select_values(model, Q(workspace_id=workspace_id), columns, ("-seq",))
    return {pk: Mark(seq, None if parts is None else set(parts)) for pk, seq, parts in found}


def clear_mark(model: type[M], subject_id: UUID, mark: Mark) -> None:
    """Remove a settled mark; one that was added to meanwhile stays."""
    settled = model._default_manager.filter(pk=subject_id, seq__lte=mark.seq)
    settled.filter(parts__isnull=mark.parts is None).delete()


def _listed(mark: Mark) -> list[str] | None:
    return None if mark.parts is None else sorted(mark.parts)
