"""Tables of approvals: rounds of asking and the votes in them."""

from django.db import models

from drumbeat.kernel.models import ScopedRow


class Approval(ScopedRow):
    """One round of asking about an object; `scope_id` is the object's."""

    class State(models.TextChoices):
        OPEN = "open"
        APPROVED = "approved"
        CHANGES_REQUIRED = "changes_required"
        WITHDRAWN = "withdrawn"

    ref_kind = models.CharField(max_length=40)
    ref_id = models.UUIDField()
    round = models.IntegerField(default=1)
    state = models.CharField(max_length=16, choices=State.choices, default=State.OPEN)
    note = models.TextField(blank=True)
    requested_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["workspace_id", "ref_kind", "ref_id"],
                condition=models.Q(state="open"),
                name="approvals_one_open",
            ),
            models.UniqueConstraint(fields=["workspace_id", "ref_id", "ref_kind", "round"], name="approvals_round"),
        ]


class ApprovalVote(ScopedRow):
    """One approver of an approval and, once given, the answer."""

    approval = models.ForeignKey(Approval, on_delete=models.CASCADE, related_name="votes")
    approver = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    decision = models.CharField(max_length=16, blank=True)
    comment = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["approval", "approver"], name="approvals_vote_once")]
        indexes = [
            models.Index(
                fields=["workspace_id", "approver"], name="approvals_vote_waiting", condition=models.Q(decision="")
            )
        ]
