"""Facts of the audiences' history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class AudienceCreated(Event):
    """An audience was described for the first time."""

    kind = "audience.created"
    effect: ClassVar[Effect] = "created"
    inverse = "audience.removed"


class AudienceUpdated(Event):
    """What is known of an audience changed."""

    kind = "audience.updated"
    inverse = "audience.updated"


class AudienceRemoved(Event):
    """An audience went to the bin; what was made for it still names it."""

    kind = "audience.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "audience.restored"


class AudienceRestored(Event):
    """An audience came back from the bin."""

    kind = "audience.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "audience.removed"


class LimitAdded(Event):
    """A channel was closed to an audience or a segment."""

    kind = "limit.added"
    effect: ClassVar[Effect] = "created"
    inverse = "limit.removed"


class LimitUpdated(Event):
    """A limit's reason, last day or bounds changed."""

    kind = "limit.updated"
    inverse = "limit.updated"


class LimitRemoved(Event):
    """A limit was lifted."""

    kind = "limit.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "limit.restored"


class LimitRestored(Event):
    """A lifted limit is in force again."""

    kind = "limit.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "limit.removed"


class MessageWritten(Event):
    """A message was written for a campaign."""

    kind = "message.written"
    effect: ClassVar[Effect] = "created"
    inverse = "message.removed"


class MessageUpdated(Event):
    """A message was reworded or meant for another audience."""

    kind = "message.updated"
    inverse = "message.updated"


class MessageRemoved(Event):
    """A message went to the bin with its proof points."""

    kind = "message.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "message.restored"


class MessageRestored(Event):
    """A message came back from the bin."""

    kind = "message.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "message.removed"


class ProofPointAdded(Event):
    """A proof point was put under a message."""

    kind = "proof_point.added"
    effect: ClassVar[Effect] = "created"
    inverse = "proof_point.removed"


class ProofPointUpdated(Event):
    """A proof point was reworded."""

    kind = "proof_point.updated"
    inverse = "proof_point.updated"


class ProofPointRemoved(Event):
    """A proof point went to the bin."""

    kind = "proof_point.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "proof_point.restored"


class ProofPointRestored(Event):
    """A proof point came back from the bin."""

    kind = "proof_point.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "proof_point.removed"
