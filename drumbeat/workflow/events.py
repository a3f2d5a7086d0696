"""Facts of workflow's history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class StageAdded(Event):
    """A stage was added to a workflow."""

    kind = "stage.added"
    effect: ClassVar[Effect] = "created"
    inverse = "stage.removed"


class StageUpdated(Event):
    """Name, limit, checks, category or place of a stage changed."""

    kind = "stage.updated"
    inverse = "stage.updated"


class StageRemoved(Event):
    """A stage was removed; its work moved into another."""

    kind = "stage.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "stage.restored"


class StageRestored(Event):
    """A removed stage came back, empty."""

    kind = "stage.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "stage.removed"
