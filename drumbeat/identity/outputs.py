"""Identity as JSON values."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from drumbeat.identity.models import Person, Workspace
from drumbeat.kernel.actions import clock_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can
from drumbeat.kernel.texts import LANGUAGES

_WORKSPACE = ("id", "name", "language", "time_zone", "currency")


def me_out(actor: Actor, person: Person, workspace: Workspace) -> dict[str, Any]:
    """Return who is signed in, where, and what it may do."""
    return {
        "person": {
            "id": person.id,
            "name": person.name,
            "email": person.email,
            "language": person.language or None,
            "theme": person.settings.get("theme"),
            "shortcuts": person.settings.get("shortcuts"),
        },
        "workspace": workspace_out(workspace),
        "role": actor.role,
        "can": can(actor, "workspace", workspace),
        "languages": list(LANGUAGES),
        "seq": clock_of(actor.workspace_id),
    }


def workspace_out(workspace: Workspace) -> dict[str, Any]:
    """Return a workspace's settings."""
    return {name: getattr(workspace, name) for name in _WORKSPACE}


def person_out(actor: Actor, person: Person, teams: Iterable[UUID]) -> dict[str, Any]:
    """Return a person; guests see no addresses but their own."""
    shown = actor.role != "guest" or actor.person_id == person.id
    return {
        "id": person.id,
        "name": person.name,
        "email": person.email if shown else "",
        "role": person.role,
        "active": person.active,
        "account": person.user_id is not None,
        "teams": list(teams),
        "can": can(actor, "person", person),
    }


def people_out(actor: Actor, people: Iterable[Person], teams: Mapping[UUID, list[UUID]]) -> list[dict[str, Any]]:
    """Return people with the ids of their teams."""
    return [person_out(actor, person, teams.get(person.id, ())) for person in people]
