"""Shapes of identity on the wire."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticKnownError

from drumbeat.kernel.http.shapes import Strict

Role = Literal["owner", "director", "manager", "member", "intern", "guest"]
Language = Literal["en", "zh-Hans", "zh-Hant", "sv"]
Theme = Literal["light", "dark", "system"]


class Given(Strict):
    """Changes: only the fields sent are changed."""

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent."""
        return self.dict(exclude_unset=True)


class MyPerson(Schema):
    """The signed-in person and its own settings; null where the workspace or the browser decides."""

    id: UUID
    name: str
    email: str
    language: Language | None
    theme: Theme | None
    shortcuts: dict[str, Any] | None


class MyWorkspace(Schema):
    """The workspace the session is in."""

    id: UUID
    name: str
    language: Language
    time_zone: str
    currency: str


class Me(Schema):
    """Who is signed in, where, and what it may do to the workspace; `seq` is where the live stream goes on from."""

    person: MyPerson
    workspace: MyWorkspace
    role: Role
    can: list[str]
    languages: list[Language]
    seq: int


class MyChanges(Given):
    """What people change about themselves; `language` null follows the workspace's."""

    name: str | None = Field(default=None, min_length=1, max_length=120)
    language: Language | None = None
    theme: Theme | None = None
    shortcuts: dict[str, Any] | None = Field(default=None, max_length=100)

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent; a null language is stored as none of its own."""
        values = super().given()
        if values.get("name", "") is None:
            del values["name"]
        if "language" in values:
            values["language"] = values["language"] or ""
        return values


class DemoProgress(Schema):
    """How far the demo has come, in days of its history."""

    state: Literal["running", "done", "failed"]
    done: int
    total: int


class FirstRun(Schema):
    """Whether somebody still has to found the first workspace, how far its demo has come, whether letters leave."""

    needed: bool
    demo: bool
    loading: DemoProgress | None
    mail: Literal["ready", "unset", "failing"]


class NewWorkspace(Strict):
    """The first workspace and its owner; the demo's is called after its team when no name is given."""

    mode: Literal["demo", "empty"] = "empty"
    workspace_name: str = Field(default="", max_length=120, validate_default=True)
    name: str = Field(min_length=1, max_length=120)
    email: str = Field(min_length=3, max_length=254)
    password: str = Field(min_length=1, max_length=200)
    language: Language = "en"
    time_zone: str = Field(default="UTC", max_length=64)

    @field_validator("workspace_name")
    @classmethod
    def _named(cls, name: str, info: ValidationInfo) -> str:
        """An empty workspace has no name to fall back on: said together with what else is missing."""
        if not name.strip() and info.data.get("mode") == "empty":
            raise PydanticKnownError("missing")
        return name


class Started(Schema):
    """The workspace that was founded or entered, and who the signed-in account is there."""

    workspace_id: UUID
    person_id: UUID


class SignInKey(Strict):
    """The secret behind the # of a one-time link."""

    key: str = Field(min_length=10, max_length=400)


class PersonOut(Schema):
    """Somebody of the workspace; `account` says whether they can sign in."""

    id: UUID
    name: str
    email: str
    role: Role
    active: bool
    account: bool
    teams: list[UUID]
    can: list[str]


class PersonDetail(PersonOut):
    """One person, with the number of its last event."""

    etag: int


class NewPerson(Strict):
    """Somebody without an account."""

    name: str = Field(min_length=1, max_length=120)
    email: str = Field(default="", max_length=254)
    role: Role = "member"


class PersonChanges(Given):
    """What may be changed on a person."""

    name: str = Field(default="", min_length=1, max_length=120)
    role: Role = "member"
    active: bool = True


class WorkspaceOut(Schema):
    """One of the workspaces an account belongs to."""

    id: UUID
    name: str
    role: Role
    current: bool


class WorkspaceDetail(MyWorkspace):
    """The workspace's settings."""

    etag: int
    can: list[str]


class WorkspaceChanges(Given):
    """What may be changed on the workspace."""

    name: str = Field(default="", min_length=1, max_length=120)
    language: Language = "en"
    time_zone: str = Field(default="UTC", max_length=64)
    currency: str = Field(default="EUR", min_length=3, max_length=3)


class TeamOut(Schema):
    """A team and who is in it."""

    id: UUID
    name: str
    members: list[UUID]
    can: list[str]


class TeamName(Strict):
    """A team's name."""

    name: str = Field(min_length=1, max_length=80)


class NewInvitation(Strict):
    """Whom to invite; `scope_id` with `standing` gives a guest one shared thing."""

    email: str = Field(min_length=3, max_length=254)
    role: Role = "member"
    scope_id: UUID | None = None
    standing: Literal["lead", "contributor", "reviewer", "observer"] | None = None


class InvitationOut(Schema):
    """An open invitation; its key went by mail and is kept as a hash only. `mail` says whether the letter has left."""

    id: UUID
    email: str
    role: Role
    invited_by: UUID | None
    created_at: datetime
    expires_at: datetime
    mail: Literal["waiting", "sent", "failed"]


class InvitationMade(InvitationOut):
    """A new invitation; `link` only where no mail server is set up."""

    link: str | None


class OpenKey(Strict):
    """The secret behind the # of an invitation's link."""

    key: str = Field(min_length=10, max_length=200)


class OpenInvitation(Schema):
    """What the invited see before they accept; `account` says that they sign in with a password they have."""

    workspace: str
    inviter: str
    email: str
    language: Language
    account: bool


class Acceptance(Strict):
    """How an invitation is accepted: with a new account's name and password, or signed in with the account invited."""

    key: str = Field(min_length=10, max_length=200)
    name: str = Field(default="", max_length=120)
    password: str = Field(default="", max_length=200)
    language: Language | None = None


class NewToken(Strict):
    """A token's name, what it may do (`read`, `write`, or the verbs of areas as `work.*`) and how long."""

    name: str = Field(min_length=1, max_length=80)
    scopes: list[str] = Field(min_length=1, max_length=20)
    days: int | None = Field(default=90, ge=1, le=730)


class TokenOut(Schema):
    """A personal API token without its secret."""

    id: UUID
    name: str
    prefix: str
    scopes: list[str]
    created_at: datetime
    expires_at: datetime | None
    last_used_at: datetime | None


class TokenMade(TokenOut):
    """A new token with its secret, shown this once."""

    secret: str


class SessionOut(Schema):
    """A signed-in browser."""

    id: int
    ip: str
    user_agent: str
    created_at: datetime
    last_seen_at: datetime
    current: bool


class AuditRow(Schema):
    """One fact of the history."""

    seq: int
    at: datetime
    kind: str
    actor_id: UUID | None
    via: str
    subject_kind: str
    subject_id: UUID
    parents: list[list[str]]
    changes: dict[str, list[Any]] | None
    facts: dict[str, Any]
    batch_id: UUID | None


class AuditPage(Schema):
    """A page of the history, newest first, with the names of what it mentions by id."""

    items: list[AuditRow]
    names: dict[str, str]
    next: str | None


class NewVisitorLink(Strict):
    """A link to the object `kind`, `id` for the outsider called `name`, good for `days`."""

    kind: str = Field(max_length=40)
    id: UUID
    name: str = Field(max_length=80)
    may_answer: bool = True
    days: int = Field(default=30, ge=1, le=366)


class VisitorLinkOut(Schema):
    """A link that is open, without its key."""

    id: UUID
    name: str
    may_answer: bool
    created_by: str
    created_at: datetime
    expires_at: datetime


class VisitorLinkMade(VisitorLinkOut):
    """A new link with its address, shown this once."""

    link: str
