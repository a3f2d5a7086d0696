"""Reads of transfer."""

from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.models import Batch
from drumbeat.transfer import policy
from drumbeat.transfer.models import ImportJob, ImportRow


def imports(actor: Actor) -> QuerySet[ImportJob]:
    """Return the imports the actor sees, newest first."""
    return ImportJob.objects.filter(policy.visible(actor)).select_related("campaign").order_by("-created_at", "-id")


def find_import(actor: Actor, import_id: UUID) -> ImportJob:
    """Return one import; raise NotFound when the actor does not see it."""
    job = imports(actor).filter(pk=import_id).first()
    if job is None:
        raise NotFound("transfer.no_import")
    return job


def rows_of(job: ImportJob, verdict: str | None, after: int, limit: int) -> list[dict[str, Any]]:
    """Return the verdicts on rows after a row number, in the order of the file."""
    rows = ImportRow.objects.filter(job=job, number__gt=after)
    if verdict:
        rows = rows.filter(verdict=verdict)
    found = rows.order_by("number", "id").values("number", "name", "verdict", "reason", "facts", "task_id")[:limit]
    return [dict(row) for row in found]


def progress_of(job: ImportJob) -> dict[str, int] | None:
    """Return how far the run has come."""
    if job.batch_id is None:
        return None
    row = Batch.objects.filter(pk=job.batch_id).values("done", "total").first()
    return None if row is None else {"done": row["done"], "total": row["total"]}
