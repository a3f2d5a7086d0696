"""Shapes several doors share."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import ConfigDict


class Strict(Schema):
    """Input that refuses unknown fields, so that nobody sets what the server owns."""

    model_config = ConfigDict(extra="forbid")


class BatchState(Schema):
    """How far a batch has come, and whether it was taken back."""

    id: UUID
    kind: str
    label: str
    state: Literal["running", "done", "failed"]
    total: int
    done: int
    actor_id: UUID | None
    undoes: UUID | None
    undone_by: UUID | None
    created_at: datetime
    can: list[str]


class KeptOut(Schema):
    """What an undo leaves as it is; `by` is the person who changed it since."""

    kind: str
    id: UUID
    name: str
    reason: Literal["changed_since", "not_allowed"]
    field: str | None = None
    by: str | None = None


class IrreversibleOut(Schema):
    """An effect that stays, by its event."""

    kind: str
    id: UUID
    event: str


class UndoOut(Schema):
    """What undoing a batch takes back and what stays; a long one is still `running` when this is answered."""

    batch: UUID | None
    state: Literal["preview", "running", "done"]
    reverted: int
    kept: list[KeptOut]
    irreversible: list[IrreversibleOut]


class DeadLetterOut(Schema):
    """An event a reader gave up on."""

    id: UUID
    reader: str
    seq: int
    error: str
    created_at: datetime
    replayed_at: datetime | None
