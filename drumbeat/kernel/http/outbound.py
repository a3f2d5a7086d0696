"""The one way the server calls other hosts: checked addresses, pinned connections, small answers, no cookies.

The name is resolved here once for each hop, every address it has must be public, and the connection goes to the address
that was checked: a name that answers differently the second time gains nothing. Hosts of OUTBOUND_ALLOW may be private.
"""

import socket  # noqa: TID251  (resolving names for the guarded client itself)
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

import httpx
from django.conf import settings

from drumbeat.kernel.http.addresses import is_open_port, is_plain_host, is_public

HOPS = 3
LARGEST = 2_000_000
SECONDS = 20.0
CONNECT_SECONDS = 5.0
MOVED = frozenset({301, 302, 303, 307, 308})
READING = frozenset({"GET", "HEAD"})
OWN_HEADERS = {"user-agent": "Drumbeat", "accept-encoding": "identity"}

Resolve = Callable[[str, int], Sequence[str]]


class OutboundRefused(Exception):
    """The call may not be made or its answer not be read; `reason` is one word, the address is not repeated."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class OutboundFailed(Exception):
    """The other side could not be reached or broke off; the text names the kind of error alone."""


@dataclass(frozen=True)
class Call:
    """One request. `largest` bytes of answer and `seconds` in all, redirects included."""

    url: str
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    largest: int = LARGEST
    seconds: float = SECONDS


@dataclass(frozen=True)
class Answer:
    """What came back, after redirects; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def resolve(host: str, port: int) -> Sequence[str]:
    """Return every address the name has, in the order of the system; raise OutboundFailed when it has none."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise OutboundFailed("the name cannot be resolved") from error
    return list(dict.fromkeys(str(each[4][0]) for each in found))


def send(call: Call, resolver: Resolve = resolve) -> Answer:
    """Make the call; raise OutboundRefused or OutboundFailed.

    Redirects are followed for GET and HEAD alone, each hop checked like the first, without the caller's headers once
    it leaves the origin.
    """
    end = time.monotonic() + call.seconds
    for _ in range(HOPS + 1):
        url = _checked_url(call.url)
        address = _checked_address(url, resolver)
        answer = _exchange(call, url, address, end)
        target = answer.headers.get("location")
        if answer.status not in MOVED or target is None or call.method not in READING:
            return answer
        call = _next_hop(call, url, target)
    raise OutboundRefused("redirects")


def _checked_url(text: str) -> httpx.URL:
    try:
        url = httpx.URL(text)
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise OutboundRefused("url") from None
    if url.scheme not in ("http", "https"):
        raise OutboundRefused("scheme")
    if url.userinfo:
        raise OutboundRefused("userinfo")
    if not _is_allowed(url.host):
        if not is_plain_host(url.host):
            raise OutboundRefused("host")
        if not is_open_port(url.port):
            raise OutboundRefused("port")
    return url


def _is_allowed(host: str) -> bool:
    return host.lower() in settings.OUTBOUND_ALLOW


def _checked_address(url: httpx.URL, resolver: Resolve) -> str:
    """Return the address to connect to; refuse the name if any of its addresses is not public."""
    addresses = resolver(url.host, url.port or (443 if url.scheme == "https" else 80))
    if not addresses:
        raise OutboundFailed("the name cannot be resolved")
    if not _is_allowed(url.host) and not all(is_public(each) for each in addresses):
        raise OutboundRefused("address")
    return addresses[0]


@cache
def _certificates() -> ssl.SSLContext:
    """Return the trusted authorities, read once: that takes longer than most calls."""
    return httpx.create_ssl_context(trust_env=False)


class _Pinned(httpx.HTTPTransport):
    """Connects to one address whatever the URL's host is called; certificates are checked against the host."""

    def __init__(self, address: str) -> None:
        super().__init__(
            verify=_certificates(), trust_env=False, retries=0, limits=httpx.Limits(max_keepalive_connections=0)
        )
        self._address = address

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request to the pinned address; the Host header is already the URL's."""
        request.extensions = {**request.extensions, "sni_hostname": request.url.host}
        request.url = request.url.copy_with(host=self._address)
        return super().handle_request(request)


def _exchange(call: Call, url: httpx.URL, address: str, end: float) -> Answer:
    left = end - time.monotonic()
    if left <= 0:
        raise OutboundFailed("timeout")
    timeout = httpx.Timeout(left, connect=min(left, CONNECT_SECONDS))
    headers = {**OWN_HEADERS, **call.headers}
    try:
        with (
            httpx.Client(transport=_Pinned(address), timeout=timeout, trust_env=False) as client,
            client.stream(call.method, url, headers=headers, content=call.body or None) as response,
        ):
            return Answer(response.status_code, dict(response.headers), _read(response, call, end))
    except httpx.HTTPError as error:
        raise OutboundFailed(type(error).__name__) from error


def _read(response: httpx.Response, call: Call, end: float) -> bytes:
    """Return the body as sent; a compressed one is refused, since a little of it may unpack to anything."""
    if response.headers.get("content-encoding", "identity") != "identity":
        raise OutboundRefused("encoding")
    body = bytearray()
    for chunk in response.iter_raw():
        body += chunk
        if len(body) > call.largest:
            raise OutboundRefused("too_large")
        if time.monotonic() > end:
            raise OutboundFailed("timeout")
    return bytes(body)


def _next_hop(call: Call, url: httpx.URL, target: str) -> Call:
    try:
        new = url.join(target)
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise OutboundRefused("url") from None
    if url.scheme == "https" and new.scheme == "http":
        raise OutboundRefused("scheme")
    same = (url.scheme, url.host, url.port) == (new.scheme, new.host, new.port)
    return replace(call, url=str(new), headers=call.headers if same else {})
