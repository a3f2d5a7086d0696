"""Limits before a request is read: size, JSON depth, foreign origins, and the rate per person and address."""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from drumbeat.kernel.errors import NotAllowed, Refusal, TooLarge
from drumbeat.kernel.http.problems import problem
from drumbeat.kernel.http.rates import spend

MAX_JSON_BYTES = 1_000_000
MAX_UPLOAD_BYTES = 200_000_000
MAX_DEPTH = 12
_SAFE = frozenset({"GET", "HEAD", "OPTIONS"})

Handler = Callable[[HttpRequest], HttpResponse]


def guard(get_response: Handler) -> Handler:
    """Middleware: refuse what is too large, too deep, too fast or sent from a foreign origin."""

    def middleware(request: HttpRequest) -> HttpResponse:
        try:
            _check(request)
        except Refusal as refusal:
            return problem(refusal)
        return get_response(request)

    return middleware


def _check(request: HttpRequest) -> None:
    if not request.path.startswith(("/api/", "/_allauth/", "/files/")):
        return
    spend("address", request.META.get("REMOTE_ADDR", ""), settings.RATE_PER_ADDRESS)
    if request.method in _SAFE:
        return
    _check_origin(request)
    length = int(request.META.get("CONTENT_LENGTH") or 0)
    if request.content_type == "multipart/form-data":
        if length > MAX_UPLOAD_BYTES:
            raise TooLarge("kernel.too_large", limit=MAX_UPLOAD_BYTES)
        return
    if length > MAX_JSON_BYTES:
        raise TooLarge("kernel.too_large", limit=MAX_JSON_BYTES)
    if length and depth(request.body) > MAX_DEPTH:
        raise TooLarge("kernel.too_deep", limit=MAX_DEPTH)


def _check_origin(request: HttpRequest) -> None:
    origin = request.META.get("HTTP_ORIGIN")
    if not origin:
        return
    allowed = {urlsplit(settings.PUBLIC_URL).netloc, request.META.get("HTTP_HOST", "")}
    if urlsplit(origin).netloc not in allowed:
        raise NotAllowed("kernel.foreign_origin")


def depth(body: bytes) -> int:
    """Return how deep brackets nest in a JSON text, without parsing it; text within strings does not count."""
    if body.count(b"[") + body.count(b"{") <= MAX_DEPTH:
        return 0
    deepest = level = 0
    in_string = escaped = False
    for byte in body:
        if in_string:
            if escaped:
                escaped = False
            elif byte == 0x5C:
                escaped = True
            elif byte == 0x22:
                in_string = False
        elif byte == 0x22:
            in_string = True
        elif byte in b"[{":
            level += 1
            deepest = max(deepest, level)
        elif byte in b"]}":
            level -= 1
    return deepest
