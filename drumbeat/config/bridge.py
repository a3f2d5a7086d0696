"""From the event loop to Django's WSGI application and back, in one step each way where body and answer are small.

a2wsgi hands every part of a body and of an answer from thread to loop by itself: four or five waits for the
interpreter's lock per request, which under load cost more than the request. What streams goes a2wsgi's way.
"""

import asyncio
import contextvars
from collections.abc import Awaitable, Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

from a2wsgi.wsgi import Body, WSGIResponder, build_environ

SMALL = 65_536
"""Bytes of a request body read before a thread is taken."""
QUEUE = 10
"""Parts of a streamed answer that may wait for a slow client."""
Scope = dict[str, Any]
Receive = Callable[[], Awaitable[dict[str, Any]]]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Start = tuple[str, list[tuple[str, str]]]


class Bridge:
    """An ASGI application that answers through a WSGI application in a pool of threads."""

    def __init__(self, application: Any, threads: int) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(max_workers=threads, thread_name_prefix="request")

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Answer one request; nothing when its client left before the body was whole."""
        loop = asyncio.get_running_loop()
        body: Any = Body(loop, receive)
        if _length(scope) <= SMALL:
            whole = await _read(receive)
            if whole is None:
                return
            body = BytesIO(whole)
        environ = build_environ(scope, body)
        context = contextvars.copy_context()
        start, answer = await loop.run_in_executor(self._threads, context.run, self._answer, environ)
        if isinstance(answer, bytes):
            await _send_whole(send, start, answer)
        else:
            await self._stream(scope, receive, send, start, answer)

    def _answer(self, environ: Any) -> tuple[Start, Any]:
        """Run the application; return how its answer starts, and its bytes or, when it streams, its parts."""
        started: list[Start] = []
        parts = self._application(environ, lambda status, headers, _=None: started.append((status, headers)))
        if getattr(parts, "streaming", True):
            return started[0], parts
        try:
            return started[0], b"".join(parts)
        finally:
            parts.close()

    async def _stream(self, scope: Any, receive: Any, send: Any, start: Start, parts: Iterable[bytes]) -> None:
        def replay(_: Any, begin: Any) -> Iterable[bytes]:
            begin(*start)
            return parts

        responder = WSGIResponder(replay, self._threads, QUEUE)
        await responder(scope, receive, send)


def _length(scope: Scope) -> int:
    """Return how long the request's body will be; a body of unknown length counts as long."""
    for name, value in scope["headers"]:
        if name == b"content-length":
            return int(value) if value.isdigit() else SMALL + 1
        if name == b"transfer-encoding":
            return SMALL + 1
    return 0


async def _read(receive: Receive) -> bytes | None:
    parts = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body", False):
            return b"".join(parts)


async def _send_whole(send: Send, start: Start, body: bytes) -> None:
    status, headers = start
    written = [(name.lower().encode("latin1"), value.encode("latin1")) for name, value in headers]
    await send({"type": "http.response.start", "status": int(status[:3]), "headers": written})
    await send({"type": "http.response.body", "body": body})
