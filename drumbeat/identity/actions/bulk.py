"""People in bulk, for the demo workspace."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX, make_password

from drumbeat.identity import events, policy
from drumbeat.identity.models import Person, User
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref


@dataclass(frozen=True)
class NewPerson:
    """Somebody with an account."""

    name: str
    email: str
    role: str


@action
def add_people_in_bulk(actor: Actor, people: Sequence[NewPerson]) -> list[Person]:
    """Add people whose accounts have no password yet."""
    workspace = workspace_of(actor)
    require(actor, policy.ADD_PERSON, workspace)
    hashed = make_password(None)
    users = [User(email=each.email.lower(), password=hashed) for each in people]
    User.objects.bulk_create(users)
    rows = [
        Person(workspace_id=actor.workspace_id, user=user, name=each.name, email=user.email, role=each.role)
        for each, user in zip(people, users, strict=True)
    ]
    Person.objects.bulk_create(rows)
    for row in rows:
        subject = Ref("person", row.id)
        emit(events.PersonAdded(subject=subject, scope_id=workspace.scope_id, facts={"name": row.name}))
    return rows


@action
def give_passwords(actor: Actor, hashed: str) -> None:
    """Give one password, hashed already, to those accounts of the workspace's people that have none."""
    require(actor, policy.ADD_PERSON, workspace_of(actor))
    there = Person.objects.filter(workspace_id=actor.workspace_id).values("user_id")
    without = User.objects.filter(id__in=there, password__startswith=UNUSABLE_PASSWORD_PREFIX)
    without.update(password=hashed)
