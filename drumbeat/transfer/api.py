"""Doors of transfer."""

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpResponse, StreamingHttpResponse
from ninja import File, Form, Query, Router, UploadedFile

from drumbeat.engines.tabular.faults import Limits
from drumbeat.engines.tabular.read import Table
from drumbeat.kernel.errors import TooLarge
from drumbeat.kernel.http.doors import Request, reply, writes
from drumbeat.transfer import exports
from drumbeat.transfer.actions import begin, run
from drumbeat.transfer.actions.outlook import Outlook
from drumbeat.transfer.outputs import import_line, import_out
from drumbeat.transfer.queries import find_import, imports, rows_of
from drumbeat.transfer.schemas import ChosenSheet, ImportLine, ImportOut, Mapping, RowPage, Verdict

router = Router()
ROWS = 200


@router.post("/imports", response={201: ImportOut}, operation_id="start_import")
def start_import(
    request: Request,
    file: File[UploadedFile],
    campaign_id: Form[UUID | None] = None,
    campaign_name: Form[str] = "",
) -> HttpResponse:
    """Bring an export file of another tool."""
    if (file.size or 0) > Limits().max_bytes:
        raise TooLarge("kernel.too_large", limit=Limits().max_bytes)
    name, content = file.name or "import", file.read()
    target = {"campaign_id": campaign_id, "campaign_name": campaign_name}
    return _start_import(request, name, content, target, begin.read_ahead(request.auth, name, content))


@writes
def _start_import(request: Request, name: str, content: bytes, target: dict[str, Any], table: Table) -> HttpResponse:
    job = begin.start_import(request.auth, name, content, table=table, **target)
    return reply(import_out(request.auth, job), 201)


@router.get("/imports", response=list[ImportLine], operation_id="list_imports")
def list_imports(request: Request) -> HttpResponse:
    """Return the latest imports."""
    return reply([import_line(job) for job in imports(request.auth)[:100]])


@router.get("/imports/{import_id}", response=ImportOut, operation_id="get_import")
def get_import(request: Request, import_id: UUID) -> HttpResponse:
    """Return one import."""
    return reply(import_out(request.auth, find_import(request.auth, import_id)))


@router.patch("/imports/{import_id}", response=ImportOut, operation_id="map_import")
@writes
def map_import(request: Request, import_id: UUID, payload: Mapping) -> HttpResponse:
    """Correct the mapping."""
    return reply(import_out(request.auth, begin.map_import(request.auth, import_id, payload.dict())))


@router.post("/imports/{import_id}/choose-sheet", response=ImportOut, operation_id="choose_sheet")
@writes
def choose_sheet(request: Request, import_id: UUID, payload: ChosenSheet) -> HttpResponse:
    """Read another sheet of the workbook; its columns are recognised anew."""
    return reply(import_out(request.auth, begin.choose_sheet(request.auth, import_id, payload.sheet)))


@router.post("/imports/{import_id}/dry-run", response=ImportOut, operation_id="check_import")
def check_import(request: Request, import_id: UUID) -> HttpResponse:
    """Do the dry run."""
    return _check_import(request, import_id, run.foresee_import(request.auth, import_id))


@writes
def _check_import(request: Request, import_id: UUID, foreseen: Outlook) -> HttpResponse:
    return reply(import_out(request.auth, run.check_import(request.auth, import_id, foreseen)))


@router.get("/imports/{import_id}/rows", response=RowPage, operation_id="list_import_rows")
def list_import_rows(request: Request, import_id: UUID, verdict: Verdict | None = None, after: int = 0) -> HttpResponse:
    """Return the verdicts on rows after a row number."""
    rows = rows_of(find_import(request.auth, import_id), verdict, after, ROWS + 1)
    following = rows[ROWS - 1]["number"] if len(rows) > ROWS else None
    return reply({"items": rows[:ROWS], "next": following})


@router.post("/imports/{import_id}/run", response=ImportOut, operation_id="run_import")
@writes
def run_import(request: Request, import_id: UUID) -> HttpResponse:
    """Run the import as one undoable batch; progress is in the answer of get_import."""
    job = run.run_import(request.auth, import_id)
    run.queue_run(request.auth, job)
    return reply(import_out(request.auth, job))


@router.get("/export/tasks", operation_id="export_tasks")
def export_tasks(request: Request, format: Literal["csv", "xlsx"] = "csv") -> StreamingHttpResponse:
    """Return the tasks of the list's filters as a file; cells that a spreadsheet would compute are neutralised."""
    filters = {name: str(text) for name, text in request.GET.items() if name not in ("format", "sort")}
    return exports.tasks_file(request.auth, filters, request.GET.get("sort"), format)


@router.get("/export/deliverables", operation_id="export_deliverables")
def export_deliverables(
    request: Request, campaign_id: UUID, format: Literal["csv", "xlsx"] = "csv"
) -> StreamingHttpResponse:
    """Return a campaign's deliverables as a file."""
    return exports.deliverables_file(request.auth, campaign_id, format)


@router.get("/export/campaigns", operation_id="export_campaigns")
def export_campaigns(
    request: Request,
    format: Literal["csv", "xlsx"] = "csv",
    state: Literal["open", "finished", "archived"] = "open",
    q: Annotated[str, Query(max_length=200)] = "",
) -> StreamingHttpResponse:
    """Return the portfolio, or the campaigns whose names hold the words, as a file."""
    return exports.campaigns_file(request.auth, state, q, format)
