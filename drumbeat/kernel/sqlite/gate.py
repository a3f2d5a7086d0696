"""The write gate: SQLite admits one writer, and its own busy-wait is unfair (longest wait 5.4 s against 57 ms here)."""

import fcntl
import os
import threading
import time
from collections import deque
from pathlib import Path

from drumbeat.kernel.errors import Busy

QUEUE = 64
PATIENCE = 20.0
SPELL = 0.02
"""Seconds for which a process whose threads wait keeps the file: handing it over takes as long as a short write."""


class Gate:
    """Lets one thread of this process write at a time, in the order of asking, and one process by a file lock."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._mutex = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._held = False
        self._file: int | None = None
        self._turnstile = -1
        self._since: float | None = None

    def enter(self) -> None:
        """Wait for the turn; raise Busy when too many wait already or the turn does not come in time."""
        with self._mutex:
            if not self._held:
                self._held = True
                turn = None
            elif len(self._waiting) >= QUEUE:
                raise Busy("kernel.busy", retry_after=1)
            else:
                turn = threading.Event()
                self._waiting.append(turn)
        if turn is not None and not turn.wait(PATIENCE):
            self._give_up(turn)
        self._lock_file()

    def leave(self) -> None:
        """Hand the turn to the one who waits longest, and the file to another process when its spell is over."""
        if self._since is not None and time.monotonic() - self._since > SPELL:
            self._free_file()
        self._pass_on()

    def _free_file(self) -> None:
        if self._file is not None and self._since is not None:
            self._since = None
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def _pass_on(self) -> None:
        with self._mutex:
            if self._waiting:
                self._waiting.popleft().set()
            else:
                self._held = False
                self._free_file()

    def _give_up(self, turn: threading.Event) -> None:
        with self._mutex:
            if turn in self._waiting:
                self._waiting.remove(turn)
                raise Busy("kernel.busy", retry_after=2)

    def _lock_file(self) -> None:
        """Take the lock between processes, through a turnstile.

        Whoever waits for the lock holds the turnstile, so a process that has just freed the lock queues behind it;
        without it the process that runs would take its own lock again and again. The kernel frees both when a process
        dies, and every holder only runs one short transaction.
        """
        if self._path == "" or self._since is not None:
            return
        if self._file is None:
            self._file, self._turnstile = (
                os.open(self._path + end, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600) for end in ("", ".turn")
            )
        deadline = time.monotonic() + PATIENCE
        try:
            _lock(self._turnstile, deadline)
            try:
                _lock(self._file, deadline)
            finally:
                fcntl.flock(self._turnstile, fcntl.LOCK_UN)
            self._since = time.monotonic()
        except Busy:
            self._pass_on()
            raise


def _lock(handle: int, deadline: float) -> None:
    """Take a lock between processes, asking again in short steps: a blocking call could not be given up."""
    pause = 0.0002
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise Busy("kernel.busy", retry_after=2) from None
            time.sleep(pause)
            pause = min(pause * 1.3, 0.002)
        else:
            return


_gates: dict[str, Gate] = {}
_gates_lock = threading.Lock()


def gate_for(database: str) -> Gate:
    """Return the process-wide gate of the database file; in-memory databases get one without a file lock."""
    with _gates_lock:
        if database not in _gates:
            plain = bool(database) and not database.startswith(("file:", ":memory:"))
            _gates[database] = Gate(str(Path(database).resolve()) + ".lock" if plain else "")
        return _gates[database]


def _forget_after_fork() -> None:
    _gates.clear()


os.register_at_fork(after_in_child=_forget_after_fork)
