"""Writes what was done on tasks in bulk: stages, actual days and minutes of many tasks of one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.events import assign
from drumbeat.kernel.policy import require
from drumbeat.kernel.raw.writes import change_values, insert_rows
from drumbeat.kernel.refs import Ref
from drumbeat.work import events, policy
from drumbeat.work.actions.task import announce, parents, ref
from drumbeat.work.models import Task, TimeEntry
from drumbeat.work.queries.tasks import find_tasks
from drumbeat.workflow.queries import present_stages

_TOLD = ("stage_id", "started_on", "finished_on", "completed_at", "progress")


@dataclass(frozen=True)
class Worked:
    """What was done on a task: the stage it is in now, its actual days, progress in percent, minutes per day."""

    task_id: UUID
    stage_id: UUID
    started_on: date
    finished_on: date | None = None
    progress: int = 100
    minutes: Sequence[tuple[date, int]] = ()


@action
def record_work(actor: Actor, worked: Sequence[Worked]) -> None:
    """Record the work of one person on several tasks; refused whole when one may not be completed by the actor."""
    tasks = find_tasks(actor, [each.task_id for each in worked], locked=True)
    stages = {stage.id: stage for stage in present_stages(actor, [each.stage_id for each in worked])}
    entries: list[tuple[TimeEntry, Task]] = []
    for task, each in zip(tasks, worked, strict=True):
        require(actor, policy.COMPLETE_TASK, task)
        if (each.finished_on is not None) != stages[each.stage_id].is_done:
            raise Conflict("work.stage_does_not_fit", name=task.name)
        changes = assign(
            task,
            {
                "stage_id": each.stage_id,
                "started_on": each.started_on,
                "finished_on": each.finished_on,
                "completed_at": now() if each.finished_on else None,
                "progress": 100 if each.finished_on else each.progress,
            },
        )
        announce(task, changes)
        entries += [(_entry(actor, task, day, minutes), task) for day, minutes in each.minutes]
    change_values(Task, _TOLD, [(task.id, *(getattr(task, name) for name in _TOLD)) for task in tasks])
    insert_rows([entry for entry, _ in entries])
    for entry, task in entries:
        emit(
            events.TimeLogged(
                subject=Ref("time", entry.id),
                scope_id=entry.scope_id,
                parents=(ref(task), *parents(task)),
                facts={"minutes": entry.minutes},
            )
        )


def _entry(actor: Actor, task: Task, day: date, minutes: int) -> TimeEntry:
    if actor.person_id is None:
        raise Invalid("work.bad_time", fields={"person_id": ["required"]})
    return TimeEntry(
        workspace_id=actor.workspace_id,
        scope_id=task.scope_id,
        task_id=task.id,
        person_id=actor.person_id,
        date=day,
        minutes=minutes,
        purpose=task.purpose,
    )
