"""Doors of work."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.kernel.clock import today
from drumbeat.kernel.http.doors import Request, base_seq, no_content, reply, writes
from drumbeat.kernel.http.etags import with_etag
from drumbeat.kernel.http.paging import page_size
from drumbeat.kernel.refs import Ref
from drumbeat.kernel.safety.markup import render_markdown
from drumbeat.work.actions import cascade, dependency, move, review, task, time, view
from drumbeat.work.outputs import cascade_out, dependency_out, review_out, task_out, time_out, view_out
from drumbeat.work.queries import rows as rows_queries
from drumbeat.work.queries.rows import compact
from drumbeat.work.queries.tasks import (
    dependencies_of,
    find_task,
    find_view,
    reviews_of,
    running_timer,
    saved_views,
    tag_names,
    time_entries,
)  # fmt: skip
from drumbeat.work.schemas import (
    BatchOut,
    BulkChange,
    BulkRemoval,
    CascadeApplied,
    CascadeApply,
    CascadeIn,
    CascadeOut,
    Commitment,
    DependencyChanges,
    DependencyOut,
    NewDependency,
    NewReview,
    NewTask,
    NewTime,
    NewView,
    ReviewOut,
    TaskChanges,
    TaskMove,
    TaskOut,
    TaskPage,
    TimeChanges,
    TimeOut,
    TimerOut,
    ViewOut,
)  # fmt: skip
from drumbeat.work.sheet.api import router as sheet_router

router = Router()
router.add_router("", sheet_router)


@router.post("/tasks", response={201: TaskOut}, operation_id="create_task")
@writes
def create_task(request: Request, payload: NewTask) -> HttpResponse:
    """Create a task."""
    values = payload.given()
    created = task.create_task(request.auth, values.pop("campaign_id"), values)
    return reply(task_out(request.auth, created, fresh=True), 201)


@router.get("/tasks", response=TaskPage, operation_id="list_tasks")
def list_tasks(
    request: Request, sort: str | None = None, cursor: str | None = None, limit: int | None = None
) -> HttpResponse:
    """Return a page of tasks; every other query parameter is a filter of the allow-list."""
    filters = {name: str(text) for name, text in request.GET.items() if name not in ("sort", "cursor", "limit")}
    rows, following = rows_queries.list_tasks(request.auth, filters, sort, cursor, page_size(limit))
    return reply({**compact(rows, request.auth, today(request.auth.time_zone)), "next": following})


@router.get("/tasks/{task_id}", response=TaskOut, operation_id="get_task")
def get_task(request: Request, task_id: UUID, html: bool = False) -> HttpResponse:
    """Return one task in full; with `html` also its notes as sanitised HTML."""
    found, seq = with_etag(request.auth, Ref("task", task_id), find_task)
    rendered = {"notes_html": render_markdown(found.notes)} if html else {}
    return reply({**task_out(request.auth, found, seq=seq), **rendered})


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


@router.post("/tasks/{task_id}/commit", response=TaskOut, operation_id="commit_task")
@writes
def commit_task(request: Request, task_id: UUID, payload: Commitment) -> HttpResponse:
    """Promise to be done on a day, or take the promise back."""
    return reply(task_out(request.auth, task.commit_task(request.auth, task_id, payload.date)))


@router.post("/tasks/bulk", response=BatchOut, operation_id="bulk_update_tasks")
@writes
def bulk_update_tasks(request: Request, payload: BulkChange) -> HttpResponse:
    """Change many tasks as one undoable batch."""
    values = payload.changes.given()
    if payload.stage_id is not None:
        values["stage_id"] = payload.stage_id
    batch = move.bulk_update_tasks(request.auth, payload.ids, values)
    return reply({"batch": batch.id, "changed": len(payload.ids)})


@router.post("/tasks/bulk-remove", response=BatchOut, operation_id="bulk_remove_tasks")
@writes
def bulk_remove_tasks(request: Request, payload: BulkRemoval) -> HttpResponse:
    """Move many tasks and all below them to the bin as one undoable batch."""
    batch = move.bulk_remove_tasks(request.auth, payload.ids)
    return reply({"batch": batch.id, "changed": len(payload.ids)})


@router.get("/tasks/{task_id}/dependencies", response=list[DependencyOut], operation_id="list_dependencies")
def list_dependencies(request: Request, task_id: UUID) -> HttpResponse:
    """Return the links into and out of a task."""
    find_task(request.auth, task_id)
    return reply([dependency_out(link) for link in dependencies_of(request.auth, task_id)])


@router.post("/dependencies", response={201: DependencyOut}, operation_id="add_dependency")
@writes
def add_dependency(request: Request, payload: NewDependency) -> HttpResponse:
    """Link two tasks."""
    link = dependency.add_dependency(request.auth, payload.pred_id, payload.succ_id, payload.kind, payload.lag_minutes)
    return reply(dependency_out(link), 201)


@router.patch("/dependencies/{dependency_id}", response=DependencyOut, operation_id="update_dependency")
@writes
def update_dependency(request: Request, dependency_id: UUID, payload: DependencyChanges) -> HttpResponse:
    """Change a link's kind or lag."""
    values = payload.dict(exclude_none=True)
    return reply(dependency_out(dependency.update_dependency(request.auth, dependency_id, values)))


