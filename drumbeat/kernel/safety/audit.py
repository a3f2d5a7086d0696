"""Pages of the history, newest first, over an allow-list of filters."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.http.paging import Listing
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.safety.feed import QUIET, newest
from drumbeat.kernel.safety.redaction import readable

_SHOWN = ("seq", "at", "kind", "actor_id", "via", "subject_kind", "subject_id", "parents", "batch_id")


def _kind(text: str) -> Q:
    if len(text) > 80 or not text.replace(".", "").replace("_", "").isalnum():
        raise ValueError(text)
    return Q(kind=text) if "." in text else Q(kind__startswith=f"{text}.")


def _deed(text: str) -> Q:
    if len(text) > 40 or not text.replace("_", "").isalnum():
        raise ValueError(text)
    return Q(kind__endswith=f".{text}")


def _subject(text: str) -> Q:
    kind, _, key = text.rpartition(":")
    query = Q(subject_id=UUID(key))
    return query & Q(subject_kind=kind[:40]) if kind else query


def _instant(text: str, *, end: bool) -> datetime:
    """Read a day (its last instant when `end`) or an instant; days are those of UTC."""
    if len(text) == 10:
        day = datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC)
        return day + timedelta(days=1) if end else day
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


LISTING = Listing(
    orders={"seq": "seq"},
    filters={
        "kind": _kind,
        "deed": _deed,
        "actor": lambda text: Q(actor_id=None if text == "none" else UUID(text)),
        "subject": _subject,
        "batch": lambda text: Q(batch_id=UUID(text)),
        "from": lambda text: Q(at__gte=_instant(text, end=False)),
        "to": lambda text: Q(at__lt=_instant(text, end=True)),
    },
    default="-seq",
)


def events_page(
    actor: Actor, filters: Mapping[str, str], cursor: str | None, limit: int, *, noise: bool = False
) -> tuple[list[dict[str, Any]], str | None]:
    """Return one page of the workspace's history and the cursor of the next; the caller has established that it may.

    Each event passes `readable`, so money and personal values are seen only by those who may see them. What nobody did,
    such as a schedule derived again, is left out unless `noise` or its kind is asked for.
    """
    rows = StoredEvent.objects.filter(LISTING.parse_filters(filters), workspace_id=actor.workspace_id)
    if not noise and "kind" not in filters:
        rows = rows.exclude(kind__in=QUIET)
    page, following = newest(rows, cursor, limit)
    return [_shown(actor, row) for row in page], following


def _shown(actor: Actor, row: StoredEvent) -> dict[str, Any]:
    changes, facts = readable(actor, row)
    return {**{name: getattr(row, name) for name in _SHOWN}, "changes": changes, "facts": facts}
