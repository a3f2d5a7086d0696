"""The web's one page: index.html with this response's nonce, and a sign of life."""

from functools import cache
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.csrf import ensure_csrf_cookie
from django.views.decorators.http import require_safe

from drumbeat.files.api import file_bytes
from drumbeat.identity.auth import authenticate
from drumbeat.kernel.errors import Refusal
from drumbeat.kernel.http.problems import problem

_PLACEHOLDER = "__CSP_NONCE__"


@cache
def _index(path: Path) -> str:
    if not path.exists():
        return "<!doctype html><title>Drumbeat</title><p>The web half is not built yet: run <code>make web</code>.</p>"
    return path.read_text()


@require_safe
@ensure_csrf_cookie
def page(request: HttpRequest) -> HttpResponse:
    """Return the web's page; it is never cached because its nonce is good for one response."""
    html = _index(Path(settings.WEB_DIST) / "index.html").replace(_PLACEHOLDER, str(request.csp_nonce))  # type: ignore[attr-defined]  # set by django-csp
    return HttpResponse(html, headers={"Cache-Control": "no-store"})


@require_safe
def stored_file(request: HttpRequest, file_id: UUID, name: str) -> HttpResponseBase:
    """Return an attached file's bytes; `name` only gives the download its name in the address."""
    try:
        return file_bytes(authenticate(request), request, file_id)
    except Refusal as refusal:
        return problem(refusal)


@require_safe
def health(_request: HttpRequest) -> HttpResponse:
    """Return 200 while the database answers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse(b'{"ok":true}', content_type="application/json")
