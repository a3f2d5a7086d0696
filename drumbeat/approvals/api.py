"""Doors of approvals."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.approvals import actions
from drumbeat.approvals.outputs import approval_out, approvals_out
from drumbeat.approvals.queries import rounds_of, waiting_for
from drumbeat.approvals.schemas import ApprovalOut, DecisionIn, NewApproval
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.http.doors import Request, reply, writes

router = Router()


@router.get("/approvals", response=list[ApprovalOut], operation_id="list_approvals")
def list_approvals(
    request: Request, mine: bool = False, kind: str | None = None, id: UUID | None = None
) -> HttpResponse:
    """Return what waits for the actor's own decision, or every round about the object `kind`, `id`."""
    if mine:
        return reply(approvals_out(request.auth, waiting_for(request.auth)))
    if kind is None or id is None:
        raise Invalid("approvals.which", fields={"id": ["required"]})
    return reply(approvals_out(request.auth, rounds_of(request.auth, kind, id)))


@router.post("/approvals", response={201: ApprovalOut}, operation_id="request_approval")
@writes
def request_approval(request: Request, payload: NewApproval) -> HttpResponse:
    """Ask people to decide on an object."""
    made = actions.request_approval(request.auth, payload.kind, payload.id, payload.approver_ids, payload.note)
    return reply(approval_out(request.auth, made), 201)


@router.post("/approvals/{approval_id}/decide", response=ApprovalOut, operation_id="decide_approval")
@writes
def decide_approval(request: Request, approval_id: UUID, payload: DecisionIn) -> HttpResponse:
    """Give one's vote."""
    decided = actions.decide_approval(request.auth, approval_id, payload.decision, payload.comment)
    return reply(approval_out(request.auth, decided))


@router.post("/approvals/{approval_id}/withdraw", response=ApprovalOut, operation_id="withdraw_approval")
@writes
def withdraw_approval(request: Request, approval_id: UUID) -> HttpResponse:
    """Take an open request back."""
    return reply(approval_out(request.auth, actions.withdraw_approval(request.auth, approval_id)))
