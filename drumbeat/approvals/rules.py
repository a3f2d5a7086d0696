"""Pure decisions on approvals."""

from collections.abc import Collection, Iterable

from drumbeat.kernel.actor import Role
from drumbeat.kernel.errors import Invalid

MOST_APPROVERS = 20
LONGEST_NOTE = 10_000
APPROVED = "approved"
CHANGES_REQUIRED = "changes_required"
DECISIONS = (APPROVED, CHANGES_REQUIRED)
APPROVING_ROLES: tuple[Role, ...] = ("member", "manager", "director", "owner")
"""Roles that can be asked at all: interns and guests decide nothing."""


def outcome(decisions: Iterable[str]) -> str:
    """Return what the votes make of an approval: `changes_required` by one, `approved` by all, else empty."""
    given = list(decisions)
    if CHANGES_REQUIRED in given:
        return CHANGES_REQUIRED
    return APPROVED if given and all(each == APPROVED for each in given) else ""


def clean_note(text: str) -> str:
    """Return words without blank ends and null characters."""
    return text.replace("\x00", "").strip()


def check_request(note: str, approvers: Collection[object]) -> None:
    """Raise Invalid, naming the fields, unless an approval can be asked for like this."""
    wrong: dict[str, list[str]] = {}
    if not approvers:
        wrong["approver_ids"] = ["required"]
    elif len(approvers) > MOST_APPROVERS:
        wrong["approver_ids"] = ["too_many"]
    if len(note) > LONGEST_NOTE:
        wrong["note"] = ["too_long"]
    if wrong:
        raise Invalid("approvals.bad_request", fields=wrong)


def check_decision(decision: str, comment: str) -> None:
    """Raise Invalid unless the vote is one; who requires changes says which."""
    wrong: dict[str, list[str]] = {}
    if decision not in DECISIONS:
        wrong["decision"] = ["not_admitted"]
    elif decision == CHANGES_REQUIRED and not comment:
        wrong["comment"] = ["required"]
    if len(comment) > LONGEST_NOTE:
        wrong["comment"] = ["too_long"]
    if wrong:
        raise Invalid("approvals.bad_decision", fields=wrong)


def may_approve_own(others: int) -> bool:
    """True when who asks may approve alone: nobody else of the workspace holds a role that could."""
    return others == 0
