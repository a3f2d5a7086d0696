"""Durable readers: each event in order, at least once, the cursor moved in the transaction of the effect."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import DatabaseError, transaction
from django.db.models import Q

from drumbeat.kernel.actions import caused_by, transact
from drumbeat.kernel.actor import Actor, system_actor
from drumbeat.kernel.background import leases
from drumbeat.kernel.background.marks import Rests
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, NotFound, Refusal
from drumbeat.kernel.models import Clock, DeadLetter, ReaderCursor, StoredEvent
from drumbeat.kernel.policy import allow, require
from drumbeat.kernel.raw.select import select_objects

STEP = 200
KEPT = 20
"""Steps of a run that are kept for the readers after the first."""
TRIES = 5
FAILURES = (Refusal, DatabaseError, LookupError, TypeError, ValueError, ArithmeticError)

Handle = Callable[[Actor, Sequence[StoredEvent]], None]
Settle = Callable[[Actor], bool]
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Reader:
    """`kinds` are the event kinds it wants (a trailing dot admits the whole noun); `handle` must be idempotent.

    `settle` runs after each catch-up, outside any transaction: for effects too long to hold the database. It takes a
    short turn, so that other readers are not kept waiting, and returns whether there is more it could do at once.
    """

    name: str
    kinds: tuple[str, ...]
    handle: Handle
    settle: Settle | None = None

    def wants(self, kind: str) -> bool:
        return any(kind == k or (k.endswith(".") and kind.startswith(k)) for k in self.kinds)


registry: dict[str, Reader] = {}


def reader(name: str, kinds: Sequence[str], handle: Handle, settle: Settle | None = None) -> None:
    """Register a durable reader."""
    registry[name] = Reader(name, tuple(kinds), handle, settle)


def run_readers(workspace_id: UUID | None = None) -> set[UUID]:
    """Let every reader catch up in one or all workspaces, and take a turn at settling what they marked.

    Return the workspaces in which there is more to settle at once.
    """
    clocks = Clock.objects.all() if workspace_id is None else Clock.objects.filter(workspace_id=workspace_id)
    return {clock.workspace_id for clock in clocks if _run(clock, lease=True)}


def settle_readers(workspace_id: UUID) -> None:
    """Let every reader of a workspace that no server works in catch up and settle all it can, however long it takes."""
    clock = Clock.objects.get(workspace_id=workspace_id)
    Rests.end_all()
    while _run(clock, lease=False):
        Rests.end_all()


def _run(clock: Clock, lease: bool) -> bool:
    """In the order of areas: what one settles and tells is read by those after it in the same run.

    What handlers tell and what happens meanwhile wakes the pump again; without one it is read at once.
    """
    more, history = False, _History(clock.workspace_id)
    cursors = {row.reader: row for row in ReaderCursor.objects.filter(workspace_id=clock.workspace_id)}
    for each in registry.values():
        _catch_up(each, history, cursors.get(each.name), clock.seq, lease)
        if each.settle is not None:
            _follow(each, history, clock, lease)
            with caused_by(f"reader:{each.name}"):
                more |= each.settle(system_actor(clock.workspace_id))
        if each.settle is not None or not lease:
            clock.refresh_from_db(fields=["seq"])
    return more


def _follow(each: Reader, history: "_History", clock: Clock, lease: bool) -> None:
    """Catch up with what happened meanwhile, again while that is much: an import is settled when all of it is read."""
    much = True
    while much:
        begun = clock.seq
        clock.refresh_from_db(fields=["seq"])
        if clock.seq > begun:
            cursor = ReaderCursor.objects.filter(reader=each.name, workspace_id=clock.workspace_id).first()
            _catch_up(each, history, cursor, clock.seq, lease)
        much = clock.seq - begun >= STEP


class _History:
    """The events of a workspace as the readers of one run meet them: mostly all are at the same place, and reading an
    event costs more than most readers do with it."""

    def __init__(self, workspace_id: UUID) -> None:
        self.workspace_id = workspace_id
        self._steps: dict[tuple[int, int], list[StoredEvent]] = {}

    def after(self, seq: int, until: int) -> Sequence[StoredEvent]:
        """Return the next events after a number, none after another; an import's are not all kept."""
        known = self._steps.get((seq, until))
        if known is None:
            between = Q(workspace_id=self.workspace_id, seq__gt=seq, seq__lte=until)
            known = select_objects(StoredEvent, between, ("seq",), STEP)
            if len(self._steps) < KEPT:
                self._steps[seq, until] = known
        return known


