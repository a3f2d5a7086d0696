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
