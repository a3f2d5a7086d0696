"""Facts of identity's history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class WorkspaceStarted(Event):
    """A workspace came to be."""

    kind = "workspace.started"
    effect: ClassVar[Effect] = "created"
    irreversible = "a workspace is ended by its owner on the server"


class WorkspaceUpdated(Event):
    """Name, language, time zone or currency changed."""

    kind = "workspace.updated"
    irreversible = "settings are set back by hand"


class PersonAdded(Event):
    """Somebody joined the workspace, with or without an account."""

    kind = "person.added"
    effect: ClassVar[Effect] = "created"
    irreversible = "people are deactivated, never removed"
    personal = frozenset({"email"})


class PersonUpdated(Event):
    """Name, role, language or activity of a person changed."""

    kind = "person.updated"
    irreversible = "roles are set back by hand"
    personal = frozenset({"email"})


class TeamCreated(Event):
    """A team was formed."""

    kind = "team.created"
    effect: ClassVar[Effect] = "created"
    irreversible = "teams are changed by hand"


class TeamUpdated(Event):
    """A team's name or members changed."""

    kind = "team.updated"
    irreversible = "teams are changed by hand"


class TeamRemoved(Event):
    """A team was dissolved; its grants ended with it."""

    kind = "team.removed"
    effect: ClassVar[Effect] = "removed"
    irreversible = "teams are changed by hand"


class ScopeCreated(Event):
    """A new unit of seeing, with the thing that owns it."""

    kind = "scope.created"
    effect: ClassVar[Effect] = "noted"


class ScopeUpdated(Event):
    """A scope was opened or made private."""

    kind = "scope.updated"
    irreversible = "what was seen cannot be unseen"


class ScopeGranted(Event):
    """A person or team was given a standing in a scope."""

    kind = "scope.granted"
    irreversible = "what was seen cannot be unseen"


class ScopeRevoked(Event):
    """A standing in a scope ended."""

    kind = "scope.revoked"
    irreversible = "grants are given again by hand"


class PersonInvited(Event):
    """An invitation was mailed."""

    kind = "invitation.sent"
    effect: ClassVar[Effect] = "noted"
    personal = frozenset({"email"})


class InvitationRevoked(Event):
    """An invitation ended before it was accepted."""

    kind = "invitation.revoked"
    effect: ClassVar[Effect] = "noted"


class TokenCreated(Event):
    """A personal API token was made."""

    kind = "token.created"
    effect: ClassVar[Effect] = "noted"


class TokenRevoked(Event):
    """A personal API token ended."""

    kind = "token.revoked"
    effect: ClassVar[Effect] = "noted"


class SessionRevoked(Event):
    """A signed-in browser was signed out."""

    kind = "session.revoked"
    effect: ClassVar[Effect] = "noted"


class VisitorLinkCreated(Event):
    """A link for somebody without an account was made."""

    kind = "visitor_link.created"
    effect: ClassVar[Effect] = "noted"


class VisitorLinkRevoked(Event):
    """A link for somebody without an account ended."""

    kind = "visitor_link.revoked"
    effect: ClassVar[Effect] = "noted"
