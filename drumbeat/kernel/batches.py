"""Batches: many short transactions that belong together, visible while unfinished, undone as one."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F, Q

from drumbeat.kernel.actions import in_batch
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.models import Batch, StoredEvent
from drumbeat.kernel.policy import allow
from drumbeat.kernel.raw.select import select_values

T = TypeVar("T")
CHUNK = 200


def _is_for(actor: Actor, batch: Batch) -> bool:
    if actor.is_system or actor.at_least("director") or batch.actor_id == actor.person_id:
        return True
    return batch.scope_id is not None and actor.grants.get(batch.scope_id) == "lead"


UNDO_BATCH = allow(
    "kernel.undo_batch", "batch", "Whoever made the batch; the campaign's lead; directors and owners.", _is_for
)


def open_batch(
    actor: Actor, kind: str, label: str, *, scope_id: UUID | None = None, total: int = 0, undoes: UUID | None = None
) -> Batch:
    """Create and return a batch; `kind` says what it is (import, cascade, bulk, undo), `label` is shown to people."""
    return Batch.objects.create(
        workspace_id=actor.workspace_id,
        actor_id=actor.person_id,
        kind=kind,
        label=label[:200],
        scope_id=scope_id,
        total=total,
        undoes=undoes,
    )


def advance(batch: Batch, count: int) -> None:
    """Add `count` finished parts to the batch's progress."""
    Batch.objects.filter(pk=batch.pk).update(done=F("done") + count)


def finish(batch: Batch, result: dict[str, Any] | None = None, *, failed: bool = False) -> None:
    """Close the batch with its result."""
    batch.state = Batch.State.FAILED if failed else Batch.State.DONE
    batch.result = result or {}
    batch.save(update_fields=["state", "result"])


def scopes_being_written(workspace_id: UUID) -> set[UUID]:
    """Return the scopes a batch is writing to now; one that began an hour ago was left by a process that ended."""
    recent = Q(workspace_id=workspace_id, state=Batch.State.RUNNING, created_at__gt=now() - timedelta(hours=1))
    return {scope_id for (scope_id,) in select_values(Batch, recent, ("scope_id",)) if scope_id is not None}


@contextmanager
def small_batch(actor: Actor, kind: str, label: str, *, scope_id: UUID | None = None) -> Iterator[Batch]:
    """Run the block as one batch that starts and ends here: bulk edits and cascades of moderate size."""
    batch = open_batch(actor, kind, label, scope_id=scope_id)
    with in_batch(batch.id):
        yield batch
    finish(batch)


def find_batch(actor: Actor, batch_id: UUID) -> Batch:
    """Return a batch the actor may take back; raise NotFound for others', whose labels may name hidden things."""
    batch = Batch.objects.filter(pk=batch_id, workspace_id=actor.workspace_id).first()
    if batch is None or not _is_for(actor, batch):
        raise NotFound("kernel.not_found")
    return batch


def events_of(batch: Batch) -> list[StoredEvent]:
    """Return the batch's events, newest first."""
    return list(StoredEvent.objects.filter(batch_id=batch.id, workspace_id=batch.workspace_id).order_by("-seq"))


def chunks(items: Sequence[T], size: int = CHUNK) -> Iterator[Sequence[T]]:
    """Cut `items` into parts small enough for one short transaction."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
