"""Metrics that run by themselves."""

from uuid import UUID

from drumbeat.identity.queries import actor_of
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.kernel.batches import find_batch
from drumbeat.metrics.actions import carry, withdraw
from drumbeat.metrics.models import FactImport, FactRun

_BEGUN = (FactRun.State.LEAVING, FactRun.State.RETURNING)


def settle(workspace_id: UUID, run_id: UUID) -> None:
    """Finish taking a large run back, or bringing it here again; one that is settled is left alone."""
    run = FactRun.objects.filter(pk=run_id, workspace_id=workspace_id, state__in=_BEGUN)
    found = run.select_related("source", "gone_by").first()
    if found is not None:
        withdraw.settle_run(actor_of(workspace_id, found.gone_by.by_id if found.gone_by else None), found)


def run_import(workspace_id: UUID, import_id: UUID) -> None:
    """Carry out a queued import on behalf of whoever started it; one that has ended is left alone."""
    job = _running(workspace_id, import_id)
    if job is not None:
        carry.carry_out(actor_of(workspace_id, job.owner_id), job)


def give_up(workspace_id: UUID, import_id: UUID) -> None:
    """Say that an import stopped by a fault of the server, so that nobody watches it for ever."""
    job = _running(workspace_id, import_id)
    if job is not None and job.batch_id is not None:
        actor = actor_of(workspace_id, job.owner_id)
        carry.stop_import(actor, job, find_batch(actor, job.batch_id), "kernel.broke")


def _running(workspace_id: UUID, import_id: UUID) -> FactImport | None:
    jobs = FactImport.objects.filter(pk=import_id, workspace_id=workspace_id, state=FactImport.State.RUNNING)
    return jobs.select_related("run__source", "campaign").first()


def sweep() -> None:
    """Queue again what was being imported or taken back when the server ended."""
    running = FactImport.objects.filter(state=FactImport.State.RUNNING)
    for workspace_id, import_id in running.values_list("workspace_id", "id"):
        enqueue(carry.JOB, workspace_id, import_id)
    for workspace_id, run_id in FactRun.objects.filter(state__in=_BEGUN).values_list("workspace_id", "id"):
        enqueue(withdraw.JOB, workspace_id, run_id)
