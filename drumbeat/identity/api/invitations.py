"""Doors of invitations; answers that hold a secret are not kept for replay, so none of them is a `@writes` door."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import Router

from drumbeat.identity.actions import invitation as actions
from drumbeat.identity.auth import session_user
from drumbeat.identity.models import Invitation, User, Workspace
from drumbeat.identity.queries import invitation_by_key, invitations
from drumbeat.identity.schemas import (
    Acceptance,
    InvitationMade,
    InvitationOut,
    NewInvitation,
    OpenInvitation,
    OpenKey,
    Started,
)
from drumbeat.kernel.http.csrf import from_this_site
from drumbeat.kernel.http.doors import Request, no_content, reply
from drumbeat.kernel.http.rates import spend

router = Router()
_OUT = ("id", "email", "role", "created_at", "expires_at")


@router.get("/invitations", response=list[InvitationOut], operation_id="list_invitations")
def list_invitations(request: Request) -> HttpResponse:
    """Return the open invitations, without their keys."""
    return reply([_out(row) for row in invitations(request.auth)])


@router.post("/invitations", response={201: InvitationMade}, operation_id="invite_person")
def invite_person(request: Request, payload: NewInvitation) -> HttpResponse:
    """Invite somebody by mail; without a mail server the answer holds the link, to be handed over otherwise."""
    spend("invite", str(request.auth.person_id), settings.RATE_OF_ENTRIES)
    made, link = actions.invite_person(request.auth, actions.Invited(**payload.dict()))
    return reply({**_out(made), "link": None if settings.ENVIRONMENT.smtp_url else link}, 201)


@router.post("/invitations/open", response=OpenInvitation, auth=from_this_site, operation_id="open_invitation")
def open_invitation(request: HttpRequest, payload: OpenKey) -> HttpResponse:
    """Return what an invitation's key opens; the key comes in the body, never in an address."""
    spend("entry", request.META.get("REMOTE_ADDR", ""), settings.RATE_OF_ENTRIES)
    row = invitation_by_key(payload.key)
    workspace = Workspace.objects.get(pk=row.workspace_id)
    return reply(
        {
            "workspace": workspace.name,
            "inviter": row.invited_by.name if row.invited_by else workspace.name,
            "email": row.email,
            "language": workspace.language,
            "account": User.objects.filter(email=row.email).exists(),
        }
    )


@router.post("/invitations/accept", response={201: Started}, auth=from_this_site, operation_id="accept_invitation")
def accept_invitation(request: HttpRequest, payload: Acceptance) -> HttpResponse:
    """Take up an invitation; the account then signs in by its own door."""
    spend("entry", request.META.get("REMOTE_ADDR", ""), settings.RATE_OF_ENTRIES)
    user = session_user(request.session)
    person = actions.accept_invitation(actions.Accepted(**payload.dict(), user=user))
    if user is not None and user.id == person.user_id:
        request.session["person_id"] = str(person.id)
    return reply({"workspace_id": person.workspace_id, "person_id": person.id}, 201)


@router.delete("/invitations/{invitation_id}", response={204: None}, operation_id="revoke_invitation")
def revoke_invitation(request: Request, invitation_id: UUID) -> HttpResponse:
    """End an open invitation."""
    actions.revoke_invitation(request.auth, invitation_id)
    return no_content()


def _out(row: Invitation) -> dict[str, Any]:
    letter = next(iter(row.letters.all()), None)
    body = {name: getattr(row, name) for name in _OUT}
    return {**body, "invited_by": row.invited_by_id, "mail": letter.state if letter else "sent"}
