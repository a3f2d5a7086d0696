"""Facts of the goals' history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class GoalCreated(Event):
    """A goal was written down."""

    kind = "goal.created"
    effect: ClassVar[Effect] = "created"
    inverse = "goal.removed"


class GoalUpdated(Event):
    """A goal's values, place or state changed."""

    kind = "goal.updated"
    inverse = "goal.updated"


class GoalRemoved(Event):
    """A goal went to the bin."""

    kind = "goal.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "goal.restored"


class GoalRestored(Event):
    """A goal came back from the bin."""

    kind = "goal.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "goal.removed"


class GoalProposed(Event):
    """Approval of a goal was asked for."""

    kind = "goal.proposed"
    irreversible = "the request is withdrawn, not undone"


class GoalDecided(Event):
    """A goal was approved, sent back for changes, or its request was withdrawn."""

    kind = "goal.decided"
    irreversible = "a decision stays"


class GoalUpdatePosted(Event):
    """Somebody said how a goal stands."""

    kind = "goal.update_posted"
    irreversible = "a dated word stays; say the next one"


class GoalClosed(Event):
    """A goal was closed with an outcome."""

    kind = "goal.closed"
    irreversible = "a closed goal is reopened, not undone"


class GoalReopened(Event):
    """A closed goal was taken up again."""

    kind = "goal.reopened"
    irreversible = "a reopened goal is closed again"


class GoalsRolledUp(Event):
    """How far goals have come was derived again; the rows themselves carry no event."""

    kind = "goals.rolled_up"
    effect: ClassVar[Effect] = "noted"
