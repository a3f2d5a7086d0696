"""Facts of transfer's history; the tasks an import makes have their own events, in its batch."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class ImportStarted(Event):
    """A file was brought."""

    kind = "import.started"
    effect: ClassVar[Effect] = "noted"


class ImportProgressed(Event):
    """An import was mapped, checked, began to run or ended; `facts` hold its state and counts."""

    kind = "import.progressed"
    effect: ClassVar[Effect] = "noted"
