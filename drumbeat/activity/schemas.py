"""Shapes of activity on the wire."""

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict


class NewComment(Strict):
    """What is said about the object `kind`, `id`, in Markdown."""

    kind: str = Field(max_length=40)
    id: UUID
    body: str = Field(max_length=40_000)


class CommentBody(Strict):
    """What is said instead."""

    body: str = Field(max_length=40_000)


class CommentOut(Schema):
    """A comment; `html` is safe to show, `author_id` is empty for what an import brought from a stranger."""

    id: UUID
    kind: str
    ref_id: UUID
    author_id: UUID | None
    author: str
    body: str
    html: str
    created_at: datetime
    edited_at: datetime | None
    can: list[str]


class Rendered(Schema):
    """HTML that is safe to show."""

    html: str


class CommentPage(Schema):
    """A page of comments, oldest first."""

    items: list[CommentOut]
    next: str | None


class NewStatusUpdate(Strict):
    """How the object `kind`, `id` stands, with a Markdown body."""

    kind: str = Field(max_length=40)
    id: UUID
    health: Literal["on_track", "at_risk", "off_track", "done"]
    title: str = Field(max_length=400)
    body: str = Field(default="", max_length=40_000)


class StatusUpdateChanges(Strict):
    """Other words for a status update; only the fields sent are changed."""

    health: Literal["on_track", "at_risk", "off_track", "done"] = "on_track"
    title: str = Field(default="", max_length=400)
    body: str = Field(default="", max_length=40_000)

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent."""
        return self.dict(exclude_unset=True)


class Answer(Schema):
    """What was said about a status update; `visitor` marks somebody without an account, who came by `link`."""

    id: UUID
    author: str
    visitor: bool
    link: str
    html: str
    created_at: datetime


class StatusUpdateOut(Schema):
    """How an object stood; `html` is safe to show."""

    id: UUID
    health: Literal["on_track", "at_risk", "off_track", "done"]
    title: str
    body: str
    html: str
    author_id: UUID | None
    author: str
    created_at: datetime
    edited_at: datetime | None
    answers: list[Answer]
    can: list[str]


class FollowerOut(Schema):
    """Who is sent an object's updates."""

    id: UUID
    name: str


class StatusUpdates(Schema):
    """How an object was said to stand, newest first, and who is told."""

    items: list[StatusUpdateOut]
    followers: list[FollowerOut]
    following: bool
    can: list[str]


class FollowIn(Strict):
    """What to follow or to follow no more."""

    kind: str = Field(max_length=40)
    id: UUID


class VisitKey(Strict):
    """The key of a visitor's link; it comes in the body, never in an address."""

    key: str = Field(min_length=8, max_length=200)


class VisitorAnswer(VisitKey):
    """What the holder of a link says about an update it shows."""

    update_id: UUID
    name: str = Field(default="", max_length=200)
    body: str = Field(max_length=40_000)


class VisitUpdate(Schema):
    """A status update as a visitor reads it."""

    id: UUID
    health: Literal["on_track", "at_risk", "off_track", "done"]
    title: str
    html: str
    author: str
    created_at: datetime
    answers: list[Answer]


class Visit(Schema):
    """What a link shows."""

    about: str
    workspace: str
    language: str
    name: str
    may_answer: bool
    expires_at: datetime
    updates: list[VisitUpdate]
