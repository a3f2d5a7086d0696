"""Field-merging writes: a PATCH conflicts only when the same fields changed after the state its client had read."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db import connection, models
from django.db.models import Q

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import ChangedSince
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.raw.select import select_value
from drumbeat.kernel.refs import Ref


def etag(workspace_id: UUID, ref: Ref) -> int:
    """Return the seq of the object's last event, 0 when it has none.

    Read it before what it stands for: a change between the two reads is then refused to the client that missed it.
    """
    return select_value(StoredEvent, Q(subject_id=ref.id, workspace_id=workspace_id), "seq", ("-seq",)) or 0


def refuse_if_changed(actor: Actor, row: Any, ref: Ref, fields: Iterable[str], base: int | None) -> None:
    """Raise ChangedSince when one of `fields` was changed after `base`; without a base the last writer wins.

    The row is locked first, so that of two writers at once the second sees what the first has written.
    """
    if base is None:
        return
    if connection.features.has_select_for_update and isinstance(row, models.Model):
        type(row)._base_manager.select_for_update().filter(pk=row.pk).values_list("pk").first()
    later = StoredEvent.objects.filter(
        subject_id=ref.id, workspace_id=actor.workspace_id, seq__gt=base, changes__isnull=False
    ).values_list("changes", "actor_id")
    wanted = set(fields)
    clash: dict[str, Any] = {}
    by: UUID | None = None
    for changes, who in later:
        for name in wanted & set(changes or ()):
            clash[name] = jsonable(getattr(row, name, None))
            by = who
    if clash:
        raise ChangedSince("kernel.changed_since", current=clash, by=str(by) if by else None)
