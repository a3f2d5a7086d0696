"""Who may see and do what within identity, and the scope rule every area's `visible` builds on."""

from typing import Any

from django.db.models import Q

from drumbeat.identity.models import Scope
from drumbeat.kernel.actor import RANK, Actor
from drumbeat.kernel.policy import allow
from drumbeat.kernel.raw.shapes import Among


def in_scope(actor: Actor, field: str = "scope_id") -> Q:
    """Return the rows whose scope the actor sees: the one view rule of the product.

    Directors and owners see everything; members what is open or granted; guests only what is granted.
    """
    own = Q(workspace_id=actor.workspace_id)
    if actor.is_system or actor.at_least("director"):
        return own
    granted = tuple(actor.grants)
    if actor.role == "guest":
        return own & Q(**{f"{field}__in": granted})
    admitted = (Q(kind=Scope.Kind.OPEN) | Q(id__in=granted)) & own
    return own & Q(**{f"{field}__in": Among(Scope, admitted)})


def visible(actor: Actor) -> Q:
    """Return the people the actor sees: all of the workspace; a guest sees them too, for names on shared work."""
    return Q(workspace_id=actor.workspace_id)


def _outranks(actor: Actor, person: Any) -> bool:
    return actor.at_least("director") and RANK[actor.role] >= RANK[person.role]


ADD_PERSON = allow("identity.add_person", "workspace", "Managers and above.", lambda a, _: a.at_least("manager"))
UPDATE_PERSON = allow(
    "identity.update_person",
    "person",
    "Directors and owners, on people who do not outrank them; nobody grants a role above their own.",
    _outranks,
)
INVITE_PERSON = allow(
    "identity.invite_person",
    "workspace",
    "Managers and above, up to their own role.",
    lambda a, _: a.at_least("manager"),
)
CREATE_TEAM = allow("identity.create_team", "workspace", "Managers and above.", lambda a, _: a.at_least("manager"))
UPDATE_TEAM = allow("identity.update_team", "team", "Managers and above.", lambda a, _: a.at_least("manager"))
REMOVE_TEAM = allow("identity.remove_team", "team", "Directors and owners.", lambda a, _: a.at_least("director"))
UPDATE_WORKSPACE = allow(
    "identity.update_workspace", "workspace", "Directors and owners.", lambda a, _: a.at_least("director")
)
LIST_AUDIT = allow("identity.list_audit", "workspace", "Directors and owners.", lambda a, _: a.at_least("director"))
CREATE_TOKEN = allow(
    "identity.create_token",
    "workspace",
    "Everyone but guests, for themselves, signed in by browser.",
    lambda a, _: a.at_least("intern") and a.via == "session",
)
REVOKE_TOKEN = allow("identity.revoke_token", "token", "Whoever made it.", lambda a, row: row.person_id == a.person_id)
REVOKE_SESSION = allow(
    "identity.revoke_session",
    "session",
    "Everyone, their own, signed in by browser.",
    lambda a, _: a.via == "session",
)
UPDATE_ME = allow(
    "identity.update_me", "workspace", "Everyone, about themselves.", lambda a, _: a.person_id is not None
)
CREATE_VISITOR_LINK = allow(
    "identity.create_visitor_link",
    "subject",
    "The campaign's lead; managers and above.",
    lambda a, row: a.leads(row.scope_id),
)
REVOKE_VISITOR_LINK = allow(
    "identity.revoke_visitor_link",
    "visitor_link",
    "The campaign's lead; managers and above.",
    lambda a, row: a.leads(row.scope_id),
)
