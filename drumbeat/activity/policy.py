"""Who may see and write comments."""

from typing import Any

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the comments whose object's scope the actor sees."""
    return in_scope(actor)


def _may_remove(actor: Actor, row: Any) -> bool:
    if row.author_id is None:
        return actor.contributes(row.scope_id)
    return row.author_id == actor.person_id or actor.leads(row.scope_id)


POST_COMMENT = allow(
    "activity.post_comment",
    "subject",
    "Everyone who sees the object, except observers.",
    lambda a, row: a.standing(row.scope_id) not in (None, "observer"),
)
UPDATE_COMMENT = allow(
    "activity.update_comment",
    "comment",
    "Its author.",
    lambda a, row: row.author_id == a.person_id and a.standing(row.scope_id) not in (None, "observer"),
)
REMOVE_COMMENT = allow(
    "activity.remove_comment",
    "comment",
    "Its author; the campaign's lead; managers and above; who contributes, where an import brought it.",
    _may_remove,
)
