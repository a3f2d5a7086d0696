"""Doors of search."""

from django.http import HttpResponse
from ninja import Router

from drumbeat.kernel.http.doors import Request, reply
from drumbeat.kernel.http.paging import page_size
from drumbeat.search import queries
from drumbeat.search.schemas import FoundList

router = Router()


@router.get("/search", response=FoundList, operation_id="search")
def search(request: Request, q: str, limit: int = 20) -> HttpResponse:
    """Find campaigns, tasks, deliverables and people by name; case, accents and width do not matter."""
    return reply({"items": queries.search(request.auth, q, page_size(limit))})
