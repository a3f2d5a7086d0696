"""Doors for those without an account: what a link shows, and an answer. Nothing here is reached with a session."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router

from drumbeat.activity import schemas
from drumbeat.activity.actions import update as actions
from drumbeat.activity.outputs import answer_out, visited_out
from drumbeat.activity.queries import answers_to, find_reported, status_updates_of
from drumbeat.identity.queries import system_actor_of, visitor_link_by_key, workspace_of
from drumbeat.kernel.errors import NotAllowed
from drumbeat.kernel.http.csrf import from_this_site
from drumbeat.kernel.http.doors import reply
from drumbeat.kernel.http.rates import spend

router = Router()


@router.post("/visits/open", response=schemas.Visit, auth=from_this_site, operation_id="open_visit")
def open_visit(request: HttpRequest, payload: schemas.VisitKey) -> HttpResponse:
    """Return what a visitor's link shows: status updates and the answers given through this link."""
    spend("entry", request.META.get("REMOTE_ADDR", ""), settings.RATE_OF_ENTRIES)
    link = visitor_link_by_key(payload.key)
    actor = system_actor_of(link.workspace_id)
    rows = status_updates_of(actor, link.ref_kind, link.ref_id)
    workspace = workspace_of(actor)
    return reply(
        {
            "about": find_reported(actor, link.ref_kind, link.ref_id).name,
            "workspace": workspace.name,
            "language": workspace.language,
            "name": link.name,
            "may_answer": link.may_answer,
            "expires_at": link.expires_at,
            "updates": visited_out(rows, answers_to(actor, [row.id for row in rows]), link),
        }
    )


@router.post(
    "/visits/answers", response={201: schemas.Answer}, auth=from_this_site, operation_id="answer_status_update"
)
def answer_status_update(request: HttpRequest, payload: schemas.VisitorAnswer) -> HttpResponse:
    """Write down what the holder of a link says."""
    spend("entry", request.META.get("REMOTE_ADDR", ""), settings.RATE_OF_ENTRIES)
    link = visitor_link_by_key(payload.key)
    if not link.may_answer:
        raise NotAllowed("activity.link_reads_only")
    actor = system_actor_of(link.workspace_id)
    made = actions.answer_status_update(actor, link, payload.update_id, payload.name, payload.body)
    return reply(answer_out(made), 201)
