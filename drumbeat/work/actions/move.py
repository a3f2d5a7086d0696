"""Writes that move tasks: between stages, in the tree, in the order, and many at once."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from drumbeat.kernel.actions import action
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.errors import Conflict, Invalid, NotFound
from drumbeat.kernel.events import assign
from drumbeat.kernel.models import Batch
from drumbeat.kernel.policy import permits, require
from drumbeat.kernel.rank import LONGEST, between, spread
from drumbeat.kernel.raw.select import select_object, select_value
from drumbeat.kernel.raw.writes import update_row
from drumbeat.work import policy, rules
from drumbeat.work.actions.task import (
    announce,
    apply_values,
    descendants,
    enter_stage,
    refuse_unfilled,
    remove_tasks,
)  # fmt: skip
from drumbeat.work.models import Task
from drumbeat.work.queries.circles import circle_by_parent
from drumbeat.work.queries.tasks import circle_told, find_task, find_tasks
from drumbeat.workflow.queries import find_stage, find_stages

if TYPE_CHECKING:
    from drumbeat.workflow.models import Stage

MOST_AT_ONCE = 500


@action
def move_task(
    actor: Actor,
    task_id: UUID,
    *,
    stage_id: UUID | None = None,
    parent: Mapping[str, UUID | None] | None = None,
    before_id: UUID | None = None,
    after_id: UUID | None = None,
    skip_checks: bool = False,
) -> Task:
    """Move a task to a stage, under a parent (`{"id": …}`, None for the top) and between neighbours.

    Raises Conflict `work.checks_open` when the stage it leaves has unticked checks and `campaigns.fields_missing` when
    it would be done without its required fields, unless a lead skips them.
    """
    task = find_task(actor, task_id)
    require(actor, policy.MOVE_TASK, task)
    values: dict[str, Any] = {}
    if before_id or after_id:
        values["rank"] = _rank(actor, task, before_id, after_id)
    if parent is not None:
        values["parent_id"] = _new_parent(actor, task, parent["id"])
    if stage_id is not None and stage_id != task.stage_id:
        stage, present = find_stages(actor, [stage_id, task.stage_id])
        _check_leave(actor, task, present, stage, skip_checks)
        enter_stage(actor, task, stage, values)
        return task
    changes = assign(task, values)
    if changes:
        update_row(task, changes)
        announce(task, changes)
    return task


@action
def bulk_update_tasks(actor: Actor, task_ids: Sequence[UUID], values: Mapping[str, Any]) -> Batch:
    """Change the same values on many tasks as one undoable batch; refused whole when one may not be changed."""
    if not 1 <= len(task_ids) <= MOST_AT_ONCE:
        raise Invalid("work.bad_selection", fields={"ids": ["out_of_range"]}, most=MOST_AT_ONCE)
    found = find_tasks(actor, task_ids, locked=True)
    for task in found:
        require(actor, policy.UPDATE_TASK, task)
    stage = find_stage(actor, values["stage_id"]) if values.get("stage_id") else None
    rest = {name: value for name, value in values.items() if name != "stage_id"}
    with small_batch(actor, "bulk", found[0].name, scope_id=found[0].scope_id) as batch:
        for task in found:
            if stage is not None:
                _check_leave(actor, task, find_stage(actor, task.stage_id), stage, skip=False)
                enter_stage(actor, task, stage)
            if rest:
                apply_values(actor, task, rest)
    return batch


@action
def bulk_remove_tasks(actor: Actor, task_ids: Sequence[UUID]) -> Batch:
    """Move tasks and all below them to the bin as one undoable batch; refused whole when one may not be removed."""
    if not 1 <= len(task_ids) <= MOST_AT_ONCE:
        raise Invalid("work.bad_selection", fields={"ids": ["out_of_range"]}, most=MOST_AT_ONCE)
    found = find_tasks(actor, task_ids, locked=True)
    with small_batch(actor, "bulk", found[0].name, scope_id=found[0].scope_id) as batch:
        remove_tasks(actor, [task.id for task in found])
    return batch


@action
def update_imported(actor: Actor, task_id: UUID, values: Mapping[str, Any], stage_id: UUID | None) -> Task:
    """Bring a task up to date with the row it was imported from: its values and, where the row names one, its stage."""
    task = find_task(actor, task_id)
    require(actor, policy.UPDATE_TASK, task)
    stage = find_stage(actor, stage_id) if stage_id and stage_id != task.stage_id else None
    if stage is not None:
        enter_stage(actor, task, stage)
    apply_values(actor, task, {name: value for name, value in values.items() if name != "completed_at"})
    return task


def _check_leave(actor: Actor, task: Task, present: "Stage", stage: "Stage", skip: bool) -> None:
    if stage.workflow_id != present.workflow_id:
        raise Conflict("work.stage_of_other_campaign")
    if (stage.rank, stage.id) <= (present.rank, present.id):
        return
    if skip and permits(actor, policy.SKIP_CHECKS, task):
        return
    refuse_unfilled(actor, task, stage)
    missing = rules.open_checks(present.checks, task.checks)
    if missing:
        raise Conflict("work.checks_open", stage=present.name, checks=missing)


def _new_parent(actor: Actor, task: Task, parent_id: UUID | None) -> UUID | None:
    if parent_id == task.parent_id:
        return parent_id
    if parent_id is not None:
        parent = find_task(actor, parent_id)
        if parent.campaign_id != task.campaign_id:
            raise Conflict("work.parent_of_other_campaign")
        if parent_id == task.id or parent_id in descendants([task.id]):
            raise Conflict("work.parent_cycle", name=parent.name)
    circle = circle_by_parent(task, parent_id)
    if circle:
        raise Conflict("work.dependency_cycle", cycle=circle_told(actor, circle))
    return parent_id


def _rank(actor: Actor, task: Task, before_id: UUID | None, after_id: UUID | None) -> str:
    """Return a rank next to the named neighbour; the other side is whoever stands there now."""
    beside = Q(id=before_id or after_id or task.id, deleted_at__isnull=True)
    anchor = select_object(Task, policy.visible(actor) & beside)
    if anchor is None:
        raise NotFound("work.no_task")
    if anchor.campaign_id != task.campaign_id:
        raise Conflict("work.neighbour_of_other_campaign")
    rank = _beside(task, anchor, before=before_id is not None)
    if len(rank) > LONGEST:
        respace(task.campaign_id)
        anchor.refresh_from_db(fields=["rank"])
        rank = _beside(task, anchor, before=before_id is not None)
    return rank


def _beside(task: Task, anchor: Task, *, before: bool) -> str:
    others = Q(workspace_id=task.workspace_id, campaign_id=task.campaign_id) & ~Q(id=task.id)
    if before:
        return between(select_value(Task, others & Q(rank__lt=anchor.rank), "rank", ("-rank",)), anchor.rank)
    return between(anchor.rank, select_value(Task, others & Q(rank__gt=anchor.rank), "rank", ("rank",)))


def respace(campaign_id: UUID) -> None:
    """Give every task of a campaign a short rank again, in the same order, after hundreds of moves to one spot."""
    rows = list(Task.objects.filter(campaign_id=campaign_id).only("id", "rank").order_by("rank", "id"))
    for task, rank in zip(rows, spread(len(rows)), strict=True):
        task.rank = rank
    Task.objects.bulk_update(rows, ["rank"], batch_size=500)
