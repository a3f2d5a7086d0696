"""Metrics that run by themselves."""

from uuid import UUID

from drumbeat.identity.queries import actor_of
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.metrics.actions.withdraw import JOB, settle_run
from drumbeat.metrics.models import FactRun

_BEGUN = (FactRun.State.LEAVING, FactRun.State.RETURNING)


def settle(workspace_id: UUID, run_id: UUID) -> None:
    """Finish taking a large run back, or bringing it here again; one that is settled is left alone."""
    run = FactRun.objects.filter(pk=run_id, workspace_id=workspace_id, state__in=_BEGUN)
    found = run.select_related("source", "gone_by").first()
    if found is not None:
        settle_run(actor_of(workspace_id, found.gone_by.by_id if found.gone_by else None), found)


def sweep() -> None:
    """Queue again what was being taken back when the server ended."""
    for workspace_id, run_id in FactRun.objects.filter(state__in=_BEGUN).values_list("workspace_id", "id"):
        enqueue(JOB, workspace_id, run_id)
