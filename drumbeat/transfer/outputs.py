"""Transfer as JSON values."""

from typing import Any

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.models import Batch
from drumbeat.kernel.policy import can
from drumbeat.transfer.models import ImportJob
from drumbeat.transfer.queries import progress_of

_LINE = ("id", "file_name", "tool", "state", "campaign_id", "campaign_name", "created_at", "counts")
_WHOLE = (*_LINE, "detected", "mapping", "batch_id", "error", "facts")


def import_line(job: ImportJob) -> dict[str, Any]:
    """Return an import for the list."""
    return {name: getattr(job, name) for name in _LINE}


def import_out(actor: Actor, job: ImportJob) -> dict[str, Any]:
    """Return an import in full."""
    body = {name: getattr(job, name) for name in _WHOLE}
    undone = Batch.objects.filter(pk=job.batch_id, undone_by__isnull=False).exists() if job.batch_id else False
    return {**body, "progress": progress_of(job), "undone": undone, "can": can(actor, "import", job)}
