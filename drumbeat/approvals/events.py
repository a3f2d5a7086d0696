"""Facts of the approvals' history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class ApprovalRequested(Event):
    """Somebody asked named people to decide on an object."""

    kind = "approval.requested"
    effect: ClassVar[Effect] = "created"
    irreversible = "a request is withdrawn, not undone"


class ApprovalDecided(Event):
    """One approver decided; `facts.outcome` is what became of the whole, empty while others are still to answer."""

    kind = "approval.decided"
    irreversible = "a decision stays"
    personal = frozenset({"comment"})


class ApprovalWithdrawn(Event):
    """The request was taken back before it was decided."""

    kind = "approval.withdrawn"
    irreversible = "ask again instead"
