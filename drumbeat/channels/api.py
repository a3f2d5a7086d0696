"""Doors of channels."""

from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.channels import actions, queries, schemas
from drumbeat.channels.outputs import channel_out
from drumbeat.kernel.http.doors import Request, base_seq, no_content, reply, writes
from drumbeat.kernel.http.etags import after_write, etag, with_etags
from drumbeat.kernel.refs import Ref

router = Router()


@router.get("/channels", response=list[schemas.ChannelOut], operation_id="list_channels")
def list_channels(request: Request) -> HttpResponse:
    """Return the channels in order; removed ones too, for the names of what was made for them."""
    rows = with_etags(request.auth, lambda actor: queries.channels(actor, removed=True))
    return reply([channel_out(request.auth, row, seq) for row, seq in rows])


@router.post("/channels", response={201: schemas.ChannelOut}, operation_id="create_channel")
@writes
def create_channel(request: Request, payload: schemas.NewChannel) -> HttpResponse:
    """Add a channel to the library."""
    created = actions.create_channel(request.auth, payload.dict())
    return reply(channel_out(request.auth, created, after_write(0)), 201)


@router.patch("/channels/{channel_id}", response=schemas.ChannelOut, operation_id="update_channel")
@writes
def update_channel(request: Request, channel_id: UUID, payload: schemas.ChannelChanges) -> HttpResponse:
    """Change a channel; fields that others changed since `If-Match` answer 412."""
    before = etag(request.auth.workspace_id, Ref("channel", channel_id))
    changed = actions.update_channel(request.auth, channel_id, payload.given(), base_seq(request))
    return reply(channel_out(request.auth, changed, after_write(before)))


@router.post("/channels/{channel_id}/move", response=schemas.ChannelOut, operation_id="move_channel")
@writes
def move_channel(request: Request, channel_id: UUID, payload: schemas.ChannelMove) -> HttpResponse:
    """Move a channel before another one, or to the end."""
    before = etag(request.auth.workspace_id, Ref("channel", channel_id))
    moved = actions.move_channel(request.auth, channel_id, payload.before_id)
    return reply(channel_out(request.auth, moved, after_write(before)))


@router.delete("/channels/{channel_id}", response={204: None}, operation_id="remove_channel")
@writes
def remove_channel(request: Request, channel_id: UUID) -> HttpResponse:
    """Move a channel to the bin; what was made for it still names it."""
    queries.find_channel(request.auth, channel_id)
    actions.remove_channels(request.auth, [channel_id])
    return no_content()
