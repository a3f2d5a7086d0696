"""Transfer that runs by itself."""

from uuid import UUID

from drumbeat.identity.queries import actor_of
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.transfer.actions.run import carry_out
from drumbeat.transfer.models import ImportJob


def run_job(workspace_id: UUID, import_id: UUID) -> None:
    """Carry out a queued import on behalf of whoever started it; one that has ended is left alone."""
    job = ImportJob.objects.filter(pk=import_id, workspace_id=workspace_id, state=ImportJob.State.RUNNING).first()
    if job is not None:
        carry_out(actor_of(workspace_id, job.owner_id), job)


def sweep() -> None:
    """Queue imports again that were running when the server ended."""
    for workspace_id, import_id in ImportJob.objects.filter(state=ImportJob.State.RUNNING).values_list(
        "workspace_id", "id"
    ):
        enqueue("transfer.run", workspace_id, import_id)
