"""Reads of imports of results."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.models import Batch
from drumbeat.metrics import policy
from drumbeat.metrics.models import FactImport, FactImportRow


def imports(actor: Actor) -> QuerySet[FactImport]:
    """Return the imports the actor sees, newest first."""
    rows = FactImport.objects.filter(policy.visible_imports(actor)).select_related("campaign", "run")
    return rows.order_by("-created_at", "-id")


def find_import(actor: Actor, import_id: UUID) -> FactImport:
    """Return one import; raise NotFound when the actor does not see it."""
    job = imports(actor).filter(pk=import_id).first()
    if job is None:
        raise NotFound("metrics.no_import")
    return job


def rows_of(job: FactImport, reason: str | None, after: int, limit: int) -> list[dict[str, Any]]:
    """Return what is said of rows after a row number, in the order of the file."""
    rows = FactImportRow.objects.filter(job=job, id__gt=after)
    if reason:
        rows = rows.filter(reason=reason)
    return [dict(row) for row in rows.order_by("id").values("id", "number", "reason", "facts")[:limit]]


def standing(job: FactImport) -> tuple[dict[str, int] | None, bool]:
    """Return how far the run has come, and whether it was taken back."""
    row = Batch.objects.filter(pk=job.batch_id).values("done", "total", "undone_by").first() if job.batch_id else None
    return (None, False) if row is None else ({"done": row["done"], "total": row["total"]}, bool(row["undone_by"]))
