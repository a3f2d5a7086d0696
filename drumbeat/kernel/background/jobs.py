"""Jobs: work over a second, queued by id in huey with a JSON serializer; what a process left, sweepers queue again."""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from uuid import UUID

from django.conf import settings
from django.db import connection, transaction

from drumbeat.kernel.background import leases
from drumbeat.kernel.compute.runner import ComputeCancelled

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Periodic:
    """A job run every `every` under a lease."""

    name: str
    every: timedelta
    run: Callable[[], None]


Work = Callable[[UUID, UUID], None]
"""What a job does for a workspace, and the id of what it is about."""


@dataclass(frozen=True)
class _Job:
    run: Work
    give_up: Work | None


PAUSES = (0.5, 3.0)
"""Seconds before a job that broke is tried again; after the last it is given up."""

periodics: dict[str, Periodic] = {}
_starters: list[Callable[[], None]] = []
_jobs: dict[str, _Job] = {}


def job(name: str, *, give_up: Work | None = None) -> Callable[[Work], Work]:
    """Register `function(workspace_id, id)` as the job `name`; it must be safe to run twice.

    `give_up` is called with the same ids when the job broke at every try, so that nobody waits for it in vain.
    """

    def register(function: Work) -> Work:
        _jobs[name] = _Job(function, give_up)
        return function

    return register


def enqueue(name: str, workspace_id: UUID, subject: UUID) -> None:
    """Queue a job once the running transaction has committed; with JOBS_INLINE (commands, tests) run it then.

    A job queued earlier could look for its row before that is there, and leave it alone for ever.
    """
    if name not in _jobs:
        raise LookupError(name)
    transaction.on_commit(partial(_hand_over, name, workspace_id, subject))


def _hand_over(name: str, workspace_id: UUID, subject: UUID) -> None:
    if settings.JOBS_INLINE:
        _jobs[name].run(workspace_id, subject)
        return
    from drumbeat.kernel.background.queue import send  # huey is loaded with the first job, not at the start

    send(name, workspace_id, subject)


def run_job(name: str, workspace_id: UUID, subject: UUID) -> None:
    """Run one job now, after another run of the same that is under way; one that breaks is tried again.

    A job can be queued twice: by who asked for it and, when the server starts meanwhile, by the sweeper. The second run
    finds it done.
    """
    known = _jobs[name]
    with _alone((name, subject)):
        for pause in (*PAUSES, None):
            try:
                return known.run(workspace_id, subject)
            except ComputeCancelled:  # the server stops: a sweeper goes on at the next start
                raise
            except Exception:  # whatever it was, the next try may not meet it
                _connect_anew()
                if pause is None:
                    if known.give_up is not None:
                        known.give_up(workspace_id, subject)
                    raise
                log.exception("job %s of %s broke; it is tried again in %s s", name, subject, pause)
            time.sleep(pause)


def _connect_anew() -> None:
    """Drop a connection that may be what broke; never one that somebody's transaction holds, as in tests."""
    if not connection.in_atomic_block:
        connection.close()


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
