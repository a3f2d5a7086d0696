"""Doors of goals."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.goals import schemas, screens, templates
from drumbeat.goals.actions import goal as goals
from drumbeat.goals.actions import place, standing
from drumbeat.goals.outputs import check_out, goal_out, update_out
from drumbeat.goals.queries import find_goal, type_key_of
from drumbeat.kernel.http.doors import Request, base_seq, no_content, reply, writes
from drumbeat.kernel.http.etags import after_write, etag, with_etag
from drumbeat.kernel.refs import Ref

router = Router()


@router.get("/goals", response=schemas.GoalsScreen, operation_id="list_goals")
def list_goals(request: Request) -> HttpResponse:
    """Return every goal the actor sees, for tree and board."""
    return reply(screens.goals_screen(request.auth))


@router.post("/goals", response={201: schemas.GoalOut}, operation_id="create_goal")
@writes
def create_goal(request: Request, payload: schemas.NewGoal) -> HttpResponse:
    """Write a goal down."""
    return reply(goal_out(request.auth, goals.create_goal(request.auth, payload.dict()), after_write(0)), 201)


@router.get("/goals/templates", response=list[schemas.GoalTemplateOut], operation_id="list_goal_templates")
def list_goal_templates(request: Request, type_key: str = "", campaign_id: UUID | None = None) -> HttpResponse:
    """Return goals as campaigns of a type often have them, or of a campaign's type, in the reader's language."""
    key = type_key[:80] or type_key_of(request.auth, campaign_id)
    return reply(templates.templates_for(key, request.auth.language))


@router.post("/goals/check", response=schemas.GoalCheckOut, operation_id="check_goal")
def check_goal(request: Request, payload: schemas.GoalDraft) -> HttpResponse:
    """Say what SMART misses in a goal being typed and how realistic its target is; writes nothing."""
    values = payload.dict()
    return reply(check_out(request.auth, values, values.pop("type_key")))


@router.get("/goals/{goal_id}", response=schemas.GoalOut, operation_id="get_goal")
def get_goal(request: Request, goal_id: UUID) -> HttpResponse:
    """Return one goal in full."""
    row, seq = with_etag(request.auth, Ref("goal", goal_id), find_goal)
    return reply(goal_out(request.auth, row, seq))


@router.patch("/goals/{goal_id}", response=schemas.GoalOut, operation_id="update_goal")
@writes
def update_goal(request: Request, goal_id: UUID, payload: schemas.GoalChanges) -> HttpResponse:
    """Change a goal; fields that others changed since `If-Match` answer 412."""
    before = etag(request.auth.workspace_id, Ref("goal", goal_id))
    changed = goals.update_goal(request.auth, goal_id, payload.given(), base_seq(request))
    return reply(goal_out(request.auth, changed, after_write(before)))


@router.delete("/goals/{goal_id}", response={204: None}, operation_id="remove_goal")
@writes
def remove_goal(request: Request, goal_id: UUID) -> HttpResponse:
    """Move a goal to the bin."""
    find_goal(request.auth, goal_id)
    goals.remove_goals(request.auth, [goal_id])
    return no_content()


@router.post("/goals/{goal_id}/move", response=schemas.GoalOut, operation_id="move_goal")
@writes
def move_goal(request: Request, goal_id: UUID, payload: schemas.GoalPlace) -> HttpResponse:
    """Hang a goal elsewhere in the tree."""
    before = etag(request.auth.workspace_id, Ref("goal", goal_id))
    moved = place.move_goal(request.auth, goal_id, payload.parent_id, payload.before_id)
    return reply(goal_out(request.auth, moved, after_write(before)))


@router.post("/goals/{goal_id}/updates", response={201: schemas.GoalUpdateOut}, operation_id="post_goal_update")
@writes
def post_goal_update(request: Request, goal_id: UUID, payload: schemas.GoalUpdateIn) -> HttpResponse:
    """Say how a goal stands."""
    said = standing.post_goal_update(request.auth, goal_id, payload.state, payload.text)
    return reply(update_out(said), 201)


@router.post("/goals/{goal_id}/close", response=schemas.GoalOut, operation_id="close_goal")
@writes
def close_goal(request: Request, goal_id: UUID, payload: schemas.GoalClosingIn) -> HttpResponse:
    """Close a goal with an outcome."""
    before = etag(request.auth.workspace_id, Ref("goal", goal_id))
    closed = standing.close_goal(request.auth, goal_id, payload.outcome, payload.text)
    return reply(goal_out(request.auth, closed, after_write(before)))


@router.post("/goals/{goal_id}/reopen", response=schemas.GoalOut, operation_id="reopen_goal")
@writes
def reopen_goal(request: Request, goal_id: UUID) -> HttpResponse:
    """Take a closed goal up again."""
    before = etag(request.auth.workspace_id, Ref("goal", goal_id))
    return reply(goal_out(request.auth, standing.reopen_goal(request.auth, goal_id), after_write(before)))
