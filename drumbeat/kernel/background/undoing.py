"""Long undos as jobs: begun in the request, run in the person's name, resumed by a sweeper."""

from datetime import timedelta
from uuid import UUID

from drumbeat.kernel.actor import load_actor
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.kernel.batches import finish
from drumbeat.kernel.clock import now
from drumbeat.kernel.models import Batch
from drumbeat.kernel.undo import undo_batch

STALLED = timedelta(minutes=10)


def run_undo(workspace_id: UUID, undo_id: UUID) -> None:
    """Finish an undo that was begun; a second run finds it finished, or only what is left to do."""
    undo = Batch.objects.filter(pk=undo_id, workspace_id=workspace_id, state=Batch.State.RUNNING).first()
    if undo is None or undo.undoes is None or undo.actor_id is None:
        return
    actor = load_actor(workspace_id, undo.actor_id)
    if actor is None:
        finish(undo, {"reason": "not_allowed"}, failed=True)
        return
    undo_batch(actor, undo.undoes, into=undo)


def resume_undos() -> None:
    """Queue again the undos that stopped half way."""
    stalled = Batch.objects.filter(kind="undo", state=Batch.State.RUNNING, created_at__lt=now() - STALLED)
    for workspace_id, undo_id in stalled.values_list("workspace_id", "id"):
        enqueue("kernel.undo", workspace_id, undo_id)
