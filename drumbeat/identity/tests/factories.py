"""The fixed cast of the tests, in two workspaces."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from drumbeat.identity.actions.letter import due_letters, send_letter
from drumbeat.identity.actions.scope import create_scope
from drumbeat.identity.actions.workspace import Founder, start_workspace
from drumbeat.identity.models import ApiToken, Person, Workspace
from drumbeat.identity.queries import actor_for, visible_scopes
from drumbeat.identity.secrets import digest, new_token
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.refs import Subject
from drumbeat.kernel.tests.rows import Rows, counts, rows_since

PASSWORD = "a long enough secret"
ROLES = {
    "director": "director",
    "manager": "manager",
    "lead": "member",
    "legal": "member",
    "intern": "intern",
    "guest": "guest",
}


@dataclass
class Cast:
    """Everyone by role name; `actor("lead")` is read fresh from the database, grants included."""

    workspace: Workspace
    people: dict[str, Person] = field(default_factory=dict)

    def person_id(self, name: str) -> UUID:
        return self.people[name].id

    def actor(self, name: str) -> Actor:
        person = Person.objects.get(pk=self.people[name].pk)
        return actor_for(person, Workspace.objects.get(pk=person.workspace_id))


def make_cast() -> Cast:
    """A workspace with one person per role, and a stranger who owns another workspace."""
    owner = start_workspace("Northwind", Founder("Olga Owner", "owner@example.com", PASSWORD))
    cast = Cast(Workspace.objects.get(pk=owner.workspace_id), {"owner": owner})
    for name, role in ROLES.items():
        cast.people[name] = make_person(cast.workspace, name, role)
    cast.people["stranger"] = start_workspace("Elsewhere", Founder("Sam Stranger", "stranger@example.com", PASSWORD))
    return cast


@dataclass(frozen=True)
class KeptCast:
    """The cast as rows, to be copied: founding two workspaces for each test anew would be most of a test's time."""

    rows: Rows
    workspace: UUID
    people: dict[str, UUID]

    def enter(self) -> Cast:
        """Return a copy of the cast with ids of its own, in a database without a workspace; else a new cast."""
        if Workspace.objects.exists():
            return make_cast()
        fresh = self.rows.lay_in()
        people = Person.objects.select_related("user").in_bulk([fresh[pk] for pk in self.people.values()])
        found = {name: people[fresh[pk]] for name, pk in self.people.items()}
        return Cast(Workspace.objects.get(pk=fresh[self.workspace]), found)


def keep_cast() -> KeptCast:
    """Make the cast and read its rows; the caller takes back what was written."""
    before = counts()
    cast = make_cast()
    return KeptCast(rows_since(before), cast.workspace.id, {name: person.id for name, person in cast.people.items()})


def make_person(workspace: Workspace, name: str, role: str = "member", *, account: bool = True) -> Person:
    """A person of the workspace, by default with an account that has PASSWORD."""
    from drumbeat.identity.models import User

    email = f"{name}@example.com"
    user = User.objects.create_user(email, PASSWORD) if account else None
    return Person.objects.create(workspace_id=workspace.id, user=user, name=name.title(), email=email, role=role)


def make_token(person: Person, *scopes: str) -> str:
    """A working API token of the person."""
    secret = new_token()
    ApiToken.objects.create(
        workspace_id=person.workspace_id,
        person=person,
        name="test",
        prefix=secret[:12],
        key_hash=digest(secret),
        scopes=list(scopes) or ["write"],
    )
    return secret


def make_thing(actor: Actor, *, private: bool = False) -> UUID:
    """Something with a scope of its own, as upper areas have: its id is its scope's."""
    return create_scope(actor, private=private).id


def find_thing(actor: Actor, thing_id: UUID) -> Subject:
    """The thing as generic areas see it; raise NotFound when the actor does not see it."""
    if thing_id not in visible_scopes(actor):
        raise NotFound("test.no_thing")
    return Subject(thing_id, (), "A thing")


def make_people(workspace: Workspace, names: Iterable[str]) -> None:
    """Many people without accounts, in one statement."""
    Person.objects.bulk_create([Person(workspace_id=workspace.id, name=name) for name in names])


def deliver_letters() -> None:
    """Do what the job of letters does: try every letter that is due."""
    for letter_id in due_letters():
        send_letter(letter_id)
