"""The server's side: starts the worker, asks it, ends it."""

import os
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import orjson
from django.conf import settings

from drumbeat.kernel.compute.functions import ALLOWED, STREAMING

MEMORY = 2 << 30
"""Bytes of address space; numba and what it loads map most of one gigabyte without using it."""
IDLE = 300.0
"""Seconds without a request after which the worker ends."""
TIMEOUT = 120.0
LONG_MEMORY = 3 << 30
"""Bytes of address space of the worker for long runs, which loads two solvers."""
LONG_IDLE = 60.0
GLANCE = 0.1
"""Seconds between two looks whether a streaming call is to stop."""
KEPT = ("PATH", "HOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "TMPDIR", "TZ", "VIRTUAL_ENV")
ROOT = Path(__file__).resolve().parents[3]


class ComputeFailed(Exception):
    """The function refused or the worker died or took too long; `error` names what was raised, or says which."""

    def __init__(self, error: str, text: str = "") -> None:
        super().__init__(f"{error}: {text}" if text else error)
        self.error = error


class ComputeCancelled(Exception):
    """The worker was ended on purpose while it computed, or the server is stopping."""


class Runner:
    """One worker at most. Safe to call from several threads: they take turns."""

    def __init__(
        self, idle: float = IDLE, memory: int = MEMORY, module: str = "drumbeat.kernel.compute.worker"
    ) -> None:
        self._idle, self._memory, self._module = idle, memory, module
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._ended_for = ""
        self._closed = False
        self._rest: threading.Timer | None = None

    @property
    def pid(self) -> int | None:
        """The worker's process id while it lives."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def run(self, function: str, payload: Any, timeout: float = TIMEOUT) -> Any:
        """Return what the function answers to the payload.

        `timeout` is seconds, for the turn and again for the answer. Raise ComputeFailed or ComputeCancelled.
        """
        if not self._turn.acquire(timeout=timeout):
            raise ComputeFailed("timeout", "others are computing")
        try:
            self._rest_no_more()
            return self._ask(function, payload, timeout)
        finally:
            self._rest_later()
            self._turn.release()

    def stream(
        self,
        function: str,
        payload: Any,
        on_progress: Callable[[Any], None],
        *,
        stop: Callable[[], bool] = lambda: False,
        timeout: float = TIMEOUT,
    ) -> Any:
        """Return what the function answers, handing on what it reports meanwhile; the function takes a second argument.

        `stop` is asked every `GLANCE` seconds, also while others have the turn; once it says yes the worker is killed
        and ComputeCancelled raised. `timeout` is seconds for the answer. Raise ComputeFailed as `run`.
        """
        while not self._turn.acquire(timeout=GLANCE):
            if stop() or self._closed:
                raise ComputeCancelled(function)
        try:
            self._rest_no_more()
            return self._follow(function, payload, on_progress, stop, timeout)
        finally:
            self._rest_later()
            self._turn.release()

    def cancel(self) -> None:
        """End the worker at once; the running call raises ComputeCancelled, the next starts another worker."""
        self._end("cancelled")

    def open(self) -> None:
        """Admit calls again after `close`."""
        self._closed = False

    def close(self) -> None:
        """End the worker and refuse further calls: the server stops."""
        self._closed = True
        self._rest_no_more()
        self._end("cancelled")

    def _ask(self, function: str, payload: Any, timeout: float) -> Any:
        if self._closed:
            raise ComputeCancelled(function)
        process = self._worker()
        watch = threading.Timer(timeout, self._end, ["timeout"])
        watch.daemon = True
        watch.start()
        try:
            line = _exchange(process, orjson.dumps({"function": function, "payload": payload}))
        finally:
            watch.cancel()
        if not line.endswith(b"\n"):
            raise self._death(process, function)
        answer = orjson.loads(line)
        if "error" in answer:
            raise ComputeFailed(answer["error"], answer["text"])
        return answer["value"]

    def _follow(
        self,
        function: str,
        payload: Any,
        on_progress: Callable[[Any], None],
        stop: Callable[[], bool],
        timeout: float,
    ) -> Any:
        if self._closed or stop():
            raise ComputeCancelled(function)
        process = self._worker()
        until = time.monotonic() + timeout
        request = orjson.dumps({"function": function, "payload": payload, "stream": True})
        for line in _lines(process, request):
            if stop():
                self._end("cancelled")
            elif time.monotonic() > until:
                self._end("timeout")
            elif line:
                answer = orjson.loads(line)
                if "value" in answer:
                    return answer["value"]
                if "error" in answer:
                    raise ComputeFailed(answer["error"], answer["text"])
                on_progress(answer["progress"])
        raise self._death(process, function)

    def _worker(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._reap()
            self._ended_for = ""
            self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", self._module, str(self._memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                env=_environment(),
                start_new_session=True,  # Ctrl-C is for the server, which ends its worker itself
            )
            if self._closed:
                self._end("cancelled")
        return self._process

    def _death(self, process: subprocess.Popen[bytes], function: str) -> Exception:
        process.kill()
        code = process.wait()
        self._reap()
        if self._ended_for == "cancelled":
            return ComputeCancelled(function)
        return ComputeFailed(self._ended_for or "died", f"{function} ended with {code}")

    def _end(self, why: str) -> None:
        process = self._process
        if process is not None and process.poll() is None:
            self._ended_for = why
            process.kill()
            process.wait()

    def _reap(self) -> None:
        process, self._process = self._process, None
        if process is not None:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        pipe.close()

    def _rest_later(self) -> None:
        self._rest = threading.Timer(self._idle, self._end_when_idle)
        self._rest.daemon = True
        self._rest.start()

    def _rest_no_more(self) -> None:
        if self._rest is not None:
            self._rest.cancel()

    def _end_when_idle(self) -> None:
        if self._turn.acquire(blocking=False):
            try:
                self._end("idle")
                self._reap()
            finally:
                self._turn.release()


def _exchange(process: subprocess.Popen[bytes], request: bytes) -> bytes:
    """Send one line and return the answer, or less than a line when the worker ended."""
    if process.stdin is None or process.stdout is None:
        raise ComputeFailed("died", "no pipes")
    try:
        process.stdin.write(request + b"\n")
        process.stdin.flush()
    except BrokenPipeError:
        return b""
    return process.stdout.readline()


def _lines(process: subprocess.Popen[bytes], request: bytes) -> Iterator[bytes]:
    """Send one line and yield each that comes back, or nothing at every glance in between; end with the worker."""
    if process.stdin is None or process.stdout is None:
        raise ComputeFailed("died", "no pipes")
    with suppress(BrokenPipeError):
        process.stdin.write(request + b"\n")
        process.stdin.flush()
    left = b""
    while True:
        ready, _, _ = select.select([process.stdout], [], [], GLANCE)
        if not ready:
            yield b""
            continue
        read = os.read(process.stdout.fileno(), 1 << 16)
        if not read:
            return
        *whole, left = (left + read).split(b"\n")
        yield from whole


def _environment() -> dict[str, str]:
    """What the worker may know: where Python and its cache lie, and to keep to one thread."""
    cache = Path(settings.DATA_DIR) / "numba"
    cache.mkdir(parents=True, exist_ok=True, mode=0o700)
    paths: Sequence[str] = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
    single = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "NUMBA_NUM_THREADS"), "1")
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    return {**kept, **single, "NUMBA_CACHE_DIR": str(cache), "PYTHONPATH": os.pathsep.join(paths)}


runner = Runner()
long_runner = Runner(idle=LONG_IDLE, memory=LONG_MEMORY)
"""For what takes seconds to minutes, so that short requests are not kept waiting."""


def run(function: str, payload: Any, timeout: float = TIMEOUT) -> Any:
    """Run an engine's function of `functions.ALLOWED` in this process's worker; see `Runner.run`."""
    if function not in ALLOWED:
        raise LookupError(function)
    return runner.run(function, payload, timeout)


def stream(
    function: str,
    payload: Any,
    on_progress: Callable[[Any], None],
    *,
    stop: Callable[[], bool] = lambda: False,
    timeout: float = TIMEOUT,
) -> Any:
    """Run a function of `functions.STREAMING` in the worker for long runs; see `Runner.stream`."""
    if function not in STREAMING:
        raise LookupError(function)
    return long_runner.stream(function, payload, on_progress, stop=stop, timeout=timeout)
