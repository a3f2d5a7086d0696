"""Accounts made on the server itself, by the `drumbeat user` command."""

from dataclasses import dataclass
from uuid import UUID

from drumbeat.identity import events
from drumbeat.identity.actions.access import check_password
from drumbeat.identity.actions.person import check_person, ref
from drumbeat.identity.models import Person, User
from drumbeat.identity.queries import system_actor_of, workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.events import Changes


@dataclass(frozen=True)
class OpenAccount:
    """Whose account; the name of a new person defaults to the address."""

    email: str
    name: str = ""
    role: str = "owner"
    password: str | None = None


def open_account(workspace_id: UUID, new: OpenAccount) -> User:
    """Return the account of the address, made with its person when there is none; a given password is set."""
    return _open_account(system_actor_of(workspace_id, via="command"), new)


@action
def _open_account(actor: Actor, new: OpenAccount) -> User:
    email = new.email.strip().lower()
    if not email:
        raise Invalid("identity.bad_person", fields={"email": ["required"]})
    check_person({"email": email, "role": new.role})
    user = User.objects.filter(email=email).first() or User.objects.create_user(email)
    if new.password is not None:
        check_password(new.password, email)
        user.set_password(new.password)
        user.save(update_fields=["password"])
    join(actor, user, new.name.strip() or email.split("@")[0], new.role)
    return user


def join(actor: Actor, user: User, name: str, role: str) -> Person:
    """Return who the account is in the workspace: already a member, somebody known by address, or a new person."""
    known = Person.objects.select_for_update().filter(workspace_id=actor.workspace_id)
    person = known.filter(user=user).first() or known.filter(email=user.email, user__isnull=True).first()
    scope_id = workspace_of(actor).scope_id
    if person is None:
        person = Person.objects.create(
            workspace_id=actor.workspace_id, user=user, name=name[:120], email=user.email, role=role
        )
        facts = {"name": person.name, "email": person.email, "role": role}
        emit(events.PersonAdded(subject=ref(person), scope_id=scope_id, facts=facts))
    elif person.user_id is None:
        changes: Changes = {"account": [False, True], "role": [person.role, role]}
        person.user, person.role, person.active = user, role, True
        person.save(update_fields=["user", "role", "active"])
        emit(events.PersonUpdated(subject=ref(person), scope_id=scope_id, changes=changes))
    return person
