"""Planning that runs by itself."""

from uuid import UUID

from drumbeat.identity.queries import actor_of
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.planning.actions.run import JOB, OPEN, carry_out, stop_run
from drumbeat.planning.models import ScheduleRun


def run_job(workspace_id: UUID, run_id: UUID) -> None:
    """Carry out a run on behalf of whoever started it; one that has ended is left alone."""
    run = _open(workspace_id, run_id)
    if run is not None:
        carry_out(actor_of(workspace_id, run.by_id), run)


def give_up(workspace_id: UUID, run_id: UUID) -> None:
    """Say that a run stopped by a fault of the server, so that nobody waits for its plans."""
    run = _open(workspace_id, run_id)
    if run is not None:
        stop_run(actor_of(workspace_id, run.by_id), run)


def _open(workspace_id: UUID, run_id: UUID) -> ScheduleRun | None:
    found = ScheduleRun.objects.filter(pk=run_id, workspace_id=workspace_id, state__in=OPEN)
    return found.select_related("campaign").first()


def sweep() -> None:
    """Queue runs again that were going on when the server ended: they had written nothing of the plan."""
    for workspace_id, run_id in ScheduleRun.objects.filter(state__in=OPEN).values_list("workspace_id", "id"):
        enqueue(JOB, workspace_id, run_id)
