"""Writes of approvals."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.approvals import events, offers, policy, rules
from drumbeat.approvals.models import Approval, ApprovalVote
from drumbeat.approvals.queries import approvable_of, find_approval, find_subject
from drumbeat.identity.queries import load_actor, people, require_people
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.events import Event
from drumbeat.kernel.policy import require
from drumbeat.kernel.raw.select import select_object
from drumbeat.kernel.raw.writes import insert_rows
from drumbeat.kernel.refs import Ref, Subject


@action
def request_approval(
    actor: Actor, kind: str, subject_id: UUID, approver_ids: Sequence[UUID], note: str = ""
) -> Approval:
    """Ask people to decide on an object; raise Conflict while an earlier request is open."""
    approvable = approvable_of(kind)
    subject = approvable.find(actor, subject_id)
    require(actor, policy.REQUEST_APPROVAL, subject)
    if not approvable.may_request(actor, subject_id):
        raise NotAllowed("approvals.may_not_request")
    note = rules.clean_note(note)
    rules.check_request(note, approver_ids)
    _check_approvers(actor, approvable, subject_id, require_people(actor, approver_ids))
    approvable.asked(actor, subject_id)  # locks the object, so that of two who ask at once the second finds a round
    rounds = Q(workspace_id=actor.workspace_id, ref_kind=kind, ref_id=subject_id)
    last = select_object(Approval, rounds, ("-round",))
    if last is not None and last.state == Approval.State.OPEN:
        raise Conflict("approvals.already_open")
    approval = Approval.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=subject.scope_id,
        ref_kind=kind,
        ref_id=subject_id,
        round=last.round + 1 if last else 1,
        note=note,
        requested_by_id=actor.person_id,
        requested_at=now(),
    )
    insert_rows(
        [
            ApprovalVote(
                workspace_id=actor.workspace_id, scope_id=subject.scope_id, approval=approval, approver_id=person_id
            )
            for person_id in dict.fromkeys(approver_ids)
        ]
    )
    emit(_fact(events.ApprovalRequested, approval, subject, round=approval.round, approvers=list(approver_ids)))
    return find_approval(actor, approval.id)


@action
def decide_approval(actor: Actor, approval_id: UUID, decision: str, comment: str = "") -> Approval:
    """Give one's vote; the last missing one, or the first that requires changes, closes the approval.

    The same vote again changes nothing; another one after it, or any after the close, raises Conflict.
    """
    approval = _locked(actor, approval_id)
    require(actor, policy.DECIDE_APPROVAL, approval)
    comment = rules.clean_note(comment)
    rules.check_decision(decision, comment)
    vote = next((each for each in approval.votes.all() if each.approver_id == actor.person_id), None)
    if vote is None:
        raise NotFound("approvals.no_vote")
    if vote.decision == decision:
        return approval
    if approval.state != Approval.State.OPEN or vote.decision:
        raise Conflict("approvals.closed", state=approval.state)
    approvable = approvable_of(approval.ref_kind)
    if not approvable.may_approve(actor.role):
        raise NotAllowed("approvals.may_not_decide")
    vote.decision, vote.comment, vote.decided_at = decision, comment, now()
    vote.save(update_fields=["decision", "comment", "decided_at"])
    outcome = rules.outcome(each.decision for each in approval.votes.all())
    subject = find_subject(actor, approval.ref_kind, approval.ref_id)
    if outcome:
        _close(approval, outcome)
        approvable.decided(actor, approval.ref_id, outcome == rules.APPROVED)
    emit(_fact(events.ApprovalDecided, approval, subject, decision=decision, outcome=outcome, comment=comment))
    return approval


@action
def withdraw_approval(actor: Actor, approval_id: UUID) -> Approval:
    """Take an open request back; one that is withdrawn stays so, one that is decided raises Conflict."""
    approval = _locked(actor, approval_id)
    require(actor, policy.WITHDRAW_APPROVAL, approval)
    if approval.state == Approval.State.WITHDRAWN:
        return approval
    if approval.state != Approval.State.OPEN:
        raise Conflict("approvals.closed", state=approval.state)
    subject = find_subject(actor, approval.ref_kind, approval.ref_id)
    _close(approval, Approval.State.WITHDRAWN)
    approvable_of(approval.ref_kind).withdrawn(actor, approval.ref_id)
    emit(_fact(events.ApprovalWithdrawn, approval, subject))
    return approval


def _locked(actor: Actor, approval_id: UUID) -> Approval:
    """Lock the row first, so that of two last votes at once the second counts the first."""
    select_object(Approval, Q(id=approval_id, workspace_id=actor.workspace_id), locked=True)
    return find_approval(actor, approval_id)


def _close(approval: Approval, state: str) -> None:
    approval.state, approval.closed_at = state, now()
    approval.save(update_fields=["state", "closed_at"])


def _check_approvers(
    actor: Actor, approvable: offers.Approvable, subject_id: UUID, approver_ids: Sequence[UUID]
) -> None:
    """Raise Invalid when one of the people could not decide: by role, seeing nothing of it, or being who asks."""
    for person_id in approver_ids:
        approver = load_actor(actor.workspace_id, person_id)
        if approver is None or approver.role not in rules.APPROVING_ROLES or not approvable.may_approve(approver.role):
            raise Invalid("approvals.bad_request", fields={"approver_ids": ["may_not_approve"]}, person=str(person_id))
        try:
            approvable.find(approver, subject_id)
        except NotFound:
            found = {"approver_ids": ["does_not_see"]}
            raise Invalid("approvals.bad_request", fields=found, person=str(person_id)) from None
    if actor.person_id in approver_ids and not rules.may_approve_own(_others(actor, approvable)):
        raise Invalid("approvals.bad_request", fields={"approver_ids": ["oneself"]}, person=str(actor.person_id))


def _others(actor: Actor, approvable: offers.Approvable) -> int:
    """How many people besides the actor hold a role that may decide."""
    roles = [role for role in rules.APPROVING_ROLES if approvable.may_approve(role)]
    rows = people(actor).filter(role__in=roles, active=True)
    return sum(1 for pk in rows.values_list("id", flat=True) if pk != actor.person_id)


def _fact(event: type[Event], approval: Approval, subject: Subject, **more: Any) -> Event:
    return event(
        subject=Ref("approval", approval.id),
        scope_id=approval.scope_id,
        parents=(Ref(approval.ref_kind, approval.ref_id), *subject.parents),
        facts={"name": subject.name, "on": approval.ref_kind, **more},
    )
