"""Shapes of approvals on the wire."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from ninja import Schema
from pydantic import Field

from drumbeat.kernel.http.shapes import Strict

State = Literal["open", "approved", "changes_required", "withdrawn"]
Decision = Literal["approved", "changes_required"]


class NewApproval(Strict):
    """A decision asked of people about the object `kind`, `id`."""

    kind: str = Field(max_length=40)
    id: UUID
    approver_ids: list[UUID] = Field(max_length=100)
    note: str = Field(default="", max_length=40_000)


class DecisionIn(Strict):
    """One approver's vote; requiring changes needs a comment."""

    decision: Decision
    comment: str = Field(default="", max_length=40_000)


class VoteOut(Schema):
    """One approver and what they answered; `decision` is empty while they have not."""

    approver_id: UUID
    name: str
    decision: Literal["", "approved", "changes_required"]
    comment: str
    decided_at: datetime | None


class ApprovalOut(Schema):
    """One round of asking about an object, which is called `name`."""

    id: UUID
    kind: str
    ref_id: UUID
    name: str
    round: int
    state: State
    note: str
    requested_by_id: UUID | None
    requested_by: str
    requested_at: datetime
    closed_at: datetime | None
    votes: list[VoteOut]
    can: list[str]
