"""Who may see, ask for and give approvals."""

from typing import Any

from django.db.models import Q

from drumbeat.approvals.rules import APPROVING_ROLES
from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the approvals of objects the actor sees."""
    return in_scope(actor)


def _is_asked(actor: Actor, row: Any) -> bool:
    """True for an approver of the row, whose votes the caller has loaded."""
    return actor.role in APPROVING_ROLES and any(vote.approver_id == actor.person_id for vote in row.votes.all())


REQUEST_APPROVAL = allow(
    "approvals.request_approval",
    "subject",
    "Who contributes to what it is about, as its area admits.",
    lambda a, row: a.contributes(row.scope_id),
)
DECIDE_APPROVAL = allow("approvals.decide_approval", "approval", "The approvers named, members and above.", _is_asked)
WITHDRAW_APPROVAL = allow(
    "approvals.withdraw_approval",
    "approval",
    "Who asked; the campaign's lead; managers and above.",
    lambda a, row: row.requested_by_id == a.person_id or a.leads(row.scope_id),
)
