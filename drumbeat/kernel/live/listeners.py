"""Who listens: a queue per stream and the set of scopes its person sees."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

import orjson


@dataclass(frozen=True, slots=True)
class Admission:
    """What the identity area says of a stream's request: whose it is and what they see."""

    workspace_id: UUID
    person_id: UUID
    scopes: frozenset[UUID]
    session_key: str
    everything: bool = False


@dataclass(slots=True, eq=False)
class Listener:
    """One open stream; `seq` is how far it was read for, `told` how far its queue has been told."""

    admission: Admission
    scopes: frozenset[UUID]
    seq: int
    told: int = 0
    queue: asyncio.Queue[bytes] = field(default_factory=lambda: asyncio.Queue(maxsize=1000))
    refs: dict[str, int] = field(default_factory=dict)
    lists: set[str] = field(default_factory=set)
    dirty: bool = False

    def put(self, message: bytes) -> None:
        """Queue a message; a stream too slow to read is ended and will resume by its last id."""
        try:
            self.queue.put_nowait(message)
        except asyncio.QueueFull:
            while not self.queue.empty():
                self.queue.get_nowait()
            self.queue.put_nowait(BYE)


BYE = b"event: bye\nretry: 1000\ndata: {}\n\n"

Admit = Callable[[dict[str, str]], Admission | None]
Refresh = Callable[[list[Admission]], dict[str, frozenset[UUID] | None]]

_admit: Admit | None = None
_refresh: Refresh | None = None


def authenticate_with(admit: Admit, refresh: Refresh) -> None:
    """Register how a stream's headers become an admission, and how admissions are refreshed after a grant changed.

    `refresh` returns per session key the present scopes, or None when the session has ended.
    """
    global _admit, _refresh
    _admit, _refresh = admit, refresh


def admit(headers: dict[str, str]) -> Admission | None:
    """Return the admission of a request, or None when it has none."""
    return _admit(headers) if _admit else None


def refreshed(admissions: list[Admission]) -> dict[str, frozenset[UUID] | None]:
    """Return the present scopes per session key."""
    return _refresh(admissions) if _refresh else {}


def message(seq: int, refs: dict[str, int], lists: set[str]) -> bytes:
    """Return one server-sent event: the changed objects, or list keys where there are too many."""
    data = orjson.dumps({"refs": sorted(refs), "lists": sorted(lists)})
    return b"id: %d\nevent: changed\ndata: %s\n\n" % (seq, data)
