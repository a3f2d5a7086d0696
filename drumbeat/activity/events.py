"""Facts of activity's history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class CommentPosted(Event):
    """Somebody said something about an object."""

    kind = "comment.posted"
    effect: ClassVar[Effect] = "created"
    inverse = "comment.removed"


class CommentUpdated(Event):
    """The author changed what was said."""

    kind = "comment.updated"
    inverse = "comment.updated"
    personal = frozenset({"body"})


class CommentRemoved(Event):
    """A comment went to the bin."""

    kind = "comment.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "comment.restored"


class CommentRestored(Event):
    """A comment came back."""

    kind = "comment.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "comment.removed"


class VisitorAnswered(Event):
    """The holder of a visitor's link answered a status update."""

    kind = "comment.answered"
    effect: ClassVar[Effect] = "created"
    irreversible = "an outsider's words are removed by hand"
    personal = frozenset({"visitor"})


class StatusUpdatePosted(Event):
    """Somebody said how an object stands; its followers are told."""

    kind = "status_update.posted"
    effect: ClassVar[Effect] = "created"
    inverse = "status_update.removed"


class StatusUpdateUpdated(Event):
    """A status update was put in other words."""

    kind = "status_update.updated"
    inverse = "status_update.updated"


class StatusUpdateRemoved(Event):
    """A status update went to the bin."""

    kind = "status_update.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "status_update.restored"


class StatusUpdateRestored(Event):
    """A status update came back."""

    kind = "status_update.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "status_update.removed"


class Followed(Event):
    """A person began or ceased to follow an object."""

    kind = "follower.changed"
    effect: ClassVar[Effect] = "noted"
