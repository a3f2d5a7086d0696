"""Facts of the history of phases."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class BriefUpdated(Event):
    """The brief of a campaign changed."""

    kind = "brief.updated"
    inverse = "brief.updated"
    money = frozenset({"budget_minor", "budget_currency"})


class PhaseClosed(Event):
    """A campaign left a phase; `reason` says why although checks were not met."""

    kind = "phase.closed"
    effect: ClassVar[Effect] = "noted"


class PhaseReopened(Event):
    """A campaign went back to a phase it had left."""

    kind = "phase.reopened"
    effect: ClassVar[Effect] = "noted"


class CheckMarked(Event):
    """Somebody ticked an exit check of a campaign, or took the tick back."""

    kind = "exit_check.marked"
    effect: ClassVar[Effect] = "noted"


class ExitCheckAdded(Event):
    """A campaign type got an exit check."""

    kind = "exit_check.added"
    effect: ClassVar[Effect] = "created"
    inverse = "exit_check.removed"


class ExitCheckUpdated(Event):
    """An exit check of a campaign type changed."""

    kind = "exit_check.updated"
    inverse = "exit_check.updated"


class ExitCheckRemoved(Event):
    """An exit check of a campaign type went to the bin."""

    kind = "exit_check.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "exit_check.restored"


class ExitCheckRestored(Event):
    """An exit check of a campaign type came back."""

    kind = "exit_check.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "exit_check.removed"
