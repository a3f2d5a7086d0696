"""Writes on people."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from drumbeat.identity import events, policy
from drumbeat.identity.models import Person, Role
from drumbeat.identity.queries import find_person, people, workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import RANK, Actor
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.events import Changes, assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.kernel.texts import LANGUAGES

THEMES = ("light", "dark", "system")
MOST_SETTINGS = 4000


@action
def add_person(actor: Actor, name: str, *, email: str = "", role: str = "member") -> Person:
    """Add somebody without an account, to be assigned work; raise Conflict when the address is taken."""
    workspace = workspace_of(actor)
    require(actor, policy.ADD_PERSON, workspace)
    check_person({"name": name, "email": email, "role": role})
    refuse_higher_role(actor, role)
    email = email.strip().lower()
    if email and people(actor).filter(email=email).exists():
        raise Conflict("identity.address_taken", email=email)
    person = Person.objects.create(workspace_id=actor.workspace_id, name=name.strip(), email=email, role=role)
    emit(
        events.PersonAdded(
            subject=ref(person), scope_id=workspace.scope_id, facts={"name": person.name, "email": email, "role": role}
        )
    )
    return person


@action
def update_person(actor: Actor, person_id: UUID, values: Mapping[str, Any], base: int | None = None) -> Person:
    """Change a person's name, role or activity; nobody rises above the actor, an active owner remains."""
    find_person(actor, person_id)
    person = Person.objects.select_for_update().get(pk=person_id)
    require(actor, policy.UPDATE_PERSON, person)
    refuse_if_changed(actor, person, ref(person), values, base)
    check_person(values)
    if "role" in values:
        refuse_higher_role(actor, values["role"])
    was_owner = person.role == Role.OWNER and person.active
    changes = assign(person, {name: values[name] for name in ("name", "role", "active") if name in values})
    if was_owner and not (person.role == Role.OWNER and person.active):
        _require_other_owner(person)
    if changes:
        _save(actor, person, changes)
    return person


@action
def update_me(actor: Actor, values: Mapping[str, Any]) -> Person:
    """Change one's own name, language and looks; `settings` holds theme and shortcuts, which leave no trace."""
    require(actor, policy.UPDATE_ME, None)
    if actor.person_id is None:
        raise NotFound("identity.no_person")
    person = Person.objects.select_for_update().get(pk=actor.person_id, workspace_id=actor.workspace_id)
    check_person(values)
    changes = assign(person, {name: values[name] for name in ("name", "language") if name in values})
    settings = {**person.settings, **{name: values[name] for name in ("theme", "shortcuts") if name in values}}
    if len(str(settings)) > MOST_SETTINGS:
        raise Invalid("identity.bad_person", fields={"shortcuts": ["too_long"]})
    if settings != person.settings:
        person.settings = settings
        person.save(update_fields=["settings"])
    if changes:
        _save(actor, person, changes)
    return person


def check_person(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the values can be a person's."""
    wrong: dict[str, list[str]] = {}
    if "name" in values and not str(values["name"]).strip():
        wrong["name"] = ["required"]
    if values.get("role", "member") not in Role.values:
        wrong["role"] = ["not_admitted"]
    if values.get("language") and values["language"] not in LANGUAGES:
        wrong["language"] = ["not_admitted"]
    if values.get("theme", "light") not in (*THEMES, None):
        wrong["theme"] = ["not_admitted"]
    if values.get("email") and not is_address(str(values["email"])):
        wrong["email"] = ["not_an_address"]
    if wrong:
        raise Invalid("identity.bad_person", fields=wrong)


def is_address(text: str) -> bool:
    """True for what can be an e-mail address."""
    try:
        validate_email(text.strip())
    except ValidationError:
        return False
    return True


def refuse_higher_role(actor: Actor, role: str) -> None:
    """Raise NotAllowed for a role above the actor's own."""
    if not actor.is_system and RANK[role] > RANK[actor.role]:
        raise NotAllowed("identity.role_above_own", role=role)


def ref(person: Person) -> Ref:
    """Return the pointer to a person."""
    return Ref("person", person.id)


def _require_other_owner(person: Person) -> None:
    owners = Person.objects.select_for_update().filter(
        workspace_id=person.workspace_id, role=Role.OWNER, active=True, user__isnull=False
    )
    if not [each for each in owners.order_by("id") if each.id != person.id]:
        raise Conflict("identity.last_owner")


def _save(actor: Actor, person: Person, changes: Changes) -> None:
    person.save(update_fields=list(changes))
    scope_id = workspace_of(actor).scope_id
    emit(events.PersonUpdated(subject=ref(person), scope_id=scope_id, changes=changes))
