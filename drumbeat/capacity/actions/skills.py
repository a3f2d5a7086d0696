"""Writes of skills and of what people can do."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.db.models.functions import Lower

from drumbeat.capacity import events, policy, rules
from drumbeat.capacity.models import PersonSkill, Skill
from drumbeat.capacity.queries.skills import find_skill, levels_of, require_skills, skills
from drumbeat.identity.queries import find_person, workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict
from drumbeat.kernel.events import Event, assign, jsonable
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref


@action
def create_skill(actor: Actor, name: str) -> Skill:
    """Add a skill to the list; one of that name, case aside, is refused."""
    workspace = workspace_of(actor)
    require(actor, policy.CREATE_SKILL, workspace)
    name = rules.check_name(name)
    _refuse_second(actor, name)
    with batched(actor, "create", name, scope_id=workspace.scope_id):
        row = Skill.objects.create(workspace_id=actor.workspace_id, scope_id=workspace.scope_id, name=name)
        emit(_fact(events.SkillCreated, row))
    return row


@action
def rename_skill(actor: Actor, skill_id: UUID, name: str) -> Skill:
    """Call a skill otherwise; everybody keeps it."""
    row = find_skill(actor, skill_id)
    require(actor, policy.RENAME_SKILL, row)
    name = rules.check_name(name)
    _refuse_second(actor, name, but=row.id)
    changes = assign(row, {"name": name})
    if changes:
        with batched(actor, "edit", name, scope_id=row.scope_id):
            row.save(update_fields=["name"])
            emit(events.SkillRenamed(subject=ref(row), scope_id=row.scope_id, changes=changes))
    return row


@action
def remove_skills(actor: Actor, ids: Sequence[UUID]) -> None:
    """Move skills to the bin; one already there is passed over."""
    _set(actor, ids, events.SkillRemoved, away=True)


@action
def restore_skills(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring skills back, with who has them, except where another took the name."""
    taken = set(skills(actor).values_list(Lower("name"), flat=True))
    gone = Skill.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=False)
    _set(actor, [row.id for row in gone if row.name.lower() not in taken], events.SkillRestored, away=False)


@action
def set_person_skills(actor: Actor, person_id: UUID, levels: Mapping[UUID, int]) -> dict[UUID, int]:
    """Say what a person can do: levels from 1 to 3 by skill, replacing what was said before."""
    person = find_person(actor, person_id)
    require(actor, policy.SET_PERSON_SKILLS, person)
    rules.check_levels(list(levels.values()))
    require_skills(actor, levels)
    before = levels_of(actor.workspace_id, [person.id]).get(person.id, {})
    wanted = dict(levels)
    if before == wanted:
        return wanted
    scope_id = workspace_of(actor).scope_id
    with batched(actor, "edit", person.name, scope_id=scope_id):
        known = PersonSkill.objects.filter(person_id=person.id, skill__deleted_at__isnull=True)
        known.exclude(skill_id__in=list(wanted)).delete()
        PersonSkill.objects.bulk_create(
            [
                PersonSkill(workspace_id=actor.workspace_id, person_id=person.id, skill_id=pk, level=level)
                for pk, level in wanted.items()
            ],
            update_conflicts=True,
            update_fields=["level"],
            unique_fields=["person", "skill"],
        )
        changes = {"skills": [jsonable(before), jsonable(wanted)]}
        subject, person_ref = Ref("person_skills", person.id), Ref("person", person.id)
        emit(events.PersonSkillsSet(subject=subject, scope_id=scope_id, parents=(person_ref,), changes=changes))
    return wanted


def ref(row: Skill) -> Ref:
    """Return the pointer to a skill."""
    return Ref("skill", row.id)


def _refuse_second(actor: Actor, name: str, but: UUID | None = None) -> None:
    others = skills(actor).filter(name__iexact=name)
    if (others.exclude(pk=but) if but else others).exists():
        raise Conflict("capacity.skill_exists", name=name)


def _set(actor: Actor, ids: Sequence[UUID], event: type[Event], *, away: bool) -> None:
    rows = Skill.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=away)
    for row in rows.order_by("id"):
        require(actor, policy.REMOVE_SKILL, row)
        with batched(actor, "remove", row.name, scope_id=row.scope_id):
            row.deleted_at = now() if away else None
            row.save(update_fields=["deleted_at"])
            emit(_fact(event, row))


def _fact(event: type[Event], row: Skill) -> Event:
    return event(subject=ref(row), scope_id=row.scope_id, facts={"name": row.name})
