"""What work does for the areas below it: empties stages, follows its campaign to the bin and back."""

from uuid import UUID

from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.work import events
from drumbeat.work.actions.task import enter_stage, parents, ref
from drumbeat.work.models import Task
from drumbeat.workflow.queries import find_stage


@action
def empty_stage(actor: Actor, stage_id: UUID, into_id: UUID) -> None:
    """Move every task of a stage into another; workflow has checked that the actor may."""
    into = find_stage(actor, into_id)
    for task in Task.objects.filter(stage_id=stage_id).select_for_update().order_by("id"):
        enter_stage(actor, task, into)


@action
def remove_with_campaign(actor: Actor, campaign_id: UUID) -> None:
    """Move a campaign's tasks to the bin with it, at the same instant, so that they come back together."""
    rows = list(Task.objects.filter(campaign_id=campaign_id, deleted_at__isnull=True).order_by("id"))
    for task in rows:
        emit(events.TaskRemoved(subject=ref(task), scope_id=task.scope_id, parents=parents(task)))
    Task.objects.filter(pk__in=[task.pk for task in rows]).update(deleted_at=now())


@action
def restore_with_campaign(actor: Actor, campaign_id: UUID) -> None:
    """Bring back the tasks that went to the bin last, with their campaign."""
    rows = Task.objects.filter(campaign_id=campaign_id, deleted_at__isnull=False)
    last = rows.order_by("-deleted_at").first()
    if last is None:
        return
    together = list(rows.filter(deleted_at=last.deleted_at).order_by("id"))
    for task in together:
        emit(events.TaskRestored(subject=ref(task), scope_id=task.scope_id, parents=parents(task)))
    Task.objects.filter(campaign_id=campaign_id, deleted_at=last.deleted_at).update(deleted_at=None)
