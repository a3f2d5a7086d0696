"""Doors of status updates and of following."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.activity import schemas
from drumbeat.activity.actions import update as actions
from drumbeat.activity.outputs import updates_out
from drumbeat.activity.queries import find_reported, find_status_updates, followers_of, status_updates_of
from drumbeat.kernel.http.doors import Request, no_content, reply, writes
from drumbeat.kernel.policy import can

router = Router()


@router.get("/status-updates", response=schemas.StatusUpdates, operation_id="list_status_updates")
def list_status_updates(request: Request, kind: str, id: UUID) -> HttpResponse:
    """Return how an object was said to stand, newest first, and who follows it."""
    actor = request.auth
    subject = find_reported(actor, kind, id)
    followers = followers_of(actor, kind, id)
    return reply(
        {
            "items": updates_out(actor, status_updates_of(actor, kind, id)),
            "followers": [{"id": each.person_id, "name": each.person.name} for each in followers],
            "following": any(each.person_id == actor.person_id for each in followers),
            "can": [
                verb for verb in can(actor, "subject", subject) if verb in ("post_status_update", "create_visitor_link")
            ],
        }
    )


@router.post("/status-updates", response={201: schemas.StatusUpdateOut}, operation_id="post_status_update")
@writes
def post_status_update(request: Request, payload: schemas.NewStatusUpdate) -> HttpResponse:
    """Say how an object stands; its followers are told."""
    values = payload.dict()
    made = actions.post_status_update(request.auth, values.pop("kind"), values.pop("id"), values)
    return reply(updates_out(request.auth, find_status_updates(request.auth, [made.id]))[0], 201)


@router.patch("/status-updates/{update_id}", response=schemas.StatusUpdateOut, operation_id="update_status_update")
@writes
def update_status_update(request: Request, update_id: UUID, payload: schemas.StatusUpdateChanges) -> HttpResponse:
    """Put a status update in other words."""
    changed = actions.update_status_update(request.auth, update_id, payload.given())
    return reply(updates_out(request.auth, [changed])[0])


@router.delete("/status-updates/{update_id}", response={204: None}, operation_id="remove_status_update")
@writes
def remove_status_update(request: Request, update_id: UUID) -> HttpResponse:
    """Move a status update to the bin."""
    actions.remove_status_updates(request.auth, [update_id])
    return no_content()


@router.put("/follows", response={204: None}, operation_id="follow")
@writes
def follow(request: Request, payload: schemas.FollowIn) -> HttpResponse:
    """Be sent an object's status updates."""
    actions.follow(request.auth, payload.kind, payload.id)
    return no_content()


@router.delete("/follows", response={204: None}, operation_id="unfollow")
@writes
def unfollow(request: Request, kind: str, id: UUID) -> HttpResponse:
    """Be sent no more of them."""
    actions.unfollow(request.auth, kind, id)
    return no_content()
