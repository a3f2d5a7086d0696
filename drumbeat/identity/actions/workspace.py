"""Writes on workspaces."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from zoneinfo import available_timezones

from drumbeat.identity import events, offers, policy
from drumbeat.identity.models import Person, Role, Scope, User, Workspace
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit, transact
from drumbeat.kernel.actor import Actor, system_actor
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.events import assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.kernel.texts import LANGUAGES

FIELDS = ("name", "language", "time_zone", "currency")


@dataclass(frozen=True)
class Founder:
    """The first owner of a workspace."""

    name: str
    email: str
    password: str | None = None


def start_workspace(
    name: str,
    founder: Founder,
    *,
    language: str = "en",
    time_zone: str = "UTC",
    before: Callable[[], None] = lambda: None,
) -> Person:
    """Found a workspace with its first owner and what every area brings to it; return the owner.

    `before` runs first in the same transaction and may refuse.
    """
    check_workspace({"name": name, "language": language, "time_zone": time_zone})
    actor = system_actor(new_id(), language=language, time_zone=time_zone)
    with transact(actor):
        before()
        scope = Scope.objects.create(workspace_id=actor.workspace_id)
        workspace = Workspace.objects.create(
            id=actor.workspace_id, name=name.strip(), language=language, time_zone=time_zone, scope_id=scope.id
        )
        user = User.objects.filter(email=founder.email.lower()).first()
        if user is None:
            user = User.objects.create_user(founder.email, founder.password)
        owner = Person.objects.create(
            workspace_id=workspace.id, user=user, name=founder.name.strip(), email=user.email, role=Role.OWNER
        )
        emit(events.WorkspaceStarted(subject=Ref("workspace", workspace.id), scope_id=scope.id))
        emit(events.PersonAdded(subject=Ref("person", owner.id), scope_id=scope.id, facts={"name": owner.name}))
        for furnishing in sorted(offers.furnishings.values(), key=lambda each: (each.order, each.area)):
            furnishing.furnish(actor)
    return owner


@action
def update_workspace(actor: Actor, values: Mapping[str, Any], base: int | None = None) -> Workspace:
    """Change name, language, time zone or currency."""
    workspace = workspace_of(actor)
    require(actor, policy.UPDATE_WORKSPACE, workspace)
    check_workspace(values)
    subject = Ref("workspace", workspace.id)
    refuse_if_changed(actor, workspace, subject, values, base)
    changes = assign(workspace, {name: values[name] for name in FIELDS if name in values})
    if changes:
        workspace.save(update_fields=list(changes))
        emit(events.WorkspaceUpdated(subject=subject, scope_id=workspace.scope_id, changes=changes))
    return workspace


@cache
def _time_zones() -> frozenset[str]:
    """Return the known time zones, read once: each reading walks the system's folder of them."""
    return frozenset(available_timezones())


def check_workspace(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the values can be a workspace's."""
    wrong: dict[str, list[str]] = {}
    if "name" in values and not str(values["name"]).strip():
        wrong["name"] = ["required"]
    if values.get("language", "en") not in LANGUAGES:
        wrong["language"] = ["not_admitted"]
    if values.get("time_zone", "UTC") not in _time_zones():
        wrong["time_zone"] = ["not_admitted"]
    currency = str(values.get("currency", "EUR"))
    if len(currency) != 3 or not currency.isascii() or not currency.isupper():
        wrong["currency"] = ["not_admitted"]
    if wrong:
        raise Invalid("identity.bad_workspace", fields=wrong)
