"""Refusals as RFC 9457 problem+json, in one place."""

from collections.abc import Callable
from functools import partial
from typing import Any

import orjson
from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, ValidationError

from drumbeat.kernel.errors import Invalid, NotFound, NotSignedIn, Refusal, TooLarge, TooMany

MEDIA_TYPE = "application/problem+json"


def problem(refusal: Refusal) -> HttpResponse:
    """Return the answer for a refusal: status, stable code and the facts of its sentence."""
    body: dict[str, Any] = {
        "type": "about:blank",
        "title": refusal.title,
        "status": refusal.status,
        "code": refusal.code,
        "facts": refusal.facts,
    }
    if isinstance(refusal, Invalid) and refusal.fields:
        body["fields"] = refusal.fields
    response = HttpResponse(orjson.dumps(body, default=str), status=refusal.status, content_type=MEDIA_TYPE)
    if isinstance(refusal, TooMany):
        response["Retry-After"] = str(refusal.retry_after)
    return response


def validation_refusal(error: ValidationError) -> Invalid:
    """Return pydantic's findings as codes per field; the values sent are not repeated."""
    fields: dict[str, list[str]] = {}
    for item in error.errors:
        name = ".".join(str(part) for part in item.get("loc", ())[1:]) or "body"
        fields.setdefault(name.removeprefix("payload.").removeprefix("body."), []).append(str(item.get("type")))
    return Invalid("kernel.invalid", fields=fields)


def install(api: NinjaAPI) -> None:
    """Register the handlers that turn every refusal of the API into a problem."""
    for kind, translate in _TRANSLATIONS.items():
        api.add_exception_handler(kind, partial(_handle, translate))


def _handle(translate: Callable[[Any], Refusal], _request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(translate(error))


_TRANSLATIONS: dict[type[Exception], Callable[[Any], Refusal]] = {
    Refusal: lambda error: error,
    ValidationError: validation_refusal,
    AuthenticationError: lambda _: NotSignedIn("kernel.sign_in"),
    Http404: lambda _: NotFound("kernel.not_found"),
    PermissionDenied: lambda _: NotFound("kernel.not_found"),
    RequestDataTooBig: lambda _: TooLarge("kernel.too_large"),
}
