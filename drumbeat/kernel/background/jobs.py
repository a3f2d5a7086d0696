"""Jobs: work over a second, queued by id in huey with a JSON serializer, run at most once; sweepers re-enqueue."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import orjson
from django.conf import settings
from django.db import close_old_connections, connection
from huey import SqliteHuey
from huey.api import Huey
from huey.consumer import Consumer
from huey.registry import Message
from huey.serializer import Serializer

from drumbeat.kernel.background import leases

log = logging.getLogger(__name__)


class JsonSerializer(Serializer):  # type: ignore[misc]  # huey ships no types
    """Messages as JSON: huey's default unpickles whatever lies in the queue."""

    def _serialize(self, data: Any) -> bytes:
        if isinstance(data, Message):
            return orjson.dumps({"message": data._asdict()}, default=str)
        return orjson.dumps({"value": data}, default=str)

    def _deserialize(self, data: bytes) -> Any:
        loaded = orjson.loads(data)
        if "message" in loaded:
            return Message(**loaded["message"])
        return loaded.get("value")


class QuietConsumer(Consumer):  # type: ignore[misc]
    """A consumer inside the web process, where signals belong to the server."""

    def _set_signal_handlers(self) -> None:
        """Leave the process's handlers alone."""


@dataclass(frozen=True)
class Periodic:
    """A job run every `every` under a lease."""

    name: str
    every: timedelta
    run: Callable[[], None]


periodics: dict[str, Periodic] = {}
_starters: list[Callable[[], None]] = []
_jobs: dict[str, Callable[[UUID, UUID], None]] = {}


@cache
def queue() -> Huey:
    """Return the queue: a SQLite file beside the data, or Redis when REDIS_URL is set."""
    if settings.REDIS_URL:
        from huey import RedisHuey

        return RedisHuey("drumbeat", url=settings.REDIS_URL, results=False, serializer=JsonSerializer())
    path = Path(settings.DATA_DIR) / "jobs.sqlite3"
    return SqliteHuey("drumbeat", filename=str(path), results=False, serializer=JsonSerializer(), fsync=False)


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
    _runner()(name, str(workspace_id), str(subject))


@cache
def _runner() -> Callable[[str, str, str], Any]:
    def run_job(name: str, workspace_id: str, subject: str) -> None:
        close_old_connections()
        try:
            _jobs[name](UUID(workspace_id), UUID(subject))
        finally:
            connection.close()

    return queue().task()(run_job)  # type: ignore[no-any-return]


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


def consumer(workers: int = 1) -> QuietConsumer:
    """Return a consumer of the queue for this process, not started."""
    _runner()
    return QuietConsumer(queue(), workers=workers, periodic=False, initial_delay=0.1, backoff=1.2, max_delay=0.5)
