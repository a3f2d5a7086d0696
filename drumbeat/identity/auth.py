"""From a request to an actor: a session's active person or a personal API token."""

import threading
import time
from dataclasses import dataclass
from datetime import datetime
from http.cookies import SimpleCookie
from importlib import import_module
from uuid import UUID

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.base import SessionBase
from django.db.models import Q
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare

from drumbeat.identity.models import ApiToken, Person, User, Workspace
from drumbeat.identity.queries import actor_for, granted, visible_scopes
from drumbeat.identity.secrets import TOKEN_PREFIX, digest
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import NotAllowed, NotSignedIn
from drumbeat.kernel.http.csrf import check_csrf
from drumbeat.kernel.http.rates import spend
from drumbeat.kernel.live.listeners import Admission
from drumbeat.kernel.raw.select import select_object, select_values

_used: dict[UUID, datetime] = {}
_used_lock = threading.Lock()
_workspaces: dict[UUID, tuple[float, Workspace]] = {}


def authenticate(request: HttpRequest) -> Actor:
    """Return the actor of a request; raise NotSignedIn without one. Used as the API's `auth`."""
    header = request.META.get("HTTP_AUTHORIZATION", "")
    if header.startswith("Bearer " + TOKEN_PREFIX):
        actor = _by_token(digest(header.removeprefix("Bearer ").strip()))
        if actor is not None and request.method not in ("GET", "HEAD") and actor.token_scopes <= {"read"}:
            raise NotAllowed("identity.token_reads_only")
    else:
        check_csrf(request)
        actor = _by_session(request.session)
    if actor is None:
        raise NotSignedIn("kernel.sign_in")
    spend("person", str(actor.person_id), settings.RATE_PER_PERSON)
    return actor


@dataclass(frozen=True, slots=True)
class _Member:
    """A person as one query with their token or session gives them."""

    id: UUID
    role: str
    language: str


_OF_TOKEN = ("id", "scopes", "expires_at", "workspace_id", "person_id", "person__role", "person__language")
_OF_PERSON = ("id", "role", "language", "workspace_id")
_TOKEN_GRANTS, _PERSON_GRANTS = granted("person_id"), granted("id")


def _by_token(key_hash: str) -> Actor | None:
    live = Q(key_hash=key_hash, revoked_at__isnull=True, person__active=True)
    works = Q(person__user__isnull=True) | Q(person__user__is_active=True)
    found = select_values(ApiToken, live & works, (*_OF_TOKEN, *_TOKEN_GRANTS))
    if not found:
        return None
    token_id, scopes, expires_at, workspace_id, *person, own, by_team = found[0]
    if expires_at is not None and expires_at <= now():
        return None
    with _used_lock:
        _used[token_id] = now()
    token = {"token_id": token_id, "token_scopes": frozenset(scopes)}
    return actor_for(_Member(*person), _workspace(workspace_id), [*own, *by_team], via="token", **token)


def _workspace(workspace_id: UUID) -> Workspace:
    """Return the workspace, at most ten seconds old: only its language and time zone are read here."""
    known = _workspaces.get(workspace_id)
    at = time.monotonic()
    if known is None or at - known[0] > 10:
        known = _workspaces[workspace_id] = (at, Workspace.objects.get(pk=workspace_id))
    return known[1]


def flush_last_used() -> int:
    """Write when tokens were last used; a periodic job calls this so that reads write nothing."""
    with _used_lock:
        seen = dict(_used)
        _used.clear()
    for token_id, at in seen.items():
        ApiToken.objects.filter(pk=token_id).update(last_used_at=at)
    return len(seen)


def session_user(session: SessionBase) -> User | None:
    """Return the account signed in with a session whose password has not changed since."""
    user_id = session.get(SESSION_KEY)
    if user_id is None or session.get(BACKEND_SESSION_KEY) not in settings.AUTHENTICATION_BACKENDS:
        return None
    user = select_object(User, Q(id=UUID(user_id), is_active=True))  # text would be composed anew each time
    if user is None:
        return None
    stored = session.get(HASH_SESSION_KEY, "")
    return user if constant_time_compare(stored, user.get_session_auth_hash()) else None


def _by_session(session: SessionBase) -> Actor | None:
    user = session_user(session)
    if user is None:
        return None
    people = select_values(Person, Q(user_id=user.id, active=True), (*_OF_PERSON, *_PERSON_GRANTS), ("created_at",))
    if not people:
        return None
    chosen = session.get("person_id")
    *person, workspace_id, own, by_team = next((row for row in people if str(row[0]) == chosen), people[0])
    return actor_for(_Member(*person), _workspace(workspace_id), [*own, *by_team])


def admit(headers: dict[str, str]) -> Admission | None:
    """Return what a live stream's request may hear, from its session cookie or token."""
    header = headers.get("authorization", "")
    if header.startswith("Bearer " + TOKEN_PREFIX):
        key_hash = digest(header.removeprefix("Bearer ").strip())
        return _admission(_by_token(key_hash), "token:" + key_hash)
    cookie = SimpleCookie(headers.get("cookie", "")).get(settings.SESSION_COOKIE_NAME)
    if cookie is None:
        return None
    return _admission(_by_session(_open_session(cookie.value)), "session:" + cookie.value)


def refresh(admissions: list[Admission]) -> dict[str, frozenset[UUID] | None]:
    """Return per session key the scopes seen now, None where the session or the person has ended."""
    present: dict[str, frozenset[UUID] | None] = {}
    for admission in admissions:
        kind, _, key = admission.session_key.partition(":")
        if admission.session_key not in present:
            actor = _by_token(key) if kind == "token" else _by_session(_open_session(key))
            present[admission.session_key] = visible_scopes(actor) if actor else None
    return present


def _open_session(key: str) -> SessionBase:
    store: type[SessionBase] = import_module(settings.SESSION_ENGINE).SessionStore
    return store(key)


def _admission(actor: Actor | None, key: str) -> Admission | None:
    if actor is None or actor.person_id is None:
        return None
    return Admission(actor.workspace_id, actor.person_id, visible_scopes(actor), key)
