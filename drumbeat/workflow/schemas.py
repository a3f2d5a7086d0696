"""Shapes of workflow on the wire."""

from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

Category = Literal["backlog", "open", "active", "review", "done"]


class Check(Strict):
    """What must be ticked before a card moves on."""

    id: str = Field(min_length=1, max_length=40)
    text: str = Field(min_length=1, max_length=200)


class StageChanges(Strict):
    """What may be changed on a stage; `limit` null lifts the limit."""

    name: str = Field(default="", min_length=1, max_length=80)
    category: Category = "open"
    limit: int | None = None
    checks: list[Check] = Field(default_factory=list, max_length=20)

    def given(self) -> dict[str, Any]:
        """Return the fields that were sent."""
        return self.dict(exclude_unset=True)


class NewStage(StageChanges):
    """A stage to add, at the end or before another."""

    name: str = Field(min_length=1, max_length=80)
    before_id: UUID | None = None


class StageMove(Strict):
    """Before which stage; null means the end."""

    before_id: UUID | None = None


class StageOut(Schema):
    """A stage."""

    id: UUID
    workflow_id: UUID
    name: str
    category: Category
    limit: int | None
    checks: list[Check]
    etag: int
    can: list[str]
