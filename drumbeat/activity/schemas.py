"""Shapes of activity on the wire."""

from datetime import datetime
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
