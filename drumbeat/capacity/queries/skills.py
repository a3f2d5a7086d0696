"""Reads of skills, of who has them and what needs them."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from drumbeat.capacity import policy
from drumbeat.capacity.models import PersonSkill, Skill, TaskNeed
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.raw.select import select_objects, select_values

Levels = dict[UUID, int]
"""Levels from 1 to 3 by skill."""


def skills(actor: Actor) -> QuerySet[Skill]:
    """Return the skills of the workspace by name, without the bin."""
    return Skill.objects.filter(policy.visible(actor), deleted_at__isnull=True).order_by("name", "id")


def find_skill(actor: Actor, skill_id: UUID) -> Skill:
    """Return one skill; raise NotFound when the actor does not see it."""
    row = skills(actor).filter(pk=skill_id).first()
    if row is None:
        raise NotFound("capacity.no_skill")
    return row


def require_skills(actor: Actor, ids: Iterable[UUID]) -> None:
    """Raise NotFound unless each is a skill the actor sees."""
    wanted = set(ids)
    there = policy.visible(actor) & Q(id__in=wanted, deleted_at__isnull=True)
    if len(select_values(Skill, there, ("id",))) < len(wanted):
        raise NotFound("capacity.no_skill")


def levels_of(workspace_id: UUID, person_ids: Iterable[UUID] | None = None) -> dict[UUID, Levels]:
    """Return what people can do, of all people or these; who can do nothing listed is left out."""
    where = Q(workspace_id=workspace_id, skill__deleted_at__isnull=True)
    if person_ids is not None:
        where &= Q(person_id__in=list(person_ids))
    found: dict[UUID, Levels] = {}
    for person_id, skill_id, level in select_values(PersonSkill, where, ("person_id", "skill_id", "level"), ("id",)):
        found.setdefault(person_id, {})[skill_id] = level
    return found


def people_with(workspace_id: UUID) -> dict[UUID, int]:
    """Return how many active people have each skill."""
    rows = PersonSkill.objects.filter(workspace_id=workspace_id, person__active=True).order_by()
    return dict(rows.values_list("skill_id").annotate(count=Count("id")))


def needs_of(task_ids: Iterable[UUID]) -> dict[UUID, list[TaskNeed]]:
    """Return what tasks take, whose visibility the caller has established; needs of skills in the bin are left out."""
    found: dict[UUID, list[TaskNeed]] = {}
    for row in select_objects(TaskNeed, Q(task_id__in=list(task_ids)), ("id",), related=("skill",)):
        if row.skill is None or row.skill.deleted_at is None:
            found.setdefault(row.task_id, []).append(row)
    return found


def needed_skills(task_ids: Iterable[UUID]) -> Mapping[UUID, tuple[UUID, ...]]:
    """Return the skills each of the tasks takes, for planners."""
    return {
        task_id: tuple(row.skill_id for row in rows if row.skill_id is not None)
        for task_id, rows in needs_of(task_ids).items()
    }
