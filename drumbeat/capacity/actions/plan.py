"""Writes of what tasks take and on which days their work lies, and of what counts as load."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.capacity import events, policy, rules
from drumbeat.capacity.models import CapacitySettings, EffortPlan, TaskNeed
from drumbeat.capacity.queries.loads import minutes_left_of, review_minutes_of
from drumbeat.capacity.queries.skills import needs_of, require_skills
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.clock import today
from drumbeat.kernel.events import assign, jsonable
from drumbeat.kernel.policy import require
from drumbeat.kernel.raw.writes import insert_rows
from drumbeat.kernel.refs import Ref
from drumbeat.work.queries.tasks import find_task

if TYPE_CHECKING:
    from drumbeat.work.models import Task


@action
def set_task_needs(actor: Actor, task_id: UUID, needs: Sequence[Mapping[str, Any]]) -> list[TaskNeed]:
    """Say which skills and roles a task takes, each `skill_id`, `role_name` and `people`, replacing what was said."""
    task = find_task(actor, task_id)
    require(actor, policy.SET_TASK_NEEDS, task)
    wanted = [_need(each) for each in needs]
    rules.check_needs(wanted)
    require_skills(actor, [each["skill_id"] for each in wanted if each["skill_id"]])
    present = needs_of([task.id]).get(task.id, [])
    before = [_values(row) for row in present]
    if before == wanted:
        return present
    with batched(actor, "edit", task.name, scope_id=task.scope_id):
        TaskNeed.objects.filter(task_id=task.id).delete()
        here = {"workspace_id": actor.workspace_id, "scope_id": task.scope_id, "task_id": task.id}
        insert_rows([TaskNeed(**here, **each) for each in wanted])
        changes = {"needs": [jsonable(before), jsonable(wanted)]}
        emit(
            events.TaskNeedsSet(
                subject=Ref("task_needs", task.id), scope_id=task.scope_id, parents=_parents(task), changes=changes
            )
        )
    return needs_of([task.id]).get(task.id, [])


@action
def plan_effort(
    actor: Actor, task_id: UUID, rule: str, days: rules.Days, shares: Mapping[UUID, rules.Days] | None = None
) -> EffortPlan:
    """Say on which days the work of a task lies: by a rule, and by day with the minutes of days set by hand.

    `shares` sets the days of each person. Raises Invalid for people who are not on the task and for more hours than
    there is work left.
    """
    task = find_task(actor, task_id)
    require(actor, policy.PLAN_EFFORT, task)
    by_person = {pk: of_one for pk, of_one in (shares or {}).items() if of_one}
    rules.check_plan(rule, days, by_person)
    rules.check_shares(by_person, task.assignee_ids, minutes_left_of(task.id), today(actor.time_zone))
    return _put(actor, task, rule, days, by_person)


@action
def revert_effort(
    actor: Actor, task_id: UUID, rule: str, days: rules.Days, shares: Mapping[UUID, rules.Days]
) -> EffortPlan:
    """Let the work of a task lie as it did before; the hours of who has left the task are not brought back."""
    task = find_task(actor, task_id)
    require(actor, policy.PLAN_EFFORT, task)
    present = {pk: of_one for pk, of_one in shares.items() if pk in task.assignee_ids}
    return _put(actor, task, rule, days, present)


def _put(actor: Actor, task: "Task", rule: str, days: rules.Days, shares: Mapping[UUID, rules.Days]) -> EffortPlan:
    row = EffortPlan.objects.filter(task_id=task.id).first() or EffortPlan(
        workspace_id=actor.workspace_id, scope_id=task.scope_id, task_id=task.id
    )
    wanted = {
        "rule": rule,
        "days": _dated(days),
        "shares": {str(pk): _dated(shares[pk]) for pk in sorted(shares)},
    }
    changes = assign(row, wanted)
    if changes:
        with batched(actor, "edit", task.name, scope_id=task.scope_id):
            row.save()
            subject = Ref("effort", task.id)
            emit(events.EffortPlanned(subject=subject, scope_id=task.scope_id, parents=_parents(task), changes=changes))
    return row


@action
def update_capacity_settings(actor: Actor, review_minutes: int) -> int:
    """Say how long a review takes in this workspace, in minutes; nothing counts reviews as no work."""
    workspace = workspace_of(actor)
    require(actor, policy.UPDATE_SETTINGS, workspace)
    rules.check_review_minutes(review_minutes)
    before = review_minutes_of(actor.workspace_id)
    if before != review_minutes:
        with batched(actor, "edit", workspace.name, scope_id=workspace.scope_id):
            CapacitySettings.objects.update_or_create(
                workspace_id=actor.workspace_id, defaults={"review_minutes": review_minutes}
            )
            changes = {"review_minutes": [before, review_minutes]}
            subject = Ref("capacity_settings", actor.workspace_id)
            emit(events.SettingsUpdated(subject=subject, scope_id=workspace.scope_id, changes=changes))
    return review_minutes


def _dated(days: rules.Days) -> dict[str, int]:
    return {day.isoformat(): days[day] for day in sorted(days)}


def _need(given: Mapping[str, Any]) -> dict[str, Any]:
    role = " ".join((given.get("role_name") or "").split())
    return {"skill_id": given.get("skill_id"), "role_name": role, "people": given.get("people", 1)}


def _values(row: TaskNeed) -> dict[str, Any]:
    return {"skill_id": row.skill_id, "role_name": row.role_name, "people": row.people}


def _parents(task: "Task") -> tuple[Ref, ...]:
    return (Ref("task", task.id), Ref("campaign", task.campaign_id))
