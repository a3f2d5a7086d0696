"""How what capacity holds is taken back: skills, and what is kept once for a person, a task or the workspace."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.capacity import policy
from drumbeat.capacity.actions.plan import revert_effort, set_task_needs, update_capacity_settings
from drumbeat.capacity.actions.skills import remove_skills, rename_skill, restore_skills, set_person_skills
from drumbeat.capacity.models import Skill
from drumbeat.capacity.queries.loads import plans_of, review_minutes_of
from drumbeat.capacity.queries.skills import levels_of, needs_of
from drumbeat.identity.queries import people, workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot
from drumbeat.work.queries.tasks import assignees_of, tasks

Ids = Sequence[UUID]
Back = Mapping[UUID, dict[str, Any]]


def _kept(_actor: Actor, _ids: Ids) -> None:
    """What is kept once is never made nor removed, only said anew."""


def _skills(actor: Actor, ids: Ids) -> Mapping[UUID, Snapshot]:
    return {
        row.id: Snapshot(
            row.name, {"name": row.name}, permits(actor, policy.REMOVE_SKILL, row), row.deleted_at is not None
        )
        for row in Skill.objects.filter(policy.visible(actor), pk__in=ids)
    }


def _revert_skills(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        rename_skill(actor, pk, values["name"])


def _person_skills(actor: Actor, ids: Ids) -> Mapping[UUID, Snapshot]:
    levels = levels_of(actor.workspace_id, ids)
    return {
        row.id: Snapshot(
            row.name,
            {"skills": jsonable(levels.get(row.id, {}))},
            permits(actor, policy.SET_PERSON_SKILLS, row),
        )
        for row in people(actor).filter(pk__in=ids)
    }


def _revert_person_skills(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        set_person_skills(actor, pk, {UUID(skill): level for skill, level in values["skills"].items()})


def _task_needs(actor: Actor, ids: Ids) -> Mapping[UUID, Snapshot]:
    found, assignees = needs_of(ids), assignees_of(ids)
    snapshots = {}
    for task in tasks(actor).filter(pk__in=ids):
        task.assignee_ids = assignees.get(task.id, [])
        needs = [
            {"skill_id": jsonable(row.skill_id), "role_name": row.role_name, "people": row.people}
            for row in found.get(task.id, [])
        ]
        snapshots[task.id] = Snapshot(task.name, {"needs": needs}, permits(actor, policy.SET_TASK_NEEDS, task))
    return snapshots


def _revert_task_needs(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        needs = [{**each, "skill_id": each["skill_id"] and UUID(each["skill_id"])} for each in values["needs"]]
        set_task_needs(actor, pk, needs)


def _efforts(actor: Actor, ids: Ids) -> Mapping[UUID, Snapshot]:
    plans, assignees = plans_of(ids), assignees_of(ids)
    snapshots = {}
    for task in tasks(actor).filter(pk__in=ids):
        task.assignee_ids = assignees.get(task.id, [])
        plan = plans.get(task.id)
        values = {
            "rule": plan.rule if plan else "even",
            "days": plan.days if plan else {},
            "shares": plan.shares if plan else {},
        }
        snapshots[task.id] = Snapshot(task.name, values, permits(actor, policy.PLAN_EFFORT, task))
    return snapshots


def _revert_efforts(actor: Actor, back: Back) -> None:
    plans = plans_of(list(back))
    for pk, values in back.items():
        plan = plans.get(pk)
        present = {"rule": plan.rule, "days": plan.days, "shares": plan.shares} if plan else {}
        wanted = {"rule": "even", "days": {}, "shares": {}} | present | values
        shares = {UUID(person_id): _dated(days) for person_id, days in wanted["shares"].items()}
        revert_effort(actor, pk, wanted["rule"], _dated(wanted["days"]), shares)


def _dated(days: Mapping[str, int]) -> dict[date, int]:
    return {date.fromisoformat(day): minutes for day, minutes in days.items()}


def _settings(actor: Actor, ids: Ids) -> Mapping[UUID, Snapshot]:
    workspace = workspace_of(actor)
    if workspace.id not in ids:
        return {}
    values = {"review_minutes": review_minutes_of(workspace.id)}
    return {workspace.id: Snapshot(workspace.name, values, permits(actor, policy.UPDATE_SETTINGS, workspace))}


def _revert_settings(actor: Actor, back: Back) -> None:
    for values in back.values():
        update_capacity_settings(actor, values["review_minutes"])


NOUNS = (
    Noun("skill", _skills, remove_skills, restore_skills, _revert_skills),
    Noun("person_skills", _person_skills, _kept, _kept, _revert_person_skills),
    Noun("task_needs", _task_needs, _kept, _kept, _revert_task_needs),
    Noun("effort", _efforts, _kept, _kept, _revert_efforts),
    Noun("capacity_settings", _settings, _kept, _kept, _revert_settings),
)
