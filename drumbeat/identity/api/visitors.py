"""Doors of visitors' links; the answer to a new one holds its secret and is not kept for replay."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from ninja import Router

from drumbeat.identity.actions import visitor as actions
from drumbeat.identity.models import VisitorLink
from drumbeat.identity.queries import visitor_links
from drumbeat.identity.schemas import NewVisitorLink, VisitorLinkMade, VisitorLinkOut
from drumbeat.kernel.http.doors import Request, no_content, reply
from drumbeat.kernel.http.rates import spend

router = Router()
_OUT = ("id", "name", "may_answer", "created_at", "expires_at")


@router.get("/visitor-links", response=list[VisitorLinkOut], operation_id="list_visitor_links")
def list_visitor_links(request: Request, kind: str, id: UUID) -> HttpResponse:
    """Return the open links to an object, without their keys."""
    return reply([_out(row) for row in visitor_links(request.auth, kind, id)])


@router.post("/visitor-links", response={201: VisitorLinkMade}, operation_id="create_visitor_link")
def create_visitor_link(request: Request, payload: NewVisitorLink) -> HttpResponse:
    """Make a link for somebody without an account; its address is shown this once."""
    spend("invite", str(request.auth.person_id), settings.RATE_OF_ENTRIES)
    values = payload.dict()
    made, link = actions.create_visitor_link(request.auth, actions.NewLink(ref_id=values.pop("id"), **values))
    return reply({**_out(made), "link": link}, 201)


@router.delete("/visitor-links/{visitor_link_id}", response={204: None}, operation_id="revoke_visitor_link")
def revoke_visitor_link(request: Request, visitor_link_id: UUID) -> HttpResponse:
    """End a link at once."""
    actions.revoke_visitor_link(request.auth, visitor_link_id)
    return no_content()


def _out(row: VisitorLink) -> dict[str, Any]:
    body = {name: getattr(row, name) for name in _OUT}
    return {**body, "created_by": row.created_by.name if row.created_by else ""}
