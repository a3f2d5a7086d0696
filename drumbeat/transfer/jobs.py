"""Transfer that runs by itself."""

from uuid import UUID

from drumbeat.identity.queries import actor_of
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.kernel.batches import find_batch
from drumbeat.transfer.actions.run import carry_out, stop_import
from drumbeat.transfer.models import ImportJob


def run_job(workspace_id: UUID, import_id: UUID) -> None:
    """Carry out a queued import on behalf of whoever started it; one that has ended is left alone."""
    job = _running(workspace_id, import_id)
    if job is not None:
        carry_out(actor_of(workspace_id, job.owner_id), job)


def give_up(workspace_id: UUID, import_id: UUID) -> None:
    """Say that an import stopped by a fault of the server, so that nobody watches it for ever."""
    job = _running(workspace_id, import_id)
    if job is not None and job.batch_id is not None:
        actor = actor_of(workspace_id, job.owner_id)
        stop_import(actor, job, find_batch(actor, job.batch_id), "kernel.broke")


def _running(workspace_id: UUID, import_id: UUID) -> ImportJob | None:
    return ImportJob.objects.filter(pk=import_id, workspace_id=workspace_id, state=ImportJob.State.RUNNING).first()


def sweep() -> None:
    """Queue imports again that were running when the server ended."""
    for workspace_id, import_id in ImportJob.objects.filter(state=ImportJob.State.RUNNING).values_list(
        "workspace_id", "id"
    ):
        enqueue("transfer.run", workspace_id, import_id)
