"""Identity that runs by itself."""

from uuid import UUID

from django.core.cache import cache

from drumbeat.identity import offers
from drumbeat.identity.actions.letter import JOB, NOBODY, due_letters, forget_old_letters, send_letter
from drumbeat.identity.queries import DEMO_PROGRESS, load_actor
from drumbeat.kernel.actions import all_or_nothing
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.kernel.batches import finish
from drumbeat.kernel.errors import Refusal
from drumbeat.kernel.models import Batch


def deliver(_workspace_id: UUID, letter_id: UUID) -> None:
    """Try a letter that is due."""
    send_letter(letter_id)


def deliver_due() -> None:
    """Queue the letters whose next try has come, and forget old ones."""
    forget_old_letters()
    for letter_id in due_letters():
        enqueue(JOB, NOBODY, letter_id)


def load_demo(workspace_id: UUID, batch_id: UUID) -> None:
    """Fill the first workspace with the demo team's work, wholly or not at all; one that has ended is left alone.

    Progress goes through the cache: a row written meanwhile would be seen by nobody before the whole is.
    """
    batch = Batch.objects.filter(pk=batch_id, workspace_id=workspace_id, state=Batch.State.RUNNING).first()
    if batch is None or batch.actor_id is None or offers.demo is None:
        return
    owner = load_actor(workspace_id, batch.actor_id)
    if owner is None:
        return
    try:
        with all_or_nothing():
            offers.demo.fill(owner, lambda done, total: cache.set(DEMO_PROGRESS, (done, total), 600))
            finish(batch)
    except Refusal as refusal:
        finish(batch, {"code": refusal.code}, failed=True)


def resume_demo() -> None:
    """Queue a demo again that was loading when the server ended."""
    for workspace_id, batch_id in Batch.objects.filter(kind="demo", state=Batch.State.RUNNING).values_list(
        "workspace_id", "id"
    ):
        enqueue("identity.load_demo", workspace_id, batch_id)
