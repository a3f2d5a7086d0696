"""The queue behind jobs: huey with a JSON serializer, in a SQLite file beside the data or in Redis."""

from collections.abc import Callable
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

from drumbeat.kernel.background import jobs


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


class QuietConsumer(Consumer):  # type: ignore[misc]  # huey ships no types
    """A consumer inside the web process, where signals belong to the server."""

    def _set_signal_handlers(self) -> None:
        """Leave the process's handlers alone."""


@cache
def queue() -> Huey:
    """Return the queue: a SQLite file beside the data, or Redis when REDIS_URL is set."""
    if settings.REDIS_URL:
        from huey import RedisHuey

        return RedisHuey("drumbeat", url=settings.REDIS_URL, results=False, serializer=JsonSerializer())
    path = Path(settings.DATA_DIR) / "jobs.sqlite3"
    return SqliteHuey("drumbeat", filename=str(path), results=False, serializer=JsonSerializer(), fsync=False)


def send(name: str, workspace_id: UUID, subject: UUID) -> None:
    """Queue a job."""
    _runner()(name, str(workspace_id), str(subject))


@cache
def _runner() -> Callable[[str, str, str], Any]:
    def run_job(name: str, workspace_id: str, subject: str) -> None:
        close_old_connections()
        try:
            jobs.run_job(name, UUID(workspace_id), UUID(subject))
        finally:
            connection.close()

    return queue().task()(run_job)  # type: ignore[no-any-return]  # huey ships no types


def consumer(workers: int = 2) -> QuietConsumer:
    """Return a consumer of the queue for this process, not started. Two workers: a long search holds up nobody else."""
    _runner()
    return QuietConsumer(queue(), workers=workers, periodic=False, initial_delay=0.1, backoff=1.2, max_delay=0.5)
