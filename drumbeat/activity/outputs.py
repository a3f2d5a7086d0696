"""Status updates and what was said about them, as the doors answer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.activity.models import Comment, StatusUpdate
from drumbeat.activity.queries import answers_to
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can
from drumbeat.kernel.safety.markup import render_markdown

if TYPE_CHECKING:
    from drumbeat.identity.models import VisitorLink


def answer_out(row: Comment) -> dict[str, Any]:
    """Return something said about an update."""
    return {
        "id": row.id,
        "author": row.author.name if row.author else row.author_name,
        "visitor": row.visitor_link_id is not None,
        "link": row.visitor_link.name if row.visitor_link else "",
        "html": render_markdown(row.body),
        "created_at": row.created_at,
    }


def updates_out(actor: Actor, rows: Sequence[StatusUpdate]) -> list[dict[str, Any]]:
    """Return updates as a colleague reads them."""
    answers = answers_to(actor, [row.id for row in rows])
    return [
        {
            **_words(row),
            "body": row.body,
            "author_id": row.author_id,
            "edited_at": row.edited_at,
            "answers": [answer_out(each) for each in answers.get(row.id, [])],
            "can": can(actor, "status_update", row),
        }
        for row in rows
    ]


def visited_out(
    rows: Sequence[StatusUpdate], answers: dict[UUID, list[Comment]], link: "VisitorLink"
) -> list[dict[str, Any]]:
    """Return updates as the holder of a link reads them: without the answers of other links."""
    return [
        {
            **_words(row),
            "answers": [
                answer_out(each) for each in answers.get(row.id, []) if each.visitor_link_id in (None, link.id)
            ],
        }
        for row in rows
    ]


def _words(row: StatusUpdate) -> dict[str, Any]:
    return {
        "id": row.id,
        "health": row.health,
        "title": row.title,
        "html": render_markdown(row.body),
        "author": row.author.name if row.author else "",
        "created_at": row.created_at,
    }
