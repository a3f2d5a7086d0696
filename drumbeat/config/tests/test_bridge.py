"""Requests and answers cross from the event loop to threads and back whole, streamed or not at all."""

import asyncio
from collections.abc import Iterable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse, StreamingHttpResponse

from drumbeat.config.bridge import SMALL, Bridge

Sent = list[dict[str, Any]]


def application(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
    """Answer the body it got: whole as Django does, in parts, or as a plain WSGI iterable."""
    body = environ["wsgi.input"].read()
    path = environ["PATH_INFO"]
    if path == "/fails":
        raise RuntimeError("in the application")
    start("201 Created", [("X-Method", environ["REQUEST_METHOD"]), ("Content-Type", "text/plain")])
    if path == "/stream":
        return StreamingHttpResponse(iter([b"a" * 10, body, b"z"]))
    return HttpResponse(body) if path == "/whole" else iter([b"plain ", body])


def ask(path: str, parts: list[bytes], length: str | None = None, leaves: bool = False) -> Sent:
    """Send one request through the bridge; return what it sent back."""
    messages: Iterator[dict[str, Any]] = iter(
        [
            {"type": "http.request", "body": part, "more_body": leaves or index < len(parts) - 1}
            for index, part in enumerate(parts)
        ]
        + ([{"type": "http.disconnect"}] if leaves else [])
    )
    sent: Sent = []

    async def receive() -> dict[str, Any]:
        return next(messages)

    async def send(message: dict[str, Any]) -> None:
        sent.append(message)

    size = str(sum(map(len, parts))) if length is None else length
    scope = {
        "type": "http", "method": "POST", "path": path, "query_string": b"", "http_version": "1.1",
        "headers": [(b"content-length", size.encode())] if size else [(b"transfer-encoding", b"chunked")],
        "client": ("127.0.0.1", 5),
    }  # fmt: skip
    asyncio.run(Bridge(application, 2)(scope, receive, send))
    return sent


def body_of(sent: Sent) -> bytes:
    return b"".join(message.get("body", b"") for message in sent)


def test_a_small_answer_is_one_start_and_one_body() -> None:
    sent = ask("/whole", [b"he", b"llo"])
    assert [message["type"] for message in sent] == ["http.response.start", "http.response.body"]
    assert sent[0]["status"] == 201 and (b"x-method", b"POST") in sent[0]["headers"]
    assert sent[1]["body"] == b"hello"


@pytest.mark.parametrize("path", ["/stream", "/plain"])
def test_what_streams_arrives_in_parts_and_ends(path: str) -> None:
    sent = ask(path, [b"body"])
    assert sent[0]["status"] == 201
    assert body_of(sent) == (b"a" * 10 + b"bodyz" if path == "/stream" else b"plain body")
    assert len(sent) > 3 and not sent[-1].get("more_body", False)


@pytest.mark.parametrize("length", [None, "", "12x"])
def test_a_long_body_and_one_of_unknown_length_arrive_whole(length: str | None) -> None:
    parts = [b"x" * SMALL, b"y" * SMALL]
    assert body_of(ask("/whole", parts, length)) == b"".join(parts)


def test_a_client_that_leaves_before_its_body_is_whole_is_not_answered() -> None:
    assert ask("/whole", [b"he"], leaves=True) == []


def test_a_failing_application_is_the_servers_to_answer() -> None:
    with pytest.raises(RuntimeError):
        ask("/fails", [b""])
