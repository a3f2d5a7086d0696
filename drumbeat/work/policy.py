"""Who may see and do work."""

from typing import Any

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the tasks, links and entries whose scope the actor sees."""
    return in_scope(actor)


def _works_on(actor: Actor, task: Any) -> bool:
    if actor.contributes(task.scope_id):
        return True
    return actor.standing(task.scope_id) == "assigned" and actor.person_id in task.assignee_ids


_CONTRIBUTES = "Who contributes to the campaign."
_WORKS = "Who contributes to the campaign; interns on what is assigned to them."
_OWN = "Whoever made it; the campaign's lead; managers and above."


CREATE_TASK = allow("work.create_task", "campaign", _CONTRIBUTES, lambda a, row: a.contributes(row.scope_id))
UPDATE_TASK = allow("work.update_task", "task", _WORKS, _works_on)
MOVE_TASK = allow("work.move_task", "task", _WORKS, _works_on)
COMPLETE_TASK = allow("work.complete_task", "task", _WORKS, _works_on)
REMOVE_TASK = allow("work.remove_task", "task", _CONTRIBUTES, lambda a, row: a.contributes(row.scope_id))
LINK_TASK = allow("work.link_task", "task", _CONTRIBUTES, lambda a, row: a.contributes(row.scope_id))
SKIP_CHECKS = allow(
    "work.skip_checks", "task", "The campaign's lead; managers and above.", lambda a, row: a.leads(row.scope_id)
)
COMMIT_TASK = allow(
    "work.commit_task",
    "task",
    "Whoever does the task; the campaign's lead; managers and above.",
    lambda a, row: a.leads(row.scope_id) or a.person_id in row.assignee_ids,
)
LOG_TIME = allow("work.log_time", "task", _WORKS, _works_on)
UPDATE_TIME = allow(
    "work.update_time", "time", _OWN, lambda a, row: row.person_id == a.person_id or a.leads(row.scope_id)
)
SEE_TIME_SHEET = allow(
    "work.see_time_sheet",
    "person",
    "The person, unless a guest; managers and above.",
    lambda a, row: a.at_least("manager") or (a.role != "guest" and row.id == a.person_id),
)
SAVE_VIEW = allow(
    "work.save_view",
    "view",
    "Everyone for themselves; shared ones by who contributes.",
    lambda a, row: row.owner_id == a.person_id and (not row.shared or a.contributes(row.scope_id)),
)
REVIEW_MILESTONE = allow(
    "work.review_milestone", "task", "The campaign's lead; managers and above.", lambda a, row: a.leads(row.scope_id)
)
