"""Doors of results imports."""

from typing import Annotated
from uuid import UUID

from django.http import HttpResponse
from ninja import File, Form, Query, Router, UploadedFile

from drumbeat.engines.tabular.faults import Limits
from drumbeat.engines.tabular.read import Table
from drumbeat.kernel.errors import TooLarge
from drumbeat.kernel.http.doors import Request, reply, writes
from drumbeat.metrics.actions import bring, carry
from drumbeat.metrics.actions.outlook import Outlook
from drumbeat.metrics.models import FactImport
from drumbeat.metrics.outputs import import_line, import_out
from drumbeat.metrics.queries.imports import find_import, imports, rows_of, standing
from drumbeat.metrics.schemas import imports as shapes

router = Router()
ROWS = 200


@router.post("/fact-imports", response={201: shapes.FactImportOut}, operation_id="start_fact_import")
def start_fact_import(
    request: Request, file: File[UploadedFile], campaign_id: Form[UUID | None] = None, source: Form[str] = ""
) -> HttpResponse:
    """Bring a file of results."""
    if (file.size or 0) > Limits().max_bytes:
        raise TooLarge("kernel.too_large", limit=Limits().max_bytes)
    name, content = file.name or "results", file.read()
    return _start(request, name, content, bring.read_ahead(request.auth, name, content), campaign_id, source)


@writes
def _start(
    request: Request, name: str, content: bytes, table: Table, campaign_id: UUID | None, source: str
) -> HttpResponse:
    job = bring.start_fact_import(request.auth, name, content, table, campaign_id=campaign_id, source=source)
    return _out(request, job, 201)


def _out(request: Request, job: FactImport, status: int = 200) -> HttpResponse:
    return reply(import_out(request.auth, job, *standing(job)), status)


@router.get("/fact-imports", response=list[shapes.FactImportLine], operation_id="list_fact_imports")
def list_fact_imports(request: Request) -> HttpResponse:
    """Return the latest imports of results."""
    return reply([import_line(job) for job in imports(request.auth)[:100]])


@router.get("/fact-imports/{fact_import_id}", response=shapes.FactImportOut, operation_id="get_fact_import")
def get_fact_import(request: Request, fact_import_id: UUID) -> HttpResponse:
    """Return one import of results."""
    return _out(request, find_import(request.auth, fact_import_id))


@router.patch("/fact-imports/{fact_import_id}", response=shapes.FactImportOut, operation_id="map_fact_import")
@writes
def map_fact_import(request: Request, fact_import_id: UUID, payload: shapes.FactMapping) -> HttpResponse:
    """Correct the mapping."""
    given = payload.dict()
    for name in ("first", "last"):
        given[name] = given[name].isoformat() if given[name] else None
    return _out(request, bring.map_fact_import(request.auth, fact_import_id, given))


@router.post(
    "/fact-imports/{fact_import_id}/choose-sheet", response=shapes.FactImportOut, operation_id="choose_fact_sheet"
)
@writes
def choose_fact_sheet(request: Request, fact_import_id: UUID, payload: shapes.FactSheet) -> HttpResponse:
    """Read another sheet of the workbook."""
    return _out(request, bring.choose_fact_sheet(request.auth, fact_import_id, payload.sheet))


@router.post("/fact-imports/{fact_import_id}/dry-run", response=shapes.FactImportOut, operation_id="check_fact_import")
def check_fact_import(request: Request, fact_import_id: UUID) -> HttpResponse:
    """Do the dry run."""
    return _check(request, fact_import_id, carry.foresee(request.auth, fact_import_id))


@writes
def _check(request: Request, fact_import_id: UUID, foreseen: Outlook) -> HttpResponse:
    return _out(request, carry.check_fact_import(request.auth, fact_import_id, foreseen))


@router.get("/fact-imports/{fact_import_id}/rows", response=shapes.FactImportRows, operation_id="list_fact_import_rows")
def list_fact_import_rows(
    request: Request, fact_import_id: UUID, reason: Annotated[str | None, Query(max_length=40)] = None, after: int = 0
) -> HttpResponse:
    """Return what is to be said of rows."""
    rows = rows_of(find_import(request.auth, fact_import_id), reason, after, ROWS + 1)
    following = rows[ROWS - 1]["id"] if len(rows) > ROWS else None
    return reply({"items": rows[:ROWS], "next": following})


@router.post("/fact-imports/{fact_import_id}/run", response=shapes.FactImportOut, operation_id="run_fact_import")
@writes
def run_fact_import(request: Request, fact_import_id: UUID) -> HttpResponse:
    """Run the import as one undoable batch; progress is in the answer of get_fact_import."""
    job = carry.run_fact_import(request.auth, fact_import_id)
    carry.queue_run(request.auth, job)
    return _out(request, job)
