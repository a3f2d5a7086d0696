"""Doors of audiences, their limits and the message house."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.audiences import queries, schemas
from drumbeat.audiences.actions import audience, limit, message
from drumbeat.audiences.models import ProofPoint
from drumbeat.audiences.outputs import audiences_out, limits_out, messages_out, proof_point_out
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.http.doors import Request, base_seq, no_content, reply, writes
from drumbeat.kernel.http.etags import after_write, etag, with_etag, with_etags
from drumbeat.kernel.refs import Ref

router = Router()


@router.get("/audiences", response=list[schemas.AudienceOut], operation_id="list_audiences")
def list_audiences(request: Request) -> HttpResponse:
    """Return the audiences; removed ones too, for the names of what was made for them."""
    rows = with_etags(request.auth, lambda actor: queries.audiences(actor, removed=True))
    return reply(audiences_out(request.auth, rows))


@router.post("/audiences", response={201: schemas.AudienceOut}, operation_id="create_audience")
@writes
def create_audience(request: Request, payload: schemas.NewAudience) -> HttpResponse:
    """Describe an audience."""
    created = audience.create_audience(request.auth, payload.dict())
    return reply(audiences_out(request.auth, [(created, after_write(0))])[0], 201)


@router.get("/audiences/{audience_id}", response=schemas.AudienceOut, operation_id="get_audience")
def get_audience(request: Request, audience_id: UUID) -> HttpResponse:
    """Return one audience."""
    found = with_etag(request.auth, Ref("audience", audience_id), queries.find_audience)
    return reply(audiences_out(request.auth, [found])[0])


@router.patch("/audiences/{audience_id}", response=schemas.AudienceOut, operation_id="update_audience")
@writes
def update_audience(request: Request, audience_id: UUID, payload: schemas.AudienceChanges) -> HttpResponse:
    """Change what is known of an audience; fields that others changed since `If-Match` answer 412."""
    before = etag(request.auth.workspace_id, Ref("audience", audience_id))
    changed = audience.update_audience(request.auth, audience_id, payload.given(), base_seq(request))
    return reply(audiences_out(request.auth, [(changed, after_write(before))])[0])


@router.delete("/audiences/{audience_id}", response={204: None}, operation_id="remove_audience")
@writes
def remove_audience(request: Request, audience_id: UUID) -> HttpResponse:
    """Move an audience to the bin; what was made for it still names it."""
    queries.find_audience(request.auth, audience_id)
    audience.remove_audiences(request.auth, [audience_id])
    return no_content()


@router.get("/limits", response=list[schemas.LimitOut], operation_id="list_limits")
def list_limits(request: Request) -> HttpResponse:
    """Return the limits with what stands against them."""
    return reply(limits_out(request.auth, with_etags(request.auth, queries.limits)))


@router.post("/limits", response={201: schemas.LimitOut}, operation_id="add_limit")
@writes
def add_limit(request: Request, payload: schemas.NewLimit) -> HttpResponse:
    """Close a channel to an audience or a segment; the answer names what stands against it already."""
    added = limit.add_limit(request.auth, payload.dict())
    return reply(limits_out(request.auth, [(added, after_write(0))])[0], 201)


@router.patch("/limits/{limit_id}", response=schemas.LimitOut, operation_id="update_limit")
@writes
def update_limit(request: Request, limit_id: UUID, payload: schemas.LimitChanges) -> HttpResponse:
    """Change a limit."""
    before = etag(request.auth.workspace_id, Ref("limit", limit_id))
    changed = limit.update_limit(request.auth, limit_id, payload.given(), base_seq(request))
    return reply(limits_out(request.auth, [(changed, after_write(before))])[0])


@router.delete("/limits/{limit_id}", response={204: None}, operation_id="remove_limit")
@writes
def remove_limit(request: Request, limit_id: UUID) -> HttpResponse:
    """Lift a limit."""
    queries.find_limit(request.auth, limit_id)
    limit.remove_limits(request.auth, [limit_id])
    return no_content()


@router.get("/messages", response=list[schemas.MessageOut], operation_id="list_messages")
def list_messages(request: Request, campaign_id: UUID) -> HttpResponse:
    """Return a campaign's message house."""
    rows = with_etags(request.auth, lambda actor: queries.messages(actor, campaign_id))
    return reply(messages_out(request.auth, rows, _proofs(request.auth, campaign_id)))


@router.post("/messages", response={201: schemas.MessageOut}, operation_id="write_message")
@writes
def write_message(request: Request, payload: schemas.NewMessage) -> HttpResponse:
    """Write a message for a campaign."""
    values = payload.dict()
    campaign_id, proofs = values.pop("campaign_id"), values.pop("proofs")
    written = message.write_message(request.auth, campaign_id, values, proofs)
    rows = [(written, after_write(0))]
    return reply(messages_out(request.auth, rows, _proofs(request.auth, campaign_id))[0], 201)


@router.patch("/messages/{message_id}", response=schemas.MessageOut, operation_id="update_message")
@writes
def update_message(request: Request, message_id: UUID, payload: schemas.MessageChanges) -> HttpResponse:
    """Reword a message."""
    before = etag(request.auth.workspace_id, Ref("message", message_id))
    changed = message.update_message(request.auth, message_id, payload.given(), base_seq(request))
    rows = [(changed, after_write(before))]
    return reply(messages_out(request.auth, rows, _proofs(request.auth, changed.campaign_id))[0])


@router.delete("/messages/{message_id}", response={204: None}, operation_id="remove_message")
@writes
def remove_message(request: Request, message_id: UUID) -> HttpResponse:
    """Move a message to the bin with its proof points."""
    queries.find_message(request.auth, message_id)
    message.remove_messages(request.auth, [message_id])
    return no_content()


@router.post(
    "/messages/{message_id}/proof-points", response={201: schemas.ProofPointOut}, operation_id="add_proof_point"
)
@writes
def add_proof_point(request: Request, message_id: UUID, payload: schemas.ProofPointIn) -> HttpResponse:
    """Put a proof point under a message."""
    added = message.add_proof_point(request.auth, message_id, payload.text)
    return reply(proof_point_out(request.auth, added, after_write(0)), 201)


@router.patch("/proof-points/{proof_point_id}", response=schemas.ProofPointOut, operation_id="update_proof_point")
@writes
def update_proof_point(request: Request, proof_point_id: UUID, payload: schemas.ProofPointIn) -> HttpResponse:
    """Reword a proof point."""
    before = etag(request.auth.workspace_id, Ref("proof_point", proof_point_id))
    changed = message.update_proof_point(request.auth, proof_point_id, payload.text, base_seq(request))
    return reply(proof_point_out(request.auth, changed, after_write(before)))


@router.delete("/proof-points/{proof_point_id}", response={204: None}, operation_id="remove_proof_point")
@writes
def remove_proof_point(request: Request, proof_point_id: UUID) -> HttpResponse:
    """Move a proof point to the bin."""
    queries.find_proof_point(request.auth, proof_point_id)
    message.remove_proof_points(request.auth, [proof_point_id])
    return no_content()


def _proofs(actor: Actor, campaign_id: UUID) -> dict[UUID, list[tuple[ProofPoint, int]]]:
    """Return a campaign's proof points with their etags, by message."""
    found: dict[UUID, list[tuple[ProofPoint, int]]] = {}
    for row, seq in with_etags(actor, lambda reader: queries.proof_points(reader, campaign_id)):
        found.setdefault(row.message_id, []).append((row, seq))
    return found
