"""The native ASGI door of the live channel."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl

import orjson
from django.db import close_old_connections

from drumbeat.kernel.live.listeners import BYE, Admission, Listener, admit
from drumbeat.kernel.live.tailer import HEARTBEAT, Tailer

Scope = dict[str, Any]
Send = Callable[[dict[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[dict[str, Any]]]

PATH = "/api/v1/live"
_HEADERS = [
    (b"content-type", b"text/event-stream"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


async def serve_stream(tailer: Tailer, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one GET of the live channel until the client leaves, the session ends or the server stops."""
    headers = {key.decode("latin-1").lower(): value.decode("latin-1") for key, value in scope["headers"]}
    loop = asyncio.get_running_loop()
    admission = await loop.run_in_executor(tailer.executor, _admitted, headers)
    if admission is None or scope["method"] != "GET" or tailer.stopping:
        await _refuse(send, 503 if tailer.stopping else 401)
        return
    listener = Listener(admission, admission.scopes, 0)
    last = headers.get("last-event-id") or _query(scope).get("after", "")
    await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
    await tailer.join(listener, int(last) if last.isdecimal() else None)
    begun = int(last) if last.isdecimal() and not listener.queue.empty() else listener.told
    await send(_chunk(b"retry: 1000\nid: %d\nevent: hello\ndata: {}\n\n" % begun))
    gone = asyncio.ensure_future(_until_disconnect(receive))
    try:
        await _pour(listener, gone, send)
    finally:
        gone.cancel()
        tailer.leave(listener)
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def _pour(listener: Listener, gone: "asyncio.Future[None]", send: Send) -> None:
    while not gone.done():
        getter = asyncio.ensure_future(listener.queue.get())
        waiting: set[asyncio.Future[Any]] = {getter, gone}
        done, _ = await asyncio.wait(waiting, timeout=HEARTBEAT, return_when=asyncio.FIRST_COMPLETED)
        if getter not in done:
            getter.cancel()
            if gone not in done:
                await send(_chunk(b"id: %d\n\n" % listener.told))
            continue
        message = getter.result()
        await send(_chunk(message))
        if message == BYE:
            return


def _query(scope: Scope) -> dict[str, str]:
    """Return the query: a tab that takes the stream over cannot send Last-Event-ID and asks with `after`."""
    return dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))


def _chunk(body: bytes) -> dict[str, Any]:
    return {"type": "http.response.body", "body": body, "more_body": True}


def _admitted(headers: dict[str, str]) -> Admission | None:
    try:
        return admit(headers)
    finally:
        close_old_connections()


async def _until_disconnect(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _refuse(send: Send, status: int) -> None:
    body = orjson.dumps({"type": "about:blank", "status": status, "code": "kernel.sign_in", "facts": {}})
    headers = [(b"content-type", b"application/problem+json"), (b"retry-after", b"1")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
