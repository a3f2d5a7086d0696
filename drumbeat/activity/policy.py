"""Who may see and write comments and status updates, and who may follow."""

from typing import Any

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the rows whose object's scope the actor sees."""
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
POST_STATUS_UPDATE = allow(
    "activity.post_status_update",
    "subject",
    "The campaign's lead; managers and above.",
    lambda a, row: a.leads(row.scope_id),
)
UPDATE_STATUS_UPDATE = allow(
    "activity.update_status_update",
    "status_update",
    "Its author; managers and above.",
    lambda a, row: a.leads(row.scope_id) and (row.author_id == a.person_id or a.at_least("manager")),
)
REMOVE_STATUS_UPDATE = allow(
    "activity.remove_status_update",
    "status_update",
    "Its author; managers and above.",
    lambda a, row: a.leads(row.scope_id) and (row.author_id == a.person_id or a.at_least("manager")),
)
FOLLOW = allow(
    "activity.follow", "subject", "Everyone who sees the object, for themselves.", lambda a, _: a.person_id is not None
)
