"""The pump: one thread that lets readers catch up when woken and runs periodic jobs when due."""

import logging
import threading
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import Error, close_old_connections, connection

from drumbeat.kernel.background import jobs, readers
from drumbeat.kernel.compute.runner import ComputeCancelled, long_runner, runner
from drumbeat.kernel.errors import Refusal
from drumbeat.kernel.live.bus import listen

if TYPE_CHECKING:
    from drumbeat.kernel.background.queue import QuietConsumer

log = logging.getLogger(__name__)

PAUSE = 0.25
IDLE = 2.0
EVERYWHERE: Sequence[UUID | None] = (None,)


class Pump:
    """Runs in the only web process, or in `drumbeat worker` when there are several."""

    def __init__(self) -> None:
        self._woken: set[UUID] = set()
        self._signal = threading.Event()
        self._stopping = False
        self._thread = threading.Thread(target=self._run, name="pump", daemon=True)
        self._unlisten = listen(self._on_wake)
        self._due: dict[str, float] = {}
        self._consumer: QuietConsumer | None = None

    def start(self) -> None:
        """Start the reader thread, which starts the job consumer."""
        runner.open()
        long_runner.open()
        self._thread.start()

    def stop(self) -> None:
        """End both, letting the current step finish; what the compute worker has in hand is left for the next start."""
        self._stopping = True
        runner.close()
        long_runner.close()
        self._unlisten()
        self._signal.set()
        if self._consumer is not None:
            self._consumer.stop(graceful=True)
        self._thread.join(timeout=5)

    def _on_wake(self, workspace_id: UUID) -> None:
        self._woken.add(workspace_id)
        self._signal.set()

    def _run(self) -> None:
        from drumbeat.kernel.background.queue import consumer  # takes a while to load; the server answers meanwhile

        self._consumer = consumer()
        self._consumer.start()
        jobs.run_starters()
        while not self._stopping:
            woken = self._signal.wait(IDLE)
            self._signal.clear()
            workspaces = [self._woken.pop() for _ in range(len(self._woken))]
            try:
                close_old_connections()
                self._turn(workspaces if woken else EVERYWHERE)
            except (Refusal, Error):
                log.exception("pump turn failed")
                connection.close()
            except ComputeCancelled:
                log.info("a computation was given up: the server stops")
            if not self._stopping:
                time.sleep(PAUSE)
        connection.close()

    def _turn(self, workspaces: Sequence[UUID | None]) -> None:
        for workspace_id in workspaces:
            for unsettled in readers.run_readers(workspace_id):
                self._on_wake(unsettled)
        at = time.monotonic()
        for name, each in jobs.periodics.items():
            if at >= self._due.setdefault(name, at + 5):
                self._due[name] = at + each.every.total_seconds()
                jobs.run_periodic(name)
