"""Wakes whoever waits for new events. A lost wake costs latency, never data: the tailer also polls the clock."""

import threading
from collections.abc import Callable
from uuid import UUID

_listeners: list[Callable[[UUID], None]] = []
_lock = threading.Lock()


def wake(workspace_id: UUID) -> None:
    """Tell every listener of this process that the workspace has new events."""
    for listener in tuple(_listeners):
        listener(workspace_id)


def listen(listener: Callable[[UUID], None]) -> Callable[[], None]:
    """Call `listener` on each wake, from the waking thread; return the function that ends it."""
    with _lock:
        _listeners.append(listener)

    def stop() -> None:
        with _lock:
            if listener in _listeners:
                _listeners.remove(listener)

    return stop
