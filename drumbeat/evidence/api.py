"""Doors of evidence."""

from typing import Literal
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.evidence import actions, schemas
from drumbeat.evidence.outputs import citation_out, evidence_list, evidence_out
from drumbeat.evidence.queries import Wanted, cited_by, evidence_page, find_citation, find_evidence
from drumbeat.kernel.http.doors import Request, base_seq, no_content, reply, writes
from drumbeat.kernel.http.etags import after_write, etag, with_etag
from drumbeat.kernel.http.paging import page_size
from drumbeat.kernel.refs import Ref

router = Router()


@router.get("/evidence", response=schemas.EvidencePage, operation_id="list_evidence")
def list_evidence(
    request: Request,
    kind: Literal["", "research", "competitor", "benchmark", "market_change"] = "",
    reliability: Literal["", "high", "medium", "low"] = "",
    q: str = "",
    cursor: str | None = None,
    limit: int | None = None,
) -> HttpResponse:
    """Return the library, the latest observed first."""
    page, following = evidence_page(request.auth, Wanted(kind, reliability, q[:200]), cursor, page_size(limit))
    return reply({"items": evidence_list(request.auth, page), "next": following})


@router.post("/evidence", response={201: schemas.EvidenceInFull}, operation_id="add_evidence")
@writes
def add_evidence(request: Request, payload: schemas.NewEvidence) -> HttpResponse:
    """Add a piece of evidence."""
    made = actions.add_evidence(request.auth, payload.dict())
    return reply(evidence_out(request.auth, made, after_write(0)), 201)


@router.get("/evidence/{evidence_id}", response=schemas.EvidenceInFull, operation_id="get_evidence")
def get_evidence(request: Request, evidence_id: UUID) -> HttpResponse:
    """Return a piece of evidence with what rests on it."""
    row, seq = with_etag(request.auth, Ref("evidence", evidence_id), find_evidence)
    return reply(evidence_out(request.auth, row, seq))


@router.patch("/evidence/{evidence_id}", response=schemas.EvidenceInFull, operation_id="update_evidence")
@writes
def update_evidence(request: Request, evidence_id: UUID, payload: schemas.EvidenceChanges) -> HttpResponse:
    """Change a piece of evidence."""
    before = etag(request.auth.workspace_id, Ref("evidence", evidence_id))
    changed = actions.update_evidence(request.auth, evidence_id, payload.given(), base_seq(request))
    return reply(evidence_out(request.auth, changed, after_write(before)))


@router.delete("/evidence/{evidence_id}", response={204: None}, operation_id="remove_evidence")
@writes
def remove_evidence(request: Request, evidence_id: UUID) -> HttpResponse:
    """Move a piece of evidence to the bin."""
    find_evidence(request.auth, evidence_id)
    actions.remove_evidence(request.auth, [evidence_id])
    return no_content()


@router.post("/evidence/{evidence_id}/citations", response={201: schemas.CitationOut}, operation_id="cite_evidence")
@writes
def cite_evidence(request: Request, evidence_id: UUID, payload: schemas.NewCitation) -> HttpResponse:
    """Say that an object rests on the piece."""
    made = actions.cite_evidence(request.auth, evidence_id, payload.kind, payload.id, payload.note)
    return reply(citation_out(request.auth, made), 201)


@router.get("/citations", response=list[schemas.CitationOut], operation_id="list_citations")
def list_citations(request: Request, kind: str, id: UUID) -> HttpResponse:
    """Return what an object rests on."""
    return reply([citation_out(request.auth, row) for row in cited_by(request.auth, kind, id)])


@router.delete("/citations/{citation_id}", response={204: None}, operation_id="uncite_evidence")
@writes
def uncite_evidence(request: Request, citation_id: UUID) -> HttpResponse:
    """Take a citation back."""
    find_citation(request.auth, citation_id)
    actions.uncite_evidence(request.auth, [citation_id])
    return no_content()


@router.post("/evidence/{evidence_id}/replan", response={201: schemas.ReplanOut}, operation_id="open_replan")
@writes
def open_replan(request: Request, evidence_id: UUID, payload: schemas.ReplanIn) -> HttpResponse:
    """Open the task of planning a campaign again after a change of the market."""
    made = actions.open_replan(request.auth, evidence_id, payload.campaign_id, payload.note)
    return reply({"kind": made.kind, "id": made.id}, 201)
