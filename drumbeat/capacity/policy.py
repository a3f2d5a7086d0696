"""Who may see and shape what capacity holds."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the rows whose scope the actor sees."""
    return in_scope(actor)


@dataclass(frozen=True, slots=True)
class Whose:
    """A person as far as policies ask."""

    id: UUID


def _works_on(actor: Actor, task: Any) -> bool:
    if actor.contributes(task.scope_id):
        return True
    return actor.standing(task.scope_id) == "assigned" and actor.person_id in task.assignee_ids


_LIBRARY = "Managers and above."
_CONTRIBUTES = "Who contributes to the campaign."

SEE_WORKLOAD = allow(
    "capacity.see_workload", "workspace", "Everyone but guests; hidden work as minutes.", lambda a, _: a.role != "guest"
)
GET_ADVICE = allow(
    "capacity.get_assignment_advice", "workspace", "Everyone but guests.", lambda a, _: a.role != "guest"
)
CREATE_SKILL = allow("capacity.create_skill", "workspace", _LIBRARY, lambda a, _: a.at_least("manager"))
RENAME_SKILL = allow("capacity.rename_skill", "skill", _LIBRARY, lambda a, _: a.at_least("manager"))
REMOVE_SKILL = allow("capacity.remove_skill", "skill", _LIBRARY, lambda a, _: a.at_least("manager"))
SET_PERSON_SKILLS = allow(
    "capacity.set_person_skills",
    "person",
    "The person, unless a guest; managers and above.",
    lambda a, row: a.at_least("manager") or (a.role != "guest" and row.id == a.person_id),
)
SET_TASK_NEEDS = allow("capacity.set_task_needs", "task", _CONTRIBUTES, lambda a, row: a.contributes(row.scope_id))
PLAN_EFFORT = allow(
    "capacity.plan_effort",
    "task",
    "Who contributes to the campaign; interns on what is assigned to them.",
    _works_on,
)
UPDATE_SETTINGS = allow(
    "capacity.update_capacity_settings", "workspace", "Directors and owners.", lambda a, _: a.at_least("director")
)
