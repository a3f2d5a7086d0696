"""Reads of approvals."""

from uuid import UUID

from django.db.models import QuerySet

from drumbeat.approvals import offers, policy
from drumbeat.approvals.models import Approval, ApprovalVote
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.refs import Subject

MOST = 200


def approvable_of(kind: str) -> offers.Approvable:
    """Return how objects of a kind are decided upon; raise NotFound for kinds that are not."""
    found = offers.approvables.get(kind)
    if found is None:
        raise NotFound("approvals.no_subject")
    return found


def find_subject(actor: Actor, kind: str, subject_id: UUID) -> Subject:
    """Return what is decided upon; raise NotFound for what the actor does not see."""
    return approvable_of(kind).find(actor, subject_id)


def approvals(actor: Actor) -> QuerySet[Approval]:
    """Return the approvals the actor sees, with their votes and people."""
    rows = Approval.objects.filter(policy.visible(actor)).select_related("requested_by")
    return rows.prefetch_related("votes", "votes__approver")


def find_approval(actor: Actor, approval_id: UUID) -> Approval:
    """Return one approval; raise NotFound when the actor does not see it or its object is gone."""
    approval = approvals(actor).filter(pk=approval_id).first()
    if approval is None:
        raise NotFound("approvals.no_approval")
    find_subject(actor, approval.ref_kind, approval.ref_id)
    return approval


def rounds_of(actor: Actor, kind: str, subject_id: UUID) -> list[Approval]:
    """Return every round about an object, the latest first."""
    find_subject(actor, kind, subject_id)
    return list(approvals(actor).filter(ref_kind=kind, ref_id=subject_id).order_by("-round")[:MOST])


def waiting_for(actor: Actor) -> list[Approval]:
    """Return the open approvals that wait for the actor's own vote, the longest waiting first."""
    if actor.person_id is None:
        return []
    mine = ApprovalVote.objects.filter(workspace_id=actor.workspace_id, approver_id=actor.person_id, decision="")
    rows = approvals(actor).filter(state=Approval.State.OPEN, pk__in=mine.values("approval_id"))
    return list(rows.order_by("requested_at", "id")[:MOST])


def open_votes(workspace_id: UUID) -> list[tuple[UUID, UUID]]:
    """Return the approver and scope of every vote that open approvals of the workspace wait for, for planners."""
    rows = ApprovalVote.objects.filter(workspace_id=workspace_id, decision="", approval__state=Approval.State.OPEN)
    return list(rows.order_by("id").values_list("approver_id", "scope_id"))


def is_open(kind: str, subject_id: UUID) -> bool:
    """True while an object, whose visibility the caller has established, waits for a decision."""
    return Approval.objects.filter(ref_kind=kind, ref_id=subject_id, state=Approval.State.OPEN).exists()
