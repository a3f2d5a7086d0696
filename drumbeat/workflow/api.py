"""Doors of workflow."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.http.doors import Request, base_seq, no_content, reply, writes
from drumbeat.kernel.http.etags import after_write, etag, with_etags
from drumbeat.kernel.policy import can
from drumbeat.kernel.refs import Ref
from drumbeat.workflow import actions
from drumbeat.workflow.models import Stage
from drumbeat.workflow.queries import find_stage, find_workflow, stages_of
from drumbeat.workflow.schemas import NewStage, StageChanges, StageMove, StageOut

router = Router()
_OUT = ("id", "workflow_id", "name", "category", "limit", "checks")


@router.get("/workflows/{workflow_id}/stages", response=list[StageOut], operation_id="list_stages")
def list_stages(request: Request, workflow_id: UUID) -> HttpResponse:
    """Return the stages of a workflow in order."""
    find_workflow(request.auth, workflow_id)
    rows = with_etags(request.auth, lambda actor: stages_of(actor, workflow_id))
    return reply([_out(request.auth, stage, seq) for stage, seq in rows])


@router.post("/workflows/{workflow_id}/stages", response={201: StageOut}, operation_id="add_stage")
@writes
def add_stage(request: Request, workflow_id: UUID, payload: NewStage) -> HttpResponse:
    """Add a stage."""
    values = payload.given()
    before_id = values.pop("before_id", None)
    stage = actions.add_stage(request.auth, workflow_id, values, before_id)
    return reply(_out(request.auth, stage, after_write(0)), 201)


@router.patch("/stages/{stage_id}", response=StageOut, operation_id="update_stage")
@writes
def update_stage(request: Request, stage_id: UUID, payload: StageChanges) -> HttpResponse:
    """Change a stage."""
    before = etag(request.auth.workspace_id, Ref("stage", stage_id))
    stage = actions.update_stage(request.auth, stage_id, payload.given(), base_seq(request))
    return reply(_out(request.auth, stage, after_write(before)))


@router.post("/stages/{stage_id}/move", response=StageOut, operation_id="move_stage")
@writes
def move_stage(request: Request, stage_id: UUID, payload: StageMove) -> HttpResponse:
    """Move a stage within its workflow."""
    before = etag(request.auth.workspace_id, Ref("stage", stage_id))
    moved = actions.move_stage(request.auth, stage_id, payload.before_id)
    return reply(_out(request.auth, moved, after_write(before)))


@router.delete("/stages/{stage_id}", response={204: None}, operation_id="remove_stage")
@writes
def remove_stage(request: Request, stage_id: UUID, into: UUID) -> HttpResponse:
    """Remove a stage, moving its work into another; one undoable batch."""
    stage = find_stage(request.auth, stage_id)
    with small_batch(request.auth, "stage", stage.name, scope_id=stage.scope_id):
        actions.remove_stage(request.auth, stage_id, into)
    return no_content()


def _out(actor: Actor, stage: Stage, seq: int) -> dict[str, Any]:
    body = {name: getattr(stage, name) for name in _OUT}
    return {**body, "etag": seq, "can": can(actor, "stage", stage)}