@router.delete("/dependencies/{dependency_id}", response={204: None}, operation_id="remove_dependency")
@writes
def remove_dependency(request: Request, dependency_id: UUID) -> HttpResponse:
    """End a link."""
    dependency.find_dependency(request.auth, dependency_id)
    dependency.remove_dependencies(request.auth, [dependency_id])
    return no_content()


@router.post("/schedule/preview", response=CascadeOut, operation_id="preview_cascade")
def preview_cascade(request: Request, payload: CascadeIn) -> HttpResponse:
    """Show what moving tasks in time would bring about; writes nothing."""
    moves = [cascade.Move(**each.dict()) for each in payload.moves]
    return reply(cascade_out(cascade.preview_cascade(request.auth, moves, pull=payload.pull, mode=payload.mode)))


@router.post("/schedule/apply", response=CascadeApplied, operation_id="apply_cascade")
@writes
def apply_cascade(request: Request, payload: CascadeApply) -> HttpResponse:
    """Apply a previewed cascade as one undoable batch."""
    moves = [cascade.Move(**each.dict()) for each in payload.moves]
    batch, preview = cascade.apply_cascade(request.auth, moves, payload.token, pull=payload.pull, mode=payload.mode)
    return reply({"batch": batch.id, **cascade_out(preview)})


@router.get("/tasks/{task_id}/time", response=list[TimeOut], operation_id="list_time")
def list_time(request: Request, task_id: UUID) -> HttpResponse:
    """Return the time entries of a task, newest first."""
    find_task(request.auth, task_id)
    return reply([time_out(request.auth, entry) for entry in time_entries(request.auth, task_id)[:200]])


@router.get("/tasks/{task_id}/reviews", response=list[ReviewOut], operation_id="list_milestone_reviews")
def list_milestone_reviews(request: Request, task_id: UUID) -> HttpResponse:
    """Return the verdicts at a milestone, the latest first."""
    return reply([review_out(row) for row in reviews_of(request.auth, task_id)])


@router.post("/tasks/{task_id}/reviews", response={201: ReviewOut}, operation_id="review_milestone")
@writes
def review_milestone(request: Request, task_id: UUID, payload: NewReview) -> HttpResponse:
    """Record what was decided at a milestone."""
    made = review.review_milestone(request.auth, task_id, payload.verdict, payload.note)
    return reply(review_out(made), 201)


@router.post("/tasks/{task_id}/time", response={201: TimeOut}, operation_id="log_time")
@writes
def log_time(request: Request, task_id: UUID, payload: NewTime) -> HttpResponse:
    """Record minutes spent on a task."""
    entry = time.log_time(
        request.auth, task_id, payload.minutes, day=payload.date, note=payload.note, purpose=payload.purpose
    )
    return reply(time_out(request.auth, entry), 201)


@router.patch("/time/{time_id}", response=TimeOut, operation_id="update_time")
@writes
def update_time(request: Request, time_id: UUID, payload: TimeChanges) -> HttpResponse:
    """Change a time entry."""
    return reply(time_out(request.auth, time.update_time(request.auth, time_id, payload.dict(exclude_none=True))))


@router.delete("/time/{time_id}", response={204: None}, operation_id="remove_time")
@writes
def remove_time(request: Request, time_id: UUID) -> HttpResponse:
    """Move a time entry to the bin."""
    time.find_entry(request.auth, time_id)
    time.remove_times(request.auth, [time_id])
    return no_content()


@router.post("/tasks/{task_id}/timer", response=TimeOut, operation_id="start_timer")
@writes
def start_timer(request: Request, task_id: UUID) -> HttpResponse:
    """Start the actor's timer on a task."""
    return reply(time_out(request.auth, time.start_timer(request.auth, task_id)))


@router.post("/timer/stop", response=TimeOut, operation_id="stop_timer")
@writes
def stop_timer(request: Request) -> HttpResponse:
    """Stop the actor's timer and log its minutes."""
    return reply(time_out(request.auth, time.stop_timer(request.auth)))


@router.get("/timer", response=TimerOut, operation_id="get_timer")
def get_timer(request: Request) -> HttpResponse:
    """Return the actor's running timer."""
    entry = running_timer(request.auth)
    return reply({"timer": time_out(request.auth, entry) if entry else None})


@router.get("/tags", response=list[str], operation_id="list_tags")
def list_tags(request: Request) -> HttpResponse:
    """Return the workspace's tags."""
    return reply(tag_names(request.auth))


@router.get("/views", response=list[ViewOut], operation_id="list_views")
def list_views(request: Request, campaign_id: UUID | None = None) -> HttpResponse:
    """Return the actor's saved views and those shared with it."""
    return reply([view_out(request.auth, row) for row in saved_views(request.auth, campaign_id)])


@router.post("/views", response={201: ViewOut}, operation_id="save_view")
@writes
def save_view(request: Request, payload: NewView) -> HttpResponse:
    """Save a view; one undoable batch."""
    return reply(view_out(request.auth, view.save_view(request.auth, payload.dict())), 201)


@router.delete("/views/{view_id}", response={204: None}, operation_id="remove_view")
@writes
def remove_view(request: Request, view_id: UUID) -> HttpResponse:
    """Remove a saved view; one undoable batch."""
    find_view(request.auth, view_id)
    view.remove_views(request.auth, [view_id])
    return no_content()
