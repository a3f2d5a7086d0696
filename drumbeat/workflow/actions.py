"""Writes of workflow."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.events import assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between, spread
from drumbeat.kernel.raw.select import select_values
from drumbeat.kernel.raw.writes import insert_rows
from drumbeat.kernel.refs import Ref
from drumbeat.workflow import events, offers, policy, rules
from drumbeat.workflow.models import Stage, Workflow
from drumbeat.workflow.queries import find_stage, find_workflow

FIELDS = ("name", "category", "limit", "checks")
_COPIED = ("name", "key", "category", "limit", "checks")


@action
def create_workflow(actor: Actor, scope_id: UUID, stages: Sequence[Mapping[str, Any]], name: str = "") -> Workflow:
    """Create a workflow for a new thing; each stage has name, category and, if any, key, limit, checks."""
    rules.check_whole([str(stage["category"]) for stage in stages])
    workflow = Workflow.objects.create(workspace_id=actor.workspace_id, scope_id=scope_id, name=name)
    insert_rows(
        [
            Stage(
                workspace_id=actor.workspace_id,
                scope_id=scope_id,
                workflow=workflow,
                rank=rank,
                name=stage["name"],
                key=stage.get("key", ""),
                category=stage["category"],
                limit=stage.get("limit"),
                checks=stage.get("checks", []),
            )
            for stage, rank in zip(stages, spread(len(stages)), strict=True)
        ]
    )
    return workflow


@action
def copy_workflow(actor: Actor, workflow_id: UUID, scope_id: UUID) -> Workflow:
    """Create a copy of a workflow's present stages under another scope."""
    source = find_workflow(actor, workflow_id)
    there = Q(workflow_id=source.id, deleted_at__isnull=True)
    rows = select_values(Stage, there, _COPIED, ("rank", "id"))
    return create_workflow(actor, scope_id, [dict(zip(_COPIED, row, strict=True)) for row in rows], source.name)


@action
def add_stage(actor: Actor, workflow_id: UUID, values: Mapping[str, Any], before_id: UUID | None = None) -> Stage:
    """Add a stage at the end or before another."""
    workflow = find_workflow(actor, workflow_id)
    require(actor, policy.ADD_STAGE, workflow)
    rules.check_stage({"name": "", **values})
    others = _locked(workflow_id)
    rules.check_whole([*(stage.category for stage in others), str(values.get("category", "open"))])
    stage = Stage.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=workflow.scope_id,
        workflow=workflow,
        rank=_rank_before(others, before_id),
        **{name: values[name] for name in FIELDS if name in values},
    )
    emit(events.StageAdded(subject=_ref(stage), scope_id=stage.scope_id, parents=_parents(stage)))
    return stage


@action
def update_stage(actor: Actor, stage_id: UUID, values: Mapping[str, Any], base: int | None = None) -> Stage:
    """Change name, category, limit or checks; a renamed shipped stage keeps its own name in every language."""
    stage = find_stage(actor, stage_id)
    require(actor, policy.UPDATE_STAGE, stage)
    rules.check_stage(values)
    refuse_if_changed(actor, stage, _ref(stage), values, base)
    if "category" in values:
        rest = [each.category for each in _locked(stage.workflow_id) if each.id != stage.id]
        rules.check_whole([*rest, str(values["category"])])
    changes = assign(stage, {name: values[name] for name in FIELDS if name in values})
    if changes:
        if "name" in changes:
            stage.key = ""
        stage.save(update_fields=[*changes, *(["key"] if "name" in changes else [])])
        emit(
            events.StageUpdated(subject=_ref(stage), scope_id=stage.scope_id, parents=_parents(stage), changes=changes)
        )
    return stage


@action
def move_stage(actor: Actor, stage_id: UUID, before_id: UUID | None) -> Stage:
    """Move a stage before another one, or to the end."""
    stage = find_stage(actor, stage_id)
    require(actor, policy.MOVE_STAGE, stage)
    others = [each for each in _locked(stage.workflow_id) if each.id != stage.id]
    return place_stage(actor, stage_id, _rank_before(others, before_id))


@action
def place_stage(actor: Actor, stage_id: UUID, rank: str) -> Stage:
    """Give a stage the place it had: undo puts back ranks, not neighbours."""
    stage = find_stage(actor, stage_id)
    require(actor, policy.MOVE_STAGE, stage)
    changes = assign(stage, {"rank": rank})
    if changes:
        stage.save(update_fields=["rank"])
        emit(
            events.StageUpdated(subject=_ref(stage), scope_id=stage.scope_id, parents=_parents(stage), changes=changes)
        )
    return stage


@action
def remove_stage(actor: Actor, stage_id: UUID, into_id: UUID) -> None:
    """Remove a stage, moving what it holds into another of the same workflow."""
    stage = find_stage(actor, stage_id)
    require(actor, policy.REMOVE_STAGE, stage)
    into = find_stage(actor, into_id)
    if into.workflow_id != stage.workflow_id or into.id == stage.id:
        raise Conflict("workflow.other_workflow")
    rules.check_whole([each.category for each in _locked(stage.workflow_id) if each.id != stage.id])
    for use in offers.uses.values():
        use.empty(actor, stage.id, into.id)
    Stage.objects.filter(pk=stage.pk).update(deleted_at=now())
    emit(events.StageRemoved(subject=_ref(stage), scope_id=stage.scope_id, parents=_parents(stage)))


@action
def restore_stages(actor: Actor, stage_ids: Sequence[UUID]) -> None:
    """Bring removed stages back, empty."""
    rows = list(Stage.objects.filter(policy.visible(actor), pk__in=stage_ids, deleted_at__isnull=False).order_by("id"))
    for stage in rows:
        require(actor, policy.REMOVE_STAGE, stage)
        emit(events.StageRestored(subject=_ref(stage), scope_id=stage.scope_id, parents=_parents(stage)))
    Stage.objects.filter(pk__in=[stage.pk for stage in rows]).update(deleted_at=None)


def _locked(workflow_id: UUID) -> list[Stage]:
    rows = Stage.objects.select_for_update().filter(workflow_id=workflow_id, deleted_at__isnull=True)
    return sorted(rows.order_by("id"), key=lambda stage: (stage.rank, stage.id))


def _rank_before(others: Sequence[Stage], before_id: UUID | None) -> str:
    ranks = [stage.rank for stage in others]
    if before_id is None:
        return between(ranks[-1] if ranks else None, None)
    place = next((index for index, stage in enumerate(others) if stage.id == before_id), None)
    if place is None:
        raise Invalid("workflow.no_stage", fields={"before_id": ["unknown"]})
    return between(ranks[place - 1] if place else None, ranks[place])


def _ref(stage: Stage) -> Ref:
    return Ref("stage", stage.id)


def _parents(stage: Stage) -> tuple[Ref, ...]:
    return (Ref("workflow", stage.workflow_id),)
