"""Facts of the history of baselines."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class BaselineTaken(Event):
    """A campaign's plan was kept under a name."""

    kind = "baseline.taken"
    effect: ClassVar[Effect] = "created"
    inverse = "baseline.removed"


class BaselineRenamed(Event):
    """The name or note of a baseline changed."""

    kind = "baseline.renamed"
    inverse = "baseline.renamed"


class BaselineRemoved(Event):
    """A baseline went to the bin."""

    kind = "baseline.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "baseline.restored"


class BaselineRestored(Event):
    """A baseline came back."""

    kind = "baseline.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "baseline.removed"
