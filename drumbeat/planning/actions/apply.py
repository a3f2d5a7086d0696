"""Making a scenario the plan: everything it changes, as one undoable batch."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from drumbeat.calendars.actions.absence import add_absence
from drumbeat.campaigns.actions.campaign import update_campaign
from drumbeat.kernel.actions import action, current_batch
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.errors import Conflict
from drumbeat.kernel.policy import require
from drumbeat.planning import policy
from drumbeat.planning.actions.scenario import refuse_applied, write
from drumbeat.planning.models import Scenario
from drumbeat.planning.queries.rows import find_scenario, typed_changes
from drumbeat.planning.rules.changes import Change
from drumbeat.work.actions.replan import PlanChange, replan_tasks
from drumbeat.work.actions.task import create_task, remove_tasks


@action
def apply_scenario(actor: Actor, scenario_id: UUID) -> Scenario:
    """Write all changes of a scenario; each needs the permission its own verb asks for.

    Raises Conflict for a scenario without changes or one applied already.
    """
    scenario = find_scenario(actor, scenario_id)
    require(actor, policy.APPLY_SCENARIO, scenario)
    refuse_applied(scenario)
    changes = typed_changes(scenario)
    if not changes:
        raise Conflict("planning.nothing_to_apply", name=scenario.name)
    with small_batch(actor, "scenario", scenario.name, scope_id=scenario.scope_id):
        for change in changes:
            _apply(actor, change)
        dropped = [change.task_id for change in changes if change.kind == "drop_task" and change.task_id]
        planned = [each for each in plan_changes(changes) if each.task_id not in set(dropped)]
        if planned:
            replan_tasks(actor, planned, "scenario", scenario.name)
        if dropped:
            remove_tasks(actor, dropped)
        write(actor, scenario, {"state": Scenario.State.APPLIED, "applied_batch": current_batch()})
    return scenario


def _apply(actor: Actor, change: Change) -> None:
    """Write what is no change of a task there is."""
    if change.kind == "add_task" and change.campaign_id:
        create_task(actor, change.campaign_id, _new_task(change))
    elif change.kind == "move_launch" and change.campaign_id:
        update_campaign(actor, change.campaign_id, {"launch": change.launch})
    elif change.kind == "person_away" and change.person_id:
        add_absence(actor, change.person_id, {"first": change.first, "last": change.last})


def _new_task(change: Change) -> Mapping[str, Any]:
    return {
        "name": change.name,
        "estimate_minutes": change.estimate_minutes,
        "start": change.start,
        "due": change.due,
        "people": change.person_ids or (),
    }


def plan_changes(changes: Iterable[Change]) -> list[PlanChange]:
    """Return what the changes give each task there is; of two that say the same thing the later holds."""
    values: dict[UUID, dict[str, Any]] = {}
    for change in changes:
        if change.task_id is None or change.kind == "drop_task":
            continue
        own = values.setdefault(change.task_id, {})
        if change.kind == "assign":
            own["person_ids"] = change.person_ids
        elif change.kind == "change_estimate":
            own["estimate_minutes"] = change.estimate_minutes
        else:
            own.update(start=change.start, due=change.due)
    return [PlanChange(task_id, **own) for task_id, own in values.items()]
