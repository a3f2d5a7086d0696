"""Doors of work."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.kernel.http.doors import Request, base_seq, no_content, reply, writes
from drumbeat.work.actions import move, task
from drumbeat.work.outputs import task_out
from drumbeat.work.queries import find_task
from drumbeat.work.schemas import BulkChange, NewTask, TaskChanges, TaskMove, TaskOut

router = Router()


@router.post("/tasks", response={201: TaskOut}, operation_id="create_task")
@writes
def create_task(request: Request, payload: NewTask) -> HttpResponse:
    """Create a task."""
    values = payload.given()
    created = task.create_task(request.auth, values.pop("campaign_id"), values)
    return reply(task_out(request.auth, created, fresh=True), 201)


@router.get("/tasks/{task_id}", response=TaskOut, operation_id="get_task")
def get_task(request: Request, task_id: UUID) -> HttpResponse:
    """Return one task in full."""
    return reply(task_out(request.auth, find_task(request.auth, task_id)))


@router.patch("/tasks/{task_id}", response=TaskOut, operation_id="update_task")
@writes
def update_task(request: Request, task_id: UUID, payload: TaskChanges) -> HttpResponse:
    """Change a task; fields that others changed since `If-Match` answer 412."""
    changed = task.update_task(request.auth, task_id, payload.given(), base_seq(request))
    return reply(task_out(request.auth, changed))


@router.delete("/tasks/{task_id}", response={204: None}, operation_id="remove_task")
@writes
def remove_task(request: Request, task_id: UUID) -> HttpResponse:
    """Move a task and all below it to the bin."""
    find_task(request.auth, task_id)
    task.remove_tasks(request.auth, [task_id])
    return no_content()


@router.post("/tasks/{task_id}/move", response=TaskOut, operation_id="move_task")
@writes
def move_task(request: Request, task_id: UUID, payload: TaskMove) -> HttpResponse:
    """Move a task to a stage, a parent or a place in the order."""
    parent = {"id": payload.parent_id} if "parent_id" in payload.model_fields_set else None
    moved = move.move_task(
        request.auth,
        task_id,
        stage_id=payload.stage_id,
        parent=parent,
        before_id=payload.before_id,
        after_id=payload.after_id,
        skip_checks=payload.skip_checks,
    )
    return reply(task_out(request.auth, moved))


@router.post("/tasks/{task_id}/complete", response=TaskOut, operation_id="complete_task")
@writes
def complete_task(request: Request, task_id: UUID) -> HttpResponse:
    """Mark a task done."""
    return reply(task_out(request.auth, task.complete_task(request.auth, task_id)))


@router.post("/tasks/{task_id}/reopen", response=TaskOut, operation_id="reopen_task")
@writes
def reopen_task(request: Request, task_id: UUID) -> HttpResponse:
    """Take a finished task back into work."""
    return reply(task_out(request.auth, task.reopen_task(request.auth, task_id)))


@router.post("/tasks/bulk", operation_id="bulk_update_tasks")
@writes
def bulk_update_tasks(request: Request, payload: BulkChange) -> HttpResponse:
    """Change many tasks as one undoable batch."""
    values = payload.changes.given()
    if payload.stage_id is not None:
        values["stage_id"] = payload.stage_id
    batch = move.bulk_update_tasks(request.auth, payload.ids, values)
    return reply({"batch": batch.id, "changed": len(payload.ids)})
