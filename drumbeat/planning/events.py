"""Facts of the history of planning."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class ScheduleRunStarted(Event):
    """Somebody asked for plans."""

    kind = "schedule_run.started"
    effect: ClassVar[Effect] = "noted"


class ScheduleRunProgressed(Event):
    """A run found a plan, or a better one."""

    kind = "schedule_run.progressed"
    effect: ClassVar[Effect] = "noted"


class ScheduleRunEnded(Event):
    """A run is done, was cancelled or failed; `facts` say which."""

    kind = "schedule_run.ended"
    effect: ClassVar[Effect] = "noted"


class ScheduleMovesAccepted(Event):
    """Somebody took over moves of a run; the tasks' own events say what changed."""

    kind = "schedule_run.accepted"
    effect: ClassVar[Effect] = "noted"


class EmbargoAdded(Event):
    """Days were closed for launches or work."""

    kind = "embargo.added"
    effect: ClassVar[Effect] = "created"
    inverse = "embargo.removed"


class EmbargoRemoved(Event):
    """An embargo was lifted."""

    kind = "embargo.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "embargo.restored"


class EmbargoRestored(Event):
    """A lifted embargo holds again."""

    kind = "embargo.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "embargo.removed"


class ScenarioCreated(Event):
    """A what-if was begun."""

    kind = "scenario.created"
    effect: ClassVar[Effect] = "created"
    inverse = "scenario.removed"


class ScenarioUpdated(Event):
    """A scenario's name, note or state changed."""

    kind = "scenario.updated"
    inverse = "scenario.updated"


class ScenarioRemoved(Event):
    """A scenario went to the bin."""

    kind = "scenario.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "scenario.restored"


class ScenarioRestored(Event):
    """A scenario came back from the bin."""

    kind = "scenario.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "scenario.removed"


class ScenarioChangeAdded(Event):
    """A scenario got one more change."""

    kind = "scenario_change.added"
    effect: ClassVar[Effect] = "created"
    inverse = "scenario_change.removed"


class ScenarioChangeRemoved(Event):
    """A change was taken out of a scenario."""

    kind = "scenario_change.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "scenario_change.restored"


class ScenarioChangeRestored(Event):
    """A change came back into its scenario."""

    kind = "scenario_change.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "scenario_change.removed"
