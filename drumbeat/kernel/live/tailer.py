"""The tailer: reads new events once per process and gives each stream what its person may see."""

import asyncio
import contextlib
import logging
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import ParamSpec, TypeVar
from uuid import UUID

from django.db import Error, close_old_connections
from django.db.models import Q

from drumbeat.kernel.live import bus
from drumbeat.kernel.live.listeners import BYE, Listener, message, refreshed
from drumbeat.kernel.models import Clock, StoredEvent
from drumbeat.kernel.raw.select import select_values

COALESCE = 0.1
POLL = 0.5
MOST_REFS = 50
READ = 2000
HEARTBEAT = 15.0

log = logging.getLogger(__name__)
P = ParamSpec("P")
T = TypeVar("T")
Fact = tuple[int, str, UUID, str, UUID, list[list[str]]]
_FACT = ("seq", "kind", "scope_id", "subject_kind", "subject_id", "parents")


def read_since(workspace_id: UUID, seq: int) -> list[Fact]:
    """Return what the live channel needs of the events after `seq`, oldest first, at most READ."""
    try:
        after = Q(workspace_id=workspace_id, seq__gt=seq)
        return select_values(StoredEvent, after, _FACT, ("seq",), READ)
    finally:
        close_old_connections()


def read_clocks(workspace_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Return the present seq of each workspace."""
    try:
        return dict(Clock.objects.filter(workspace_id__in=list(workspace_ids)).values_list("workspace_id", "seq"))
    finally:
        close_old_connections()


class Tailer:
    """Owned by the event loop; every database read goes through one executor thread."""

    def __init__(self) -> None:
        self.executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="live")
        self._listeners: dict[UUID, set[Listener]] = {}
        self._cursor: dict[UUID, int] = {}
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._unlisten: Callable[[], None] = lambda: None
        self.stopping = False

    def start(self) -> None:
        """Start tailing on the running loop."""
        self._loop = asyncio.get_running_loop()
        self._unlisten = bus.listen(self._wake_from_thread)
        self._task = self._loop.create_task(self._run())

    async def stop(self) -> None:
        """End every stream with a short retry, then the tail itself."""
        self.stopping = True
        self._unlisten()
        for listener in [each for group in self._listeners.values() for each in group]:
            listener.put(BYE)
        if self._task is not None:
            self._task.cancel()
        self.executor.shutdown(wait=False, cancel_futures=True)

    async def join(self, listener: Listener, resume: int | None) -> None:
        """Add a stream; with `resume` it first gets what it missed since that seq."""
        workspace_id = listener.admission.workspace_id
        now = (await self._call(read_clocks, [workspace_id])).get(workspace_id, 0)
        listener.seq = now if resume is None else min(resume, now)
        while listener.seq < max(now, self._cursor.get(workspace_id, 0)):
            facts = await self._call(read_since, workspace_id, listener.seq)
            if not facts:
                break
            self._note(listener, facts)
        # No await since the last look at the cursor: what the tailer reads from here on reaches this stream too.
        self._cursor.setdefault(workspace_id, listener.seq)
        self._listeners.setdefault(workspace_id, set()).add(listener)
        self._flush(listener)
        self._woken.set()

    def leave(self, listener: Listener) -> None:
        """Drop a stream."""
        group = self._listeners.get(listener.admission.workspace_id, set())
        group.discard(listener)
        if not group:
            self._listeners.pop(listener.admission.workspace_id, None)
            self._cursor.pop(listener.admission.workspace_id, None)

    def _wake_from_thread(self, workspace_id: UUID) -> None:
        if self._loop is not None and workspace_id in self._listeners and not self._woken.is_set():
            self._loop.call_soon_threadsafe(self._woken.set)

    async def _call(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self.executor, partial(function, *args, **kwargs))

    async def _run(self) -> None:
        while not self.stopping:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), POLL)
            self._woken.clear()
            if self._listeners:
                try:
                    await self._turn()
                except Error:
                    log.exception("live tail failed, going on")
            await asyncio.sleep(COALESCE)

    async def _turn(self) -> None:
        clocks = await self._call(read_clocks, list(self._listeners))
        for workspace_id, seq in clocks.items():
            while self._cursor.get(workspace_id, seq) < seq:
                facts = await self._call(read_since, workspace_id, self._cursor[workspace_id])
                if not facts or workspace_id not in self._cursor:
                    break
                self._cursor[workspace_id] = facts[-1][0]
                await self._fan_out(workspace_id, facts)
        for group in self._listeners.values():
            for listener in group:
                self._flush(listener)

    async def _fan_out(self, workspace_id: UUID, facts: list[Fact]) -> None:
        if any(fact[1].startswith(("scope.", "session.", "person.", "team.")) for fact in facts):
            await self._refresh_access(workspace_id)
        for listener in tuple(self._listeners.get(workspace_id, ())):
            self._note(listener, [fact for fact in facts if fact[0] > listener.seq])

    async def _refresh_access(self, workspace_id: UUID) -> None:
        group = tuple(self._listeners.get(workspace_id, ()))
        present = await self._call(refreshed, [each.admission for each in group])
        for listener in group:
            scopes = present.get(listener.admission.session_key)
            if scopes is None:
                listener.put(BYE)
                self.leave(listener)
            elif scopes != listener.scopes:
                lost = listener.scopes - scopes
                listener.scopes = scopes
                if lost:
                    listener.put(b"event: access_changed\ndata: {}\n\n")

    def _note(self, listener: Listener, facts: list[Fact]) -> None:
        for seq, _kind, scope_id, subject_kind, subject_id, parents in facts:
            listener.seq = max(listener.seq, seq)
            listener.dirty = True
            if scope_id not in listener.scopes:
                continue
            listener.refs[f"{subject_kind}:{subject_id}"] = seq
            listener.lists.update(f"{kind}:{key}" for kind, key in parents)

    def _flush(self, listener: Listener) -> None:
        if not listener.dirty:
            return
        listener.dirty = False
        listener.told = listener.seq
        if not listener.refs and not listener.lists:
            return
        refs = listener.refs
        if len(refs) > MOST_REFS:
            listener.lists.update({f"{ref.split(':', 1)[0]}:*" for ref in refs})
            refs = {}
        listener.put(message(listener.seq, refs, listener.lists))
        listener.refs = {}
        listener.lists = set()
