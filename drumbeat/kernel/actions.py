"""Writes: the outermost action opens the transaction, collects events and takes the clock last."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import update_wrapper
from typing import Any, Concatenate, ParamSpec, TypeVar
from uuid import UUID

from django.db import OperationalError, connection, transaction
from django.db.models import Q

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.events import Event, jsonable
from drumbeat.kernel.live.bus import wake
from drumbeat.kernel.models import Clock, StoredEvent
from drumbeat.kernel.raw.cursors import hot_cursor
from drumbeat.kernel.raw.select import select_value
from drumbeat.kernel.raw.writes import insert_values

P = ParamSpec("P")
T = TypeVar("T")

_DEADLOCK = ("40P01", "40001")
_COLUMNS = (
    "workspace_id", "seq", "kind", "actor_id", "via", "scope_id", "subject_kind", "subject_id", "parents", "changes",
    "facts", "batch_id", "cause", "at",
)  # fmt: skip


@dataclass(slots=True)
class Running:
    """The outermost action: its events, each with the batch and cause it was emitted under, and the last seq taken."""

    actor: Actor
    events: list[tuple[Event, UUID | None, str]] = field(default_factory=list)
    seq: int = 0
    at: datetime | None = None


_running: ContextVar[Running | None] = ContextVar("running", default=None)
_batch: ContextVar[UUID | None] = ContextVar("batch", default=None)
_cause: ContextVar[str] = ContextVar("cause", default="")
_last_seq: ContextVar[int] = ContextVar("last_seq", default=0)
_last_batch: ContextVar[UUID | None] = ContextVar("last_batch", default=None)
_held: ContextVar[list[Running] | None] = ContextVar("held", default=None)
"""Actions of an `all_or_nothing` block whose events its end writes."""


def emit(event: Event) -> None:
    """Collect `event`; it is written by the outermost action, in the same transaction, as its last statements."""
    running = _running.get()
    if running is None:
        raise RuntimeError(f"{event.kind} emitted outside an action")
    running.events.append((event, _batch.get(), _cause.get()))


@contextmanager
def transact(actor: Actor) -> Iterator[Running]:
    """Run the block as the outermost action, or join the one already running."""
    outer = _running.get()
    if outer is not None:
        yield outer
        return
    running = Running(actor)
    held = _held.get()
    token = _running.set(running)
    try:
        with transaction.atomic(savepoint=held is None):
            yield running
            if running.events:
                running.at = now()
                if held is None:
                    _record([running])
                else:
                    held.append(running)
    finally:
        _running.reset(token)
    if running.events and held is None:
        wake(actor.workspace_id)


def action(verb: Callable[Concatenate[Actor, P], T]) -> Callable[Concatenate[Actor, P], T]:
    """Make `verb` an action: its first argument is the actor; nested calls join; a deadlock is retried once."""

    def run(actor: Actor, /, *args: P.args, **kwargs: P.kwargs) -> T:
        if _running.get() is not None:
            return verb(actor, *args, **kwargs)
        try:
            with transact(actor):
                return verb(actor, *args, **kwargs)
        except OperationalError as error:
            if _held.get() is not None or getattr(error.__cause__, "sqlstate", None) not in _DEADLOCK:
                raise
        time.sleep(0.02)
        with transact(actor):
            return verb(actor, *args, **kwargs)

    update_wrapper(run, verb)
    return run


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Hold one database transaction around several actions that only make sense together.

    Each action's events are dated and attributed as its own and written, in order, at the end of the block: until
    then the clock is free and nothing of it can be read in the history. What one action refuses takes back all.
    It keeps other writers waiting for as long as it runs: for filling an installation nobody works in yet.
    """
    if _held.get() is not None:
        yield
        return
    held: list[Running] = []
    token = _held.set(held)
    try:
        with transaction.atomic():
            yield
            if held:
                _record(held)
    finally:
        _held.reset(token)
    for workspace_id in {running.actor.workspace_id for running in held}:
        wake(workspace_id)


@contextmanager
def in_batch(batch_id: UUID) -> Iterator[None]:
    """Mark every event of the block as part of the batch."""
    token = _batch.set(batch_id)
    try:
        yield
    finally:
        _batch.reset(token)


@contextmanager
def caused_by(cause: str) -> Iterator[None]:
    """Name what made the events of the block (`reader:projections`, `undo`); readers skip what they caused."""
    token = _cause.set(cause)
    try:
        yield
    finally:
        _cause.reset(token)


def last_seq() -> int:
    """Return the last sequence number this context wrote, for the X-Seq header."""
    return _last_seq.get()


def last_batch() -> UUID | None:
    """Return the batch of the last event this context wrote, for the X-Batch header."""
    return _last_batch.get()


def forget_last() -> None:
    """Begin a request: what an earlier one of this thread wrote is not this one's."""
    _last_seq.set(0)
    _last_batch.set(None)


def current_batch() -> UUID | None:
    """Return the batch the block runs in."""
    return _batch.get()


def clock_of(workspace_id: UUID) -> int:
    """Return the number of the workspace's last event, those an `all_or_nothing` block has yet to write included.

    A screen reads it before its rows: what comes later is delivered live.
    """
    seq = select_value(Clock, Q(workspace_id=workspace_id), "seq") or 0
    coming = (each for each in _held.get() or () if each.actor.workspace_id == workspace_id)
    return int(seq) + sum(len(each.events) for each in coming)


def take_seq(workspace_id: UUID, count: int) -> int:
    """Advance the workspace's clock by `count` and return its new value; locks the clock row until commit."""
    table = connection.ops.quote_name(Clock._meta.db_table)
    key = workspace_id if connection.vendor == "postgresql" else workspace_id.hex
    with hot_cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET seq = seq + %s WHERE workspace_id = %s RETURNING seq", [count, key])  # noqa: S608
        row = cursor.fetchone()
    if row is not None:
        return int(row[0])
    Clock.objects.create(workspace_id=workspace_id, seq=count)
    return count


def _record(done: Sequence[Running]) -> None:
    """Number and write the events of actions, in their order, and remember the last for who asked for them."""
    by_workspace: dict[UUID, list[Running]] = {}
    for running in done:
        by_workspace.setdefault(running.actor.workspace_id, []).append(running)
    for workspace_id, of_one in by_workspace.items():
        rows = [row for running in of_one for row in _rows(running)]
        seq = take_seq(workspace_id, len(rows)) - len(rows)
        insert_values(StoredEvent, _COLUMNS, [(workspace_id, seq + place, *row) for place, row in enumerate(rows, 1)])
        for running in of_one:
            seq = running.seq = seq + len(running.events)
    _last_seq.set(done[-1].seq)
    _last_batch.set(done[-1].events[-1][1])


def _rows(running: Running) -> Iterator[tuple[Any, ...]]:
    """Yield what the history keeps of an action's events, without workspace and number."""
    for event, batch, cause in running.events:
        yield (
            event.kind,
            running.actor.person_id,
            running.actor.via,
            event.scope_id,
            event.subject.kind,
            event.subject.id,
            [[ref.kind, str(ref.id)] for ref in event.parents],
            event.changes or None,
            jsonable(event.facts),
            batch,
            cause,
            running.at,
        )
