"""Field-merging writes: a PATCH conflicts only when the same fields changed after the state its client had read."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import UUID

from django.db import connection, models
from django.db.models import Max, Q

from drumbeat.kernel.actions import last_seq
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import ChangedSince
from drumbeat.kernel.models import Clock, StoredEvent
from drumbeat.kernel.raw.select import select_value
from drumbeat.kernel.refs import Ref

T = TypeVar("T")
R = TypeVar("R", bound=models.Model)


def etag(workspace_id: UUID, ref: Ref) -> int:
    """Return the seq of the object's last event, 0 when it has none.

    Read it before what it stands for: a change between the two reads is then refused to the client that missed it.
    """
    return select_value(StoredEvent, Q(subject_id=ref.id, workspace_id=workspace_id), "seq", ("-seq",)) or 0


def with_etag(actor: Actor, ref: Ref, read: Callable[[Actor, UUID], T]) -> tuple[T, int]:
    """Return what `read` finds of the object, and its etag, read first."""
    seq = etag(actor.workspace_id, ref)
    return read(actor, ref.id), seq


def with_etags(actor: Actor, read: Callable[[Actor], Iterable[R]]) -> list[tuple[R, int]]:
    """Return the rows `read` finds, each with its etag as of before they were read."""
    clock = Clock.objects.filter(workspace_id=actor.workspace_id).values_list("seq", flat=True).first() or 0
    found = list(read(actor))
    events = StoredEvent.objects.filter(
        workspace_id=actor.workspace_id, subject_id__in=[row.pk for row in found], seq__lte=clock
    )
    last = dict(events.order_by().values("subject_id").annotate(last=Max("seq")).values_list("subject_id", "last"))
    return [(row, last.get(row.pk, 0)) for row in found]


def after_write(before: int) -> int:
    """Return the etag of an object just written: the last seq of the write, else what it had `before`."""
    return last_seq() or before


def refuse_if_changed(actor: Actor, row: Any, ref: Ref, fields: Iterable[str], base: int | None) -> None:
    """Raise ChangedSince when one of `fields` was changed after `base`; without a base the last writer wins.

    It names the present value of each such field, as the last change left it: people and tags by their lists too.

    The row is locked first, so that of two writers at once the second sees what the first has written.
    """
    if base is None:
        return
    if connection.features.has_select_for_update and isinstance(row, models.Model):
        type(row)._base_manager.select_for_update().filter(pk=row.pk).values_list("pk").first()
    later = StoredEvent.objects.filter(
        subject_id=ref.id, workspace_id=actor.workspace_id, seq__gt=base, changes__isnull=False
    )
    wanted = set(fields)
    clash: dict[str, Any] = {}
    by: UUID | None = None
    for changes, who in later.order_by("seq").values_list("changes", "actor_id"):
        for name, (_, present) in (changes or {}).items():
            if name in wanted:
                clash[name], by = present, who
    if clash:
        raise ChangedSince("kernel.changed_since", current=clash, by=str(by) if by else None)
