"""How what capacity holds is called in histories."""

from collections.abc import Mapping
from uuid import UUID

from drumbeat.capacity import policy
from drumbeat.capacity.models import Skill
from drumbeat.identity.queries import people_names
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.safety.naming import Naming
from drumbeat.work.queries.tasks import task_names


def _skills(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    return dict(Skill.objects.filter(policy.visible(actor), pk__in=ids).values_list("id", "name"))


def _people(actor: Actor, ids: set[UUID]) -> Mapping[str, str]:
    return people_names(actor, ids)


NAMINGS = (
    Naming(frozenset({"skill"}), frozenset({"skills", "skill_id"}), _skills),
    Naming(frozenset({"person_skills"}), frozenset(), _people),
    Naming(frozenset({"task_needs", "effort"}), frozenset(), task_names),
)
