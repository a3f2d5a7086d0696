"""The one source of "now", so that tests and the demo workspace can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_frozen: ContextVar[datetime | None] = ContextVar("frozen", default=None)


def now() -> datetime:
    """Return the present instant, aware, in UTC."""
    return _frozen.get() or datetime.now(UTC)


def today(time_zone: str) -> date:
    """Return today's date as people in the IANA zone `time_zone` read it on their calendar."""
    return now().astimezone(ZoneInfo(time_zone)).date()


@contextmanager
def frozen(instant: datetime) -> Iterator[None]:
    """Hold `now()` at the aware `instant` within the block."""
    if instant.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    token = _frozen.set(instant.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
