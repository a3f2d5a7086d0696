"""The four ways a verb refuses, each with a code the client translates and facts it can show."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar


class Refusal(Exception):
    """A refusal a person can read: `code` is `<area>.<reason>`, `facts` are JSON values for the translated sentence."""

    status: ClassVar[int] = 400
    title: ClassVar[str] = "Refused"

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class NotFound(Refusal):
    """The object does not exist, or this actor may not know that it does."""

    status = 404
    title = "Not found"


class NotAllowed(Refusal):
    """The actor sees the object but may not do this to it."""

    status = 403
    title = "Not allowed"


class NotSignedIn(Refusal):
    """No session and no token."""

    status = 401
    title = "Sign in first"


class Invalid(Refusal):
    """The input cannot be accepted; `fields` maps a field to the codes of what is wrong with it."""

    status = 422
    title = "Invalid"

    def __init__(self, code: str, *, fields: Mapping[str, Sequence[str]] | None = None, **facts: Any) -> None:
        super().__init__(code, **facts)
        self.fields = fields


class Conflict(Refusal):
    """The object's state does not admit this."""

    status = 409
    title = "Conflict"


class ChangedSince(Conflict):
    """The same fields were changed after the state the client had read."""

    status = 412
    title = "Changed since"


class TooLarge(Refusal):
    """The request is larger or deeper than admitted."""

    status = 413
    title = "Too large"


class TooMany(Refusal):
    """Too many requests, or too many writers waiting; `retry_after` in whole seconds."""

    status = 429
    title = "Too many requests"

    def __init__(self, code: str, *, retry_after: int, **facts: Any) -> None:
        super().__init__(code, **facts)
        self.retry_after = retry_after


class Busy(TooMany):
    """The database has as many waiting writers as it admits; nothing was written."""

    status = 503
    title = "Busy"
