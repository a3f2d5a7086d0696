"""Writes on tokens and sessions: what stands for a person besides a password."""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from drumbeat.identity import events, policy
from drumbeat.identity.models import ApiToken
from drumbeat.identity.queries import find_session, find_token, tokens, workspace_of
from drumbeat.identity.secrets import digest, new_token
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid, NotFound
from drumbeat.kernel.policy import registry, require
from drumbeat.kernel.refs import Ref

MOST_TOKENS = 50


@action
def create_token(actor: Actor, name: str, scopes: Sequence[str], days: int | None) -> tuple[ApiToken, str]:
    """Make a personal token; return it with its secret, which is stored as a hash and shown this once."""
    workspace = workspace_of(actor)
    require(actor, policy.CREATE_TOKEN, workspace)
    unknown = [scope for scope in scopes if scope not in known_scopes()]
    if unknown or not scopes:
        raise Invalid("identity.bad_token", fields={"scopes": ["not_admitted"]}, unknown=unknown[:5])
    if not name.strip():
        raise Invalid("identity.bad_token", fields={"name": ["required"]})
    if actor.person_id is None:
        raise NotFound("identity.no_person")
    if tokens(actor).count() >= MOST_TOKENS:
        raise Conflict("identity.too_many_tokens", most=MOST_TOKENS)
    secret = new_token()
    token = ApiToken.objects.create(
        workspace_id=actor.workspace_id,
        person_id=actor.person_id,
        name=name.strip(),
        prefix=secret[:12],
        key_hash=digest(secret),
        scopes=list(dict.fromkeys(scopes)),
        expires_at=now() + timedelta(days=days) if days else None,
    )
    facts = {"name": token.name, "scopes": token.scopes}
    emit(events.TokenCreated(subject=Ref("token", token.id), scope_id=workspace.scope_id, facts=facts))
    return token, secret


@action
def revoke_token(actor: Actor, token_id: UUID) -> None:
    """End one of one's own tokens; it stops at once."""
    token = find_token(actor, token_id)
    require(actor, policy.REVOKE_TOKEN, token)
    ApiToken.objects.filter(pk=token.pk).update(revoked_at=now())
    emit(events.TokenRevoked(subject=Ref("token", token.id), scope_id=workspace_of(actor).scope_id))


@action
def revoke_session(actor: Actor, session_id: int) -> None:
    """Sign one of one's own browsers out; its live stream closes with the event."""
    session = find_session(actor, session_id)
    require(actor, policy.REVOKE_SESSION, None)
    session.end()
    if actor.person_id is not None:
        subject = Ref("person", actor.person_id)
        emit(events.SessionRevoked(subject=subject, scope_id=workspace_of(actor).scope_id))


def known_scopes() -> set[str]:
    """Return what a token may be limited to: read, write, every verb of an area, one verb."""
    areas = {name.split(".", 1)[0] for name in registry}
    return {"read", "write", *(f"{area}.*" for area in areas), *registry}
