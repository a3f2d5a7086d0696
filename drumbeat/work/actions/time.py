"""Writes on time entries."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now, today
from drumbeat.kernel.errors import Conflict, Invalid, NotFound
from drumbeat.kernel.events import assign
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.work import events, policy
from drumbeat.work.models import Task, TimeEntry
from drumbeat.work.queries.tasks import find_task, running_timer

FIELDS = ("date", "minutes", "note", "purpose")
MOST_MINUTES = 24 * 60


@action
def log_time(
    actor: Actor, task_id: UUID, minutes: int, *, day: date | None = None, note: str = "", purpose: str = ""
) -> TimeEntry:
    """Record minutes the actor spent on a task; the purpose is the task's unless said otherwise."""
    task = _own_task(actor, task_id)
    _check(minutes)
    entry = _new(actor, task, day or today(actor.time_zone), note, purpose)
    entry.minutes = minutes
    entry.save(force_insert=True)
    _announce(entry)
    return entry


@action
def update_time(actor: Actor, entry_id: UUID, values: Mapping[str, Any]) -> TimeEntry:
    """Change a finished time entry."""
    entry = find_entry(actor, entry_id)
    require(actor, policy.UPDATE_TIME, entry)
    if "minutes" in values:
        _check(values["minutes"])
    changes = assign(entry, {name: values[name] for name in FIELDS if name in values})
    if changes:
        entry.save(update_fields=list(changes))
        emit(events.TimeUpdated(subject=_ref(entry), scope_id=entry.scope_id, parents=_parents(entry), changes=changes))
    return entry


@action
def remove_times(actor: Actor, entry_ids: Sequence[UUID]) -> None:
    """Move time entries to the bin; one already there is passed over."""
    for entry in _entries(actor, entry_ids, removed=False):
        require(actor, policy.UPDATE_TIME, entry)
        TimeEntry.objects.filter(pk=entry.pk).update(deleted_at=now())
        emit(events.TimeRemoved(subject=_ref(entry), scope_id=entry.scope_id, parents=_parents(entry)))


@action
def restore_times(actor: Actor, entry_ids: Sequence[UUID]) -> None:
    """Bring time entries back."""
    for entry in _entries(actor, entry_ids, removed=True):
        require(actor, policy.UPDATE_TIME, entry)
        TimeEntry.objects.filter(pk=entry.pk).update(deleted_at=None)
        emit(events.TimeRestored(subject=_ref(entry), scope_id=entry.scope_id, parents=_parents(entry)))


@action
def start_timer(actor: Actor, task_id: UUID) -> TimeEntry:
    """Start the actor's timer on a task; one that runs on another task is stopped and logged first."""
    task = _own_task(actor, task_id)
    running = running_timer(actor)
    if running is not None:
        if running.task_id == task.id:
            return running
        _finish(actor, running)
    entry = _new(actor, task, today(actor.time_zone), "", "")
    entry.started_at = now()
    entry.save(force_insert=True)
    return entry


@action
def stop_timer(actor: Actor) -> TimeEntry:
    """Stop the actor's timer and log the minutes, at least one; raises Conflict when none runs."""
    running = running_timer(actor)
    if running is None:
        raise Conflict("work.no_timer")
    return _finish(actor, running)


def _finish(actor: Actor, entry: TimeEntry) -> TimeEntry:
    begun = entry.started_at or now()
    entry.minutes = min(MOST_MINUTES, max(1, round((now() - begun).total_seconds() / 60)))
    entry.save(update_fields=["minutes"])
    _announce(entry)
    return entry


def _announce(entry: TimeEntry) -> None:
    facts = {"minutes": entry.minutes}
    emit(events.TimeLogged(subject=_ref(entry), scope_id=entry.scope_id, parents=_parents(entry), facts=facts))


def _own_task(actor: Actor, task_id: UUID) -> Task:
    task = find_task(actor, task_id)
    require(actor, policy.LOG_TIME, task)
    return task


def _new(actor: Actor, task: Task, day: date, note: str, purpose: str) -> TimeEntry:
    if actor.person_id is None:
        raise Invalid("work.time_needs_person")
    return TimeEntry(
        workspace_id=actor.workspace_id,
        scope_id=task.scope_id,
        task=task,
        person_id=actor.person_id,
        date=day,
        note=note[:500],
        purpose=purpose or task.purpose,
    )


def _check(minutes: int) -> None:
    if not 1 <= minutes <= MOST_MINUTES:
        raise Invalid("work.bad_time", fields={"minutes": ["out_of_range"]}, most=MOST_MINUTES)


def find_entry(actor: Actor, entry_id: UUID) -> TimeEntry:
    """Return a time entry; raise NotFound when the actor does not see it."""
    found = _entries(actor, [entry_id], removed=False)
    if not found:
        raise NotFound("work.no_time_entry")
    return found[0]


def _entries(actor: Actor, entry_ids: Sequence[UUID], *, removed: bool) -> list[TimeEntry]:
    rows = TimeEntry.objects.filter(policy.visible(actor), pk__in=list(entry_ids), deleted_at__isnull=not removed)
    return list(rows.select_related("task").order_by("id"))


def _ref(entry: TimeEntry) -> Ref:
    return Ref("time", entry.id)


def _parents(entry: TimeEntry) -> tuple[Ref, ...]:
    return (Ref("task", entry.task_id), Ref("campaign", entry.task.campaign_id))
