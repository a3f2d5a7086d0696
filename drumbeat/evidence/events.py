"""Facts of the evidence's history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class EvidenceAdded(Event):
    """A piece of evidence was added to the library."""

    kind = "evidence.added"
    effect: ClassVar[Effect] = "created"
    inverse = "evidence.removed"


class EvidenceUpdated(Event):
    """A piece of evidence changed."""

    kind = "evidence.updated"
    inverse = "evidence.updated"


class EvidenceRemoved(Event):
    """A piece of evidence went to the bin; what cites it keeps the citation for its return."""

    kind = "evidence.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "evidence.restored"


class EvidenceRestored(Event):
    """A piece of evidence came back."""

    kind = "evidence.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "evidence.removed"


class EvidenceCited(Event):
    """An object was said to rest on a piece of evidence."""

    kind = "citation.added"
    effect: ClassVar[Effect] = "created"
    inverse = "citation.removed"


class EvidenceUncited(Event):
    """An object no longer cites a piece of evidence."""

    kind = "citation.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "citation.restored"


class CitationRestored(Event):
    """A citation came back."""

    kind = "citation.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "citation.removed"


class ReplanOpened(Event):
    """A change of the market made work in a campaign."""

    kind = "evidence.replan_opened"
    effect: ClassVar[Effect] = "noted"