LIST_DEAD_LETTERS = allow("kernel.list_dead_letters", "workspace", "Owners.", lambda a, _: a.at_least("owner"))
REPLAY_DEAD_LETTER = allow("kernel.replay_dead_letter", "workspace", "Owners.", lambda a, _: a.at_least("owner"))


def dead_letters(actor: Actor) -> list[DeadLetter]:
    """Return what readers of the workspace set aside and nobody replayed, newest first, at most 200."""
    require(actor, LIST_DEAD_LETTERS, None)
    rows = DeadLetter.objects.filter(workspace_id=actor.workspace_id, replayed_at__isnull=True)
    return list(rows.order_by("-created_at")[:200])


def replay_dead_letter(actor: Actor, letter_id: UUID) -> DeadLetter:
    """Hand a set-aside event to its reader once more; raise Conflict when it fails again."""
    require(actor, REPLAY_DEAD_LETTER, None)
    letter = DeadLetter.objects.filter(pk=letter_id, workspace_id=actor.workspace_id).first()
    if letter is None or letter.reader not in registry:
        raise NotFound("kernel.not_found")
    if letter.replayed_at is not None:
        return letter
    row = StoredEvent.objects.get(workspace_id=actor.workspace_id, seq=letter.seq)
    letter.replayed_at = now()
    try:
        with caused_by(f"reader:{letter.reader}"), transact(system_actor(actor.workspace_id)):
            registry[letter.reader].handle(system_actor(actor.workspace_id), [row])
            letter.save(update_fields=["replayed_at"])
    except FAILURES as error:
        raise Conflict("kernel.fails_again", error=repr(error)[:500]) from error
    return letter


def _catch_up(each: Reader, history: _History, cursor: ReaderCursor | None, seq: int, lease: bool) -> None:
    workspace_id = history.workspace_id
    if cursor is not None and (cursor.seq >= seq or (cursor.retry_at and cursor.retry_at > now())):
        return
    name = f"reader:{each.name}:{workspace_id}"
    if lease and leases.take(name, 30) is None:
        return
    while _step(each, history, seq):
        if lease and leases.take(name, 30) is None:
            return


def _step(each: Reader, history: _History, until: int) -> bool:
    """Read the next events; return whether there are more and the reader may go on.

    What happens meanwhile is left to the next run: followed at once, a busy history would be read event by event, each
    in a transaction of its own.
    """
    actor = system_actor(history.workspace_id)
    cursor, _ = ReaderCursor.objects.get_or_create(reader=each.name, workspace_id=history.workspace_id)
    rows = history.after(cursor.seq, until)
    if not rows:
        return False
    wanted = [row for row in rows if each.wants(row.kind) and row.cause != f"reader:{each.name}"]
    try:
        _handle(each, actor, wanted, cursor, rows[-1].seq)
    except FAILURES as error:
        log.exception("reader %s failed between %s and %s", each.name, cursor.seq, rows[-1].seq)
        return _failed(each, actor, cursor, rows, error)
    return rows[-1].seq < until


def _handle(each: Reader, actor: Actor, wanted: list[StoredEvent], cursor: ReaderCursor, seq: int) -> None:
    with caused_by(f"reader:{each.name}"), transact(actor):
        if wanted:
            each.handle(actor, wanted)
        ReaderCursor.objects.filter(pk=cursor.pk).update(seq=seq, failures=0, retry_at=None)


def _failed(each: Reader, actor: Actor, cursor: ReaderCursor, rows: Sequence[StoredEvent], error: Exception) -> bool:
    """Retry later with growing pauses; after TRIES, read the step one by one and set aside what still fails."""
    if cursor.failures + 1 < TRIES:
        pause = timedelta(seconds=2 ** (cursor.failures + 1))
        ReaderCursor.objects.filter(pk=cursor.pk).update(failures=cursor.failures + 1, retry_at=now() + pause)
        return False
    for row in rows:
        try:
            _handle(each, actor, [row] if each.wants(row.kind) else [], cursor, row.seq)
        except FAILURES as single:
            with transaction.atomic():
                DeadLetter.objects.create(
                    workspace_id=row.workspace_id, reader=each.name, seq=row.seq, error=repr(single)[:2000]
                )
                ReaderCursor.objects.filter(pk=cursor.pk).update(seq=row.seq, failures=0, retry_at=None)
    return True
