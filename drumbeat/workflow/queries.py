"""Reads of workflow."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from django.db.models import Q

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.raw.select import select_object, select_objects
from drumbeat.kernel.texts import localised, shipped
from drumbeat.workflow import policy
from drumbeat.workflow.models import Stage, Workflow

_ORDER = ("rank", "id")


def stages_of(actor: Actor, workflow_id: UUID) -> list[Stage]:
    """Return the stages of a workflow the actor sees, in order, named in its language."""
    where = policy.visible(actor) & Q(workflow_id=workflow_id, deleted_at__isnull=True)
    return [_named(actor, stage) for stage in select_objects(Stage, where, _ORDER)]


def find_stage(actor: Actor, stage_id: UUID) -> Stage:
    """Return one stage; raise NotFound when the actor does not see it or it was removed."""
    stage = select_object(Stage, policy.visible(actor) & Q(id=stage_id, deleted_at__isnull=True))
    if stage is None:
        raise NotFound("workflow.no_stage")
    return _named(actor, stage)


def present_stages(actor: Actor, stage_ids: Sequence[UUID]) -> list[Stage]:
    """Return stages in the order asked, each once; raise NotFound when one is not seen or was removed."""
    found = find_stages(actor, list(dict.fromkeys(stage_ids)))
    if any(stage.deleted_at is not None for stage in found):
        raise NotFound("workflow.no_stage")
    return found


def find_stages(actor: Actor, stage_ids: Sequence[UUID]) -> list[Stage]:
    """Return stages in the order asked, those removed since included; raise NotFound when one is not seen."""
    rows = select_objects(Stage, policy.visible(actor) & Q(id__in=stage_ids))
    found = {stage.id: stage for stage in rows}
    if any(pk not in found for pk in stage_ids):
        raise NotFound("workflow.no_stage")
    return [_named(actor, found[pk]) for pk in stage_ids]


def find_workflow(actor: Actor, workflow_id: UUID) -> Workflow:
    """Return one workflow; raise NotFound when the actor does not see it."""
    workflow = select_object(Workflow, policy.visible(actor) & Q(id=workflow_id))
    if workflow is None:
        raise NotFound("workflow.no_workflow")
    return workflow


def first_stage(workflow_id: UUID) -> Stage:
    """Return the stage new work enters: the first open one."""
    present = Q(workflow_id=workflow_id, deleted_at__isnull=True)
    first = select_object(Stage, present & Q(category=Stage.Category.OPEN), _ORDER)
    return first or select_objects(Stage, present, _ORDER, 1)[0]


def done_stage(workflow_id: UUID) -> Stage:
    """Return the stage finished work enters: the first done one."""
    return Stage.objects.filter(
        workflow_id=workflow_id, category=Stage.Category.DONE, deleted_at__isnull=True
    ).order_by("rank", "id")[0]


def _named(actor: Actor, stage: Stage) -> Stage:
    stage.name = shipped(stage.key, stage.name, actor.language)
    stage.checks = localised(stage.checks, actor.language)
    return stage


def stage_names(actor: Actor, stage_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of stages in the actor's language, those removed since included."""
    rows = Stage.objects.filter(policy.visible(actor), pk__in=list(stage_ids))
    return {pk: shipped(key, name, actor.language) for pk, key, name in rows.values_list("id", "key", "name")}


def stages_under_review(stage_ids: Iterable[UUID]) -> set[UUID]:
    """Return those of the stages whose workflow has a stage of review. What the system sees."""
    flows = dict(Stage.objects.filter(pk__in=set(stage_ids)).values_list("id", "workflow_id"))
    reviewing = Stage.objects.filter(
        workflow_id__in=set(flows.values()), category=Stage.Category.REVIEW, deleted_at__isnull=True
    )
    reviewed = set(reviewing.values_list("workflow_id", flat=True))
    return {stage for stage, flow in flows.items() if flow in reviewed}
