"""Facts of work's history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class TaskCreated(Event):
    """A task was created."""

    kind = "task.created"
    effect: ClassVar[Effect] = "created"
    inverse = "task.removed"


class TaskUpdated(Event):
    """A task's values changed: dates, people, stage, place, notes and the rest."""

    kind = "task.updated"
    inverse = "task.updated"


class TaskCommitted(Event):
    """Somebody who does a task promised a day, another one, or took the promise back."""

    kind = "task.committed"
    inverse = "task.committed"


class TaskRemoved(Event):
    """A task went to the bin."""

    kind = "task.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "task.restored"


class TaskRestored(Event):
    """A task came back from the bin."""

    kind = "task.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "task.removed"


class DependencyAdded(Event):
    """Two tasks were linked."""

    kind = "dependency.added"
    effect: ClassVar[Effect] = "created"
    inverse = "dependency.removed"


class DependencyUpdated(Event):
    """The kind or lag of a link changed."""

    kind = "dependency.updated"
    inverse = "dependency.updated"


class DependencyRemoved(Event):
    """A link between two tasks ended."""

    kind = "dependency.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "dependency.restored"


class DependencyRestored(Event):
    """A removed link came back."""

    kind = "dependency.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "dependency.removed"


class TimeLogged(Event):
    """Somebody recorded minutes on a task."""

    kind = "time.logged"
    effect: ClassVar[Effect] = "created"
    inverse = "time.removed"


class TimeUpdated(Event):
    """A time entry changed."""

    kind = "time.updated"
    inverse = "time.updated"


class TimeRemoved(Event):
    """A time entry went to the bin."""

    kind = "time.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "time.restored"


class TimeRestored(Event):
    """A time entry came back."""

    kind = "time.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "time.removed"


class ScheduleRecomputed(Event):
    """The schedule of some campaigns was derived again; the rows themselves carry no event."""

    kind = "schedule.recomputed"
    effect: ClassVar[Effect] = "noted"


class ViewSaved(Event):
    """A view of a screen was saved under a new name."""

    kind = "view.saved"
    effect: ClassVar[Effect] = "created"
    inverse = "view.removed"


class ViewUpdated(Event):
    """A saved view was saved again, or shared."""

    kind = "view.updated"
    inverse = "view.updated"


class ViewRemoved(Event):
    """A saved view was removed."""

    kind = "view.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "view.restored"


class ViewRestored(Event):
    """A saved view came back."""

    kind = "view.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "view.removed"


class MilestoneReviewed(Event):
    """A verdict was recorded at a milestone."""

    kind = "milestone.reviewed"
    effect: ClassVar[Effect] = "created"
    irreversible = "a verdict is followed by another, not taken back"
