"""Doors of tokens, sessions and the history; a token's secret is not kept for replay, so its door is no `@writes`."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.identity import policy
from drumbeat.identity.actions import token as actions
from drumbeat.identity.models import ApiToken
from drumbeat.identity.queries import sessions, tokens
from drumbeat.identity.schemas import AuditPage, NewToken, SessionOut, TokenMade, TokenOut
from drumbeat.kernel.http.doors import Request, no_content, reply
from drumbeat.kernel.http.paging import page_size
from drumbeat.kernel.policy import require
from drumbeat.kernel.safety.audit import events_page
from drumbeat.kernel.safety.naming import Told, names_in

router = Router()
_TOKEN = ("id", "name", "prefix", "scopes", "created_at", "expires_at", "last_used_at")
_SESSION = ("ip", "user_agent", "created_at", "last_seen_at")


@router.get("/tokens", response=list[TokenOut], operation_id="list_tokens")
def list_tokens(request: Request) -> HttpResponse:
    """Return one's own tokens without their secrets."""
    return reply([_out(token) for token in tokens(request.auth)])


@router.post("/tokens", response={201: TokenMade}, operation_id="create_token")
def create_token(request: Request, payload: NewToken) -> HttpResponse:
    """Make a token and show its secret this once."""
    token, secret = actions.create_token(request.auth, payload.name, payload.scopes, payload.days)
    return reply({**_out(token), "secret": secret}, 201)


@router.delete("/tokens/{token_id}", response={204: None}, operation_id="revoke_token")
def revoke_token(request: Request, token_id: UUID) -> HttpResponse:
    """End one of one's own tokens."""
    actions.revoke_token(request.auth, token_id)
    return no_content()


@router.get("/sessions", response=list[SessionOut], operation_id="list_sessions")
def list_sessions(request: Request) -> HttpResponse:
    """Return the browsers one is signed in with."""
    current = request.session.session_key
    return reply(
        [
            {
                "id": row.pk,
                **{name: getattr(row, name) for name in _SESSION},
                "current": request.auth.via == "session" and row.session_key == current,
            }
            for row in sessions(request.auth)
        ]
    )


@router.delete("/sessions/{session_id}", response={204: None}, operation_id="revoke_session")
def revoke_session(request: Request, session_id: int) -> HttpResponse:
    """Sign one of one's own browsers out."""
    actions.revoke_session(request.auth, session_id)
    return no_content()


@router.get("/audit", response=AuditPage, operation_id="list_audit")
def list_audit(
    request: Request, cursor: str | None = None, limit: int | None = None, noise: bool = False
) -> HttpResponse:
    """Return a page of the history, newest first, without machine noise unless `noise` is set.

    Other parameters are filters: kind, deed, actor, subject, batch, from, to.
    """
    require(request.auth, policy.LIST_AUDIT, None)
    filters = {name: str(text) for name, text in request.GET.items() if name not in ("cursor", "limit", "noise")}
    rows, following = events_page(request.auth, filters, cursor, page_size(limit), noise=noise)
    told = [Told(row["subject_kind"], row["subject_id"], row["changes"] or {}, row["facts"]) for row in rows]
    return reply({"items": rows, "names": names_in(request.auth, told), "next": following})


def _out(token: ApiToken) -> dict[str, Any]:
    return {name: getattr(token, name) for name in _TOKEN}
