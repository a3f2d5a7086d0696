"""The feed: what happened in a scope or to a thing, newest first, as far as its reader may see."""

from typing import Any

from django.db.models import Q, QuerySet

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.safety.redaction import readable

QUIET = (
    "schedule.recomputed", "scope.created", "view.saved", "view.updated", "view.removed", "view.restored",
    "import.progressed", "goals.rolled_up",
)  # fmt: skip
"""What nobody did, or nobody else needs to know of."""

_SHOWN = ("seq", "at", "kind", "actor_id", "via", "batch_id")


def feed_page(actor: Actor, of: Q, cursor: str | None, limit: int) -> tuple[list[dict[str, Any]], str | None]:
    """Return one page of the events `of` a thing the caller has shown to be visible, and the cursor of the next.

    What nobody did, such as a recomputed schedule, is left out.
    """
    rows = StoredEvent.objects.filter(of, workspace_id=actor.workspace_id).exclude(kind__in=QUIET)
    page, following = newest(rows, cursor, limit)
    return [_shown(actor, row) for row in page], following


def newest(rows: QuerySet[StoredEvent], cursor: str | None, limit: int) -> tuple[list[StoredEvent], str | None]:
    """Return a page of events before the cursor, newest first, and the next cursor; raise Invalid for a bad one."""
    if cursor is not None:
        if not cursor.isdecimal() or len(cursor) > 18:
            raise Invalid("kernel.bad_cursor")
        rows = rows.filter(seq__lt=int(cursor))
    found = list(rows.order_by("-seq")[: limit + 1])
    page = found[:limit]
    return page, str(page[-1].seq) if len(found) > limit else None


def _shown(actor: Actor, row: StoredEvent) -> dict[str, Any]:
    changes, facts = readable(actor, row)
    return {
        **{name: getattr(row, name) for name in _SHOWN},
        "subject": {"kind": row.subject_kind, "id": row.subject_id, "name": facts.get("name", "")},
        "changes": changes or {},
        "facts": facts,
    }
