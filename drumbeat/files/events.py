"""Facts of files' history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class FileAttached(Event):
    """A file was attached to an object."""

    kind = "file.attached"
    effect: ClassVar[Effect] = "created"
    inverse = "file.removed"


class FileRemoved(Event):
    """A file went to the bin."""

    kind = "file.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "file.restored"


class FileRestored(Event):
    """A file came back from the bin."""

    kind = "file.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "file.removed"
