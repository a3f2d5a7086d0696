"""Giving work to people after advice: only what nobody has, in one batch."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from uuid import UUID

from drumbeat.kernel.actor import Actor
from drumbeat.work.actions.replan import PlanChange, replan_tasks

if TYPE_CHECKING:
    from drumbeat.kernel.models import Batch


def accept_assignments(
    actor: Actor, chosen: Mapping[UUID, UUID], label: str, seen: Mapping[UUID, Sequence[UUID]]
) -> "Batch":
    """Give each task to the person chosen for it, as one undoable batch.

    `seen` are the people the advice was given over, by task; nobody where it is not named. Raises Conflict
    `work.plan_changed` naming the tasks somebody took or was given meanwhile, and what `replan_tasks` raises.
    """
    changes = [
        PlanChange(task_id, person_ids=(person_id,), seen={"people": list(seen.get(task_id, ()))})
        for task_id, person_id in chosen.items()
    ]
    return replan_tasks(actor, changes, "assign", label)
