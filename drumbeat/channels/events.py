"""Facts of the channels' history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class ChannelCreated(Event):
    """A channel was added to the library."""

    kind = "channel.created"
    effect: ClassVar[Effect] = "created"
    inverse = "channel.removed"


class ChannelUpdated(Event):
    """A channel's values or its place in the library changed."""

    kind = "channel.updated"
    inverse = "channel.updated"


class ChannelRemoved(Event):
    """A channel went to the bin; what was made for it still names it."""

    kind = "channel.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "channel.restored"


class ChannelRestored(Event):
    """A channel came back from the bin."""

    kind = "channel.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "channel.removed"
