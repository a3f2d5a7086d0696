"""Approvals as JSON values."""

from collections.abc import Sequence
from typing import Any

from drumbeat.approvals.models import Approval
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can
from drumbeat.kernel.safety.naming import Told, names_in

_OWN = ("id", "ref_id", "round", "state", "note", "requested_by_id", "requested_at", "closed_at")


def approvals_out(actor: Actor, rows: Sequence[Approval]) -> list[dict[str, Any]]:
    """Return approvals with the names of what they are about; one whose object is gone is left out."""
    names = names_in(actor, [Told(row.ref_kind, row.ref_id, {}, {}) for row in rows])
    return [_out(actor, row, names[str(row.ref_id)]) for row in rows if str(row.ref_id) in names]


def approval_out(actor: Actor, row: Approval) -> dict[str, Any]:
    """Return one approval."""
    return approvals_out(actor, [row])[0]


def _out(actor: Actor, row: Approval, name: str) -> dict[str, Any]:
    votes = sorted(row.votes.all(), key=lambda vote: vote.id)
    return {
        **{field: getattr(row, field) for field in _OWN},
        "kind": row.ref_kind,
        "name": name,
        "requested_by": row.requested_by.name if row.requested_by else "",
        "votes": [
            {
                "approver_id": vote.approver_id,
                "name": vote.approver.name,
                "decision": vote.decision,
                "comment": vote.comment,
                "decided_at": vote.decided_at,
            }
            for vote in votes
        ],
        "can": can(actor, "approval", row) if row.state == Approval.State.OPEN else [],
    }
