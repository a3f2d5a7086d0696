"""The door helper: idempotent POSTs, the headers of a write, answers as bytes."""

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast
from uuid import UUID

import orjson
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse

from drumbeat.kernel import actions
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid, Refusal
from drumbeat.kernel.models import Idempotency
from drumbeat.kernel.raw.writes import insert_rows

P = ParamSpec("P")
_KEY = re.compile(r"[\x21-\x7e]{8,120}")


class Request(HttpRequest):
    """An authenticated request: `auth` is the actor."""

    auth: Actor


def reply(body: Any, status: int = 200) -> HttpResponse:
    """Return `body` as JSON bytes; ids, dates and dataclasses are written by orjson."""
    return HttpResponse(
        orjson.dumps(body, option=orjson.OPT_UTC_Z | orjson.OPT_NON_STR_KEYS),
        status=status,
        content_type="application/json",
    )


def no_content() -> HttpResponse:
    """Return the empty answer of a removal."""
    return HttpResponse(status=204)


def base_seq(request: HttpRequest) -> int | None:
    """Return the clock value of `If-Match`: the state the client had read; None when it sent none."""
    raw = request.headers.get("If-Match")
    if raw is None or raw == "*":
        return None
    digits = raw.removeprefix("W/").strip('"')
    if not digits.isdecimal():
        raise Invalid("kernel.bad_if_match")
    return int(digits)


def writes(view: Callable[Concatenate[Request, P], HttpResponse]) -> Callable[Concatenate[Request, P], HttpResponse]:
    """Make a view a door of a write: replay a known Idempotency-Key, else run it and name what it wrote."""

    @wraps(view)
    def door(request: Request, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        actions.forget_last()
        key = request.headers.get("Idempotency-Key") if request.method == "POST" else None
        person_id = request.auth.person_id
        if key is None or person_id is None:
            return _named(view(request, *args, **kwargs))
        return _once(request, person_id, key, lambda: view(request, *args, **kwargs))

    return cast(Callable[Concatenate[Request, P], HttpResponse], door)


def _once(request: Request, person_id: UUID, key: str, run: Callable[[], HttpResponse]) -> HttpResponse:
    if not _KEY.fullmatch(key):
        raise Invalid("kernel.bad_idempotency_key")
    actor = request.auth
    digest = hashlib.sha256(f"{request.path}\n".encode() + _body(request)).hexdigest()
    try:
        with actions.transact(actor):
            response = run()
            if response.status_code < 400:
                record = Idempotency(
                    workspace_id=actor.workspace_id,
                    person_id=person_id,
                    key=key,
                    digest=digest,
                    status=response.status_code,
                    body=response.content,
                    at=now(),
                )
                insert_rows([record])
    except (IntegrityError, Refusal):
        # The first call's effects may themselves refuse the second, so every failure first looks for the record.
        known = _known(actor, person_id, key)
        if known is None:
            raise
        return _replay(known, digest)
    return _named(response)


def _body(request: HttpRequest) -> bytes:
    return b"" if request.content_type == "multipart/form-data" else request.body


def _known(actor: Actor, person_id: UUID, key: str) -> Idempotency | None:
    return Idempotency.objects.filter(workspace_id=actor.workspace_id, person_id=person_id, key=key).first()


def _replay(known: Idempotency, digest: str) -> HttpResponse:
    if known.digest != digest:
        raise Conflict("kernel.idempotency_key_reused")
    response = HttpResponse(bytes(known.body), status=known.status, content_type="application/json")
    response["Idempotency-Replayed"] = "true"
    return response


def _named(response: HttpResponse) -> HttpResponse:
    seq = actions.last_seq()
    if seq:
        response["X-Seq"] = str(seq)
    batch = actions.last_batch()
    if batch is not None:
        response["X-Batch"] = str(batch)
    return response
