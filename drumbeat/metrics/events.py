"""Facts of the metrics' history; values measured in bulk have one event for each act, and one for each campaign."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class MetricCreated(Event):
    """A metric was added to the library."""

    kind = "metric.created"
    effect: ClassVar[Effect] = "created"
    inverse = "metric.removed"


class MetricUpdated(Event):
    """A metric's definition changed."""

    kind = "metric.updated"
    inverse = "metric.updated"


class MetricRemoved(Event):
    """A metric went to the bin; its facts stay."""

    kind = "metric.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "metric.restored"


class MetricRestored(Event):
    """A metric came back from the bin."""

    kind = "metric.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "metric.removed"


class TargetCreated(Event):
    """A target was set."""

    kind = "target.created"
    effect: ClassVar[Effect] = "created"
    inverse = "target.removed"


class TargetUpdated(Event):
    """A target changed."""

    kind = "target.updated"
    inverse = "target.updated"


class TargetRemoved(Event):
    """A target went to the bin."""

    kind = "target.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "target.restored"


class TargetRestored(Event):
    """A target came back from the bin."""

    kind = "target.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "target.removed"


class RateCreated(Event):
    """A rate of a currency was set."""

    kind = "rate.created"
    effect: ClassVar[Effect] = "created"
    inverse = "rate.removed"


class RateRemoved(Event):
    """A rate of a currency was taken out."""

    kind = "rate.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "rate.restored"


class RateRestored(Event):
    """A rate of a currency came back."""

    kind = "rate.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "rate.removed"


class FactsRecorded(Event):
    """A run wrote facts; `facts` hold its counts and days."""

    kind = "facts.recorded"
    effect: ClassVar[Effect] = "created"
    inverse = "facts.withdrawn"


class FactsWithdrawn(Event):
    """A run was taken back: what it had replaced is there again."""

    kind = "facts.withdrawn"
    effect: ClassVar[Effect] = "removed"
    inverse = "facts.returned"


class FactsReturned(Event):
    """A run that was taken back is there again."""

    kind = "facts.returned"
    effect: ClassVar[Effect] = "restored"
    inverse = "facts.withdrawn"


class ResultsChanged(Event):
    """Results of a campaign are other than before; `facts` name the metrics and the days."""

    kind = "results.changed"
    effect: ClassVar[Effect] = "noted"


class FactImportStarted(Event):
    """A file of results was brought."""

    kind = "fact_import.started"
    effect: ClassVar[Effect] = "noted"


class FactImportProgressed(Event):
    """An import of results was mapped, checked, began to run or ended; `facts` hold its state and counts."""

    kind = "fact_import.progressed"
    effect: ClassVar[Effect] = "noted"
