"""Doors of activity."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.activity.actions import comment as actions
from drumbeat.activity.models import Comment
from drumbeat.activity.queries import comments_page, find_comments
from drumbeat.activity.schemas import CommentBody, CommentOut, CommentPage, NewComment, Rendered
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.http.doors import Request, no_content, reply, writes
from drumbeat.kernel.http.paging import page_size
from drumbeat.kernel.policy import can
from drumbeat.kernel.safety.markup import render_markdown

router = Router()


@router.get("/comments", response=CommentPage, operation_id="list_comments")
def list_comments(
    request: Request, kind: str, id: UUID, cursor: str | None = None, limit: int | None = None
) -> HttpResponse:
    """Return what was said about an object, oldest first."""
    rows, following = comments_page(request.auth, kind, id, cursor, page_size(limit))
    return reply({"items": [_out(request.auth, row) for row in rows], "next": following})


@router.post("/comments", response={201: CommentOut}, operation_id="post_comment")
@writes
def post_comment(request: Request, payload: NewComment) -> HttpResponse:
    """Say something about an object."""
    made = actions.post_comment(request.auth, payload.kind, payload.id, payload.body)
    return reply(_out(request.auth, made), 201)


@router.patch("/comments/{comment_id}", response=CommentOut, operation_id="update_comment")
@writes
def update_comment(request: Request, comment_id: UUID, payload: CommentBody) -> HttpResponse:
    """Change what one has said."""
    return reply(_out(request.auth, actions.update_comment(request.auth, comment_id, payload.body)))


@router.delete("/comments/{comment_id}", response={204: None}, operation_id="remove_comment")
@writes
def remove_comment(request: Request, comment_id: UUID) -> HttpResponse:
    """Move a comment to the bin."""
    find_comments(request.auth, [comment_id])
    actions.remove_comments(request.auth, [comment_id])
    return no_content()


@router.post("/markdown", response=Rendered, operation_id="preview_markdown")
def preview_markdown(request: Request, payload: CommentBody) -> HttpResponse:
    """Return Markdown as the HTML it will be shown as; writes nothing."""
    return reply({"html": render_markdown(payload.body)})


def _out(actor: Actor, comment: Comment) -> dict[str, Any]:
    return {
        "id": comment.id,
        "kind": comment.ref_kind,
        "ref_id": comment.ref_id,
        "author_id": comment.author_id,
        "author": comment.author.name if comment.author else comment.author_name,
        "body": comment.body,
        "html": render_markdown(comment.body),
        "created_at": comment.created_at,
        "edited_at": comment.edited_at,
        "can": can(actor, "comment", comment),
    }
