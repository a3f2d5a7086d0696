"""Jobs: work over a second, queued by id in huey with a JSON serializer, run at most once; sweepers re-enqueue."""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings

from drumbeat.kernel.background import leases

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Periodic:
    """A job run every `every` under a lease."""

    name: str
    every: timedelta
    run: Callable[[], None]


periodics: dict[str, Periodic] = {}
_starters: list[Callable[[], None]] = []
_jobs: dict[str, Callable[[UUID, UUID], None]] = {}


def job(name: str) -> Callable[[Callable[[UUID, UUID], None]], Callable[[UUID, UUID], None]]:
    """Register `function(workspace_id, id)` as the job `name`; it must be safe to run twice."""

    def register(function: Callable[[UUID, UUID], None]) -> Callable[[UUID, UUID], None]:
        _jobs[name] = function
        return function

    return register


def enqueue(name: str, workspace_id: UUID, subject: UUID) -> None:
    """Queue a job; with JOBS_INLINE (commands, tests) run it at once."""
    if name not in _jobs:
        raise LookupError(name)
    if settings.JOBS_INLINE:
        _jobs[name](workspace_id, subject)
        return
    from drumbeat.kernel.background.queue import send  # huey is loaded with the first job, not at the start

    send(name, workspace_id, subject)


def run_job(name: str, workspace_id: UUID, subject: UUID) -> None:
    """Run one job now, after another run of the same that is under way.

    A job can be queued twice: by who asked for it and, when the server starts meanwhile, by the sweeper. The second run
    finds it done.
    """
    with _alone((name, subject)):
        _jobs[name](workspace_id, subject)


_turn = threading.Condition()
_running: set[tuple[str, UUID]] = set()


@contextmanager
def _alone(key: tuple[str, UUID]) -> Iterator[None]:
    """One holder of the key at a time in this process, which is the only one that consumes the queue."""
    with _turn:
        _turn.wait_for(lambda: key not in _running)
        _running.add(key)
    try:
        yield
    finally:
        with _turn:
            _running.discard(key)
            _turn.notify_all()


def periodic(name: str, every: timedelta) -> Callable[[Callable[[], None]], Callable[[], None]]:
    """Register a job that runs every `every`, in one process at a time."""

    def register(function: Callable[[], None]) -> Callable[[], None]:
        periodics[name] = Periodic(name, every, function)
        return function

    return register


def on_start(function: Callable[[], None]) -> None:
    """Run `function` once when the pump starts: sweepers that queue again what an ended process left undone."""
    if function not in _starters:
        _starters.append(function)


def run_starters() -> None:
    """Run the sweepers."""
    for function in _starters:
        function()


def run_periodic(name: str) -> bool:
    """Run one periodic job if its lease is free; True when it ran."""
    each = periodics[name]
    seconds = max(1, round(each.every.total_seconds() * 0.9))
    if leases.take(f"periodic:{name}", seconds) is None:
        return False
    each.run()
    return True
