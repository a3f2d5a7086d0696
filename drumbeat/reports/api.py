"""Doors of reports."""

from typing import Literal
from uuid import UUID

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from ninja import Router

from drumbeat.kernel.http.doors import Request
from drumbeat.kernel.http.rates import spend
from drumbeat.kernel.texts import text
from drumbeat.reports.paper import pdf_of
from drumbeat.reports.queries.kick_off import kick_off

router = Router()
SHEETS_A_MINUTE = 20


@router.get("/campaigns/{campaign_id}/kick-off", operation_id="get_kick_off")
def get_kick_off(
    request: Request, campaign_id: UUID, language: Literal["en", "zh-Hans", "zh-Hant", "sv"] | None = None
) -> HttpResponse:
    """Return a campaign's plan on one page as a PDF, in the language asked for or the reader's own."""
    spend("kick_off", str(request.auth.person_id), SHEETS_A_MINUTE)
    sheet = kick_off(request.auth, campaign_id, language or request.auth.language)
    name = f"{text('reports.kick_off.file_name', sheet['language'])} {sheet['title']}"[:120]
    return HttpResponse(
        pdf_of(sheet),
        content_type="application/pdf",
        headers={
            "Content-Disposition": content_disposition_header(True, f"{_plain(name)}.pdf") or "attachment",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cache-Control": "private, no-store",
        },
    )


def _plain(name: str) -> str:
    return " ".join(
        "".join(letter if letter.isprintable() and letter not in '\\/:*?"<>|' else " " for letter in name).split()
    )
