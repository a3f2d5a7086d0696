"""Writes on single tasks."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from drumbeat.campaigns.queries import check_values, find_campaign, find_deliverable, refuse_missing
from drumbeat.identity.queries import require_people
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now, today
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.events import Changes, assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between
from drumbeat.kernel.raw.select import select_value
from drumbeat.kernel.raw.writes import insert_rows, insert_values, update_row
from drumbeat.kernel.refs import Ref
from drumbeat.work import events, policy, rules
from drumbeat.work.models import Tag, Task, TaskAssignee, TaskTag
from drumbeat.work.queries.tasks import find_task, find_tasks, tags_of
from drumbeat.workflow.queries import done_stage, find_stage, first_stage

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign
    from drumbeat.workflow.models import Stage

FIELDS = (
    "name", "kind", "priority", "start", "due", "estimate_minutes", "duration_minutes", "scheduling", "constraint",
    "constraint_date", "deadline", "progress", "started_on", "finished_on", "purpose", "notes", "checklist", "checks",
    "fields", "is_launch", "deliverable_id",
)  # fmt: skip


@action
def create_task(actor: Actor, campaign_id: UUID, values: Mapping[str, Any]) -> Task:
    """Create a task at the end of its siblings; `values` may hold people, tags, stage_id, parent_id and the fields.

    Raises NotFound for a campaign, parent, person or stage the actor does not see, Invalid for values that do not fit.
    """
    campaign = find_campaign(actor, campaign_id)
    require(actor, policy.CREATE_TASK, campaign)
    own = {name: values[name] for name in FIELDS if name in values}
    own["name"] = rules.clean_name(str(values.get("name", "")))
    rules.check_task(own)
    check_values(actor, "task", campaign, own.get("fields") or {})
    stage = _stage(actor, campaign, values.get("stage_id"))
    parent_id = _parent(actor, campaign.id, values.get("parent_id"))
    if own.get("deliverable_id"):
        find_deliverable(actor, own["deliverable_id"])
    task = Task(
        workspace_id=actor.workspace_id,
        scope_id=campaign.scope_id,
        campaign_id=campaign.id,
        stage_id=stage.id,
        parent_id=parent_id,
        rank=last_rank(actor.workspace_id, campaign.id),
        created_by_id=actor.person_id,
        external_tool=values.get("external_tool", ""),
        external_id=values.get("external_id", ""),
        **own,
    )
    settle(actor, task, stage)
    insert_rows([task])
    task.assignee_ids = _people(actor, values.get("people") or ())
    insert_values(
        TaskAssignee,
        ("workspace_id", "task_id", "person_id"),
        [(actor.workspace_id, task.id, pk) for pk in task.assignee_ids],
    )
    task.tag_names = set_tags(actor, task, values["tags"]) if values.get("tags") else []
    emit(
        events.TaskCreated(subject=ref(task), scope_id=task.scope_id, parents=parents(task), facts={"name": task.name})
    )
    return task


@action
def update_task(actor: Actor, task_id: UUID, values: Mapping[str, Any], base: int | None = None) -> Task:
    """Change a task's values, people or tags; conflicts only when the same fields changed since `base`."""
    task = find_task(actor, task_id)
    require(actor, policy.UPDATE_TASK, task)
    refuse_if_changed(actor, task, ref(task), values, base)
    apply_values(actor, task, values)
    return task


def apply_values(actor: Actor, task: Task, values: Mapping[str, Any]) -> None:
    """Write checked values to a task the actor may change, and emit what changed."""
    own = {name: values[name] for name in FIELDS if name in values}
    if "name" in own:
        own["name"] = rules.clean_name(str(own["name"]))
    if "fields" in own:
        check_values(actor, "task", find_campaign(actor, task.campaign_id), own["fields"])
        own["fields"] = {**task.fields, **own["fields"]}
    rules.check_task({**{name: getattr(task, name) for name in FIELDS}, **own})
    if own.get("deliverable_id"):
        find_deliverable(actor, own["deliverable_id"])
    changes = assign(task, own)
    if changes:
        update_row(task, changes)
    changes.update(_change_people(actor, task, values))
    if "tags" in values:
        before = tags_of([task.id]).get(task.id, [])
        after = set_tags(actor, task, values["tags"])
        if before != after:
            changes["tags"] = [before, after]
    announce(task, changes)


def announce(task: Task, changes: Changes, **facts: Any) -> None:
    """Emit what changed on a task; nothing when nothing did."""
    if changes:
        emit(
            events.TaskUpdated(
                subject=ref(task), scope_id=task.scope_id, parents=parents(task), changes=changes, facts=facts
            )
        )


@action
def commit_task(actor: Actor, task_id: UUID, day: date | None) -> Task:
    """Promise to be done on a day, None to take the promise back; the projected end follows a later promise."""
    task = find_task(actor, task_id)
    require(actor, policy.COMMIT_TASK, task)
    if day is not None and task.completed_at is not None:
        raise Conflict("work.task_done")
    write_commitment(task, day)
    return task


def write_commitment(task: Task, day: date | None) -> None:
    """Write a promise the actor may give, and emit it; nothing when it stands already."""
    changes = assign(task, {"committed_on": day})
    if changes:
        update_row(task, changes)
        emit(events.TaskCommitted(subject=ref(task), scope_id=task.scope_id, parents=parents(task), changes=changes))


@action
def complete_task(actor: Actor, task_id: UUID) -> Task:
    """Mark a task done today and move it to the first done stage; a second call changes nothing.

    Raises Conflict `campaigns.fields_missing`, naming them, while required fields are empty.
    """
    task = find_task(actor, task_id)
    require(actor, policy.COMPLETE_TASK, task)
    if task.completed_at is None:
        stage = done_stage(find_stage(actor, task.stage_id).workflow_id)
        refuse_unfilled(actor, task, stage)
        enter_stage(actor, task, stage)
    return task


def refuse_unfilled(actor: Actor, task: Task, stage: "Stage") -> None:
    """Raise Conflict when the stage would finish a task whose required fields are empty."""
    if stage.is_done and task.completed_at is None:
        refuse_missing(actor, "task", find_campaign(actor, task.campaign_id), task.fields)


@action
def reopen_task(actor: Actor, task_id: UUID) -> Task:
    """Take a finished task back into work; a second call changes nothing."""
    task = find_task(actor, task_id)
    require(actor, policy.COMPLETE_TASK, task)
    if task.completed_at is not None:
        enter_stage(actor, task, first_stage(find_stage(actor, task.stage_id).workflow_id))
    return task


def enter_stage(actor: Actor, task: Task, stage: "Stage", more: Mapping[str, Any] | None = None) -> None:
    """Put a task into a stage: entering done finishes it, leaving done reopens it, active starts it."""
    values: dict[str, Any] = {"stage_id": stage.id, **(more or {})}
    day = today(actor.time_zone)
    if stage.is_done and task.completed_at is None:
        values |= {"completed_at": now(), "finished_on": day, "progress": 100, "started_on": task.started_on or day}
    elif not stage.is_done and task.completed_at is not None:
        values |= {"completed_at": None, "finished_on": None, "progress": 0}
    elif stage.is_under_way and task.started_on is None:
        values["started_on"] = day
    changes = assign(task, values)
    if changes:
        update_row(task, changes)
        announce(task, changes)


@action
def remove_tasks(actor: Actor, task_ids: Sequence[UUID]) -> None:
    """Move tasks and all below them to the bin; a task already there is passed over."""
    wanted = [pk for pk in task_ids if pk]
    found = find_tasks(actor, Task.objects.filter(pk__in=wanted, deleted_at__isnull=True).values_list("id", flat=True))
    below = find_tasks(actor, descendants([task.id for task in found]))
    at = now()
    for task in {task.id: task for task in [*found, *below]}.values():
        require(actor, policy.REMOVE_TASK, task)
        emit(events.TaskRemoved(subject=ref(task), scope_id=task.scope_id, parents=parents(task)))
    Task.objects.filter(pk__in=[task.id for task in [*found, *below]]).update(deleted_at=at)


@action
def restore_tasks(actor: Actor, task_ids: Sequence[UUID]) -> None:
    """Bring tasks back from the bin; one whose parent is still there comes back at the top."""
    rows = Task.objects.filter(policy.visible(actor), pk__in=task_ids, deleted_at__isnull=False)
    back = list(rows.select_related("parent").order_by("id"))
    coming = {task.id for task in back}
    for task in back:
        require(actor, policy.REMOVE_TASK, task)
        task.deleted_at = None
        if task.parent is not None and task.parent.deleted_at is not None and task.parent_id not in coming:
            task.parent = None
        emit(events.TaskRestored(subject=ref(task), scope_id=task.scope_id, parents=parents(task)))
    Task.objects.bulk_update(back, ["deleted_at", "parent"], batch_size=200)


def descendants(task_ids: Iterable[UUID]) -> list[UUID]:
    """Return the ids of everything below the tasks, level by level."""
    found: list[UUID] = []
    level = list(task_ids)
    seen = set(level)
    while level:
        rows = Task.objects.filter(parent_id__in=level, deleted_at__isnull=True).values_list("id", flat=True)
        level = [pk for pk in rows if pk not in seen]
        seen.update(level)
        found += level
    return found


def last_rank(workspace_id: UUID, campaign_id: UUID) -> str:
    """Return a rank after everything of the campaign, the bin included, so that what comes back keeps its place."""
    of = Q(workspace_id=workspace_id, campaign_id=campaign_id)
    return between(select_value(Task, of, "rank", ("-rank",)), None)


def set_tags(actor: Actor, task: Task, names: Iterable[str]) -> list[str]:
    """Make these the task's tags, creating new words, and return them; other people's additions are not lost."""
    wanted = list(dict.fromkeys(name.strip()[:80] for name in names if name.strip()))
    if len(wanted) > rules.MOST_TAGS:
        raise Invalid("work.bad_task", fields={"tags": ["too_many"]})
    known = {tag.name: tag for tag in Tag.objects.filter(workspace_id=actor.workspace_id, name__in=wanted)}
    for name in wanted:
        if name not in known:
            known[name], _ = Tag.objects.get_or_create(workspace_id=actor.workspace_id, name=name)
    present = dict(TaskTag.objects.filter(task_id=task.id).values_list("tag__name", "id"))
    TaskTag.objects.filter(pk__in=[pk for name, pk in present.items() if name not in wanted]).delete()
    TaskTag.objects.bulk_create(
        [
            TaskTag(workspace_id=actor.workspace_id, task=task, tag=known[name])
            for name in wanted
            if name not in present
        ],
        ignore_conflicts=True,
    )
    return [name for name in present if name in wanted] + [name for name in wanted if name not in present]


def ref(task: Task) -> Ref:
    """Return the pointer to a task."""
    return Ref("task", task.id)


def parents(task: Task) -> tuple[Ref, ...]:
    """Return what shows the task: its campaign and its parent."""
    campaign = Ref("campaign", task.campaign_id)
    return (campaign,) if task.parent_id is None else (campaign, Ref("task", task.parent_id))


def _stage(actor: Actor, campaign: "Campaign", stage_id: UUID | None) -> "Stage":
    if stage_id is None:
        return first_stage(campaign.workflow_id)
    stage = find_stage(actor, stage_id)
    if stage.workflow_id != campaign.workflow_id:
        raise Conflict("work.stage_of_other_campaign")
    return stage


def _parent(actor: Actor, campaign_id: UUID, parent_id: UUID | None) -> UUID | None:
    if parent_id is None:
        return None
    if find_task(actor, parent_id).campaign_id != campaign_id:
        raise Conflict("work.parent_of_other_campaign")
    return parent_id


def settle(actor: Actor, task: Task, stage: "Stage") -> None:
    """Mark a new task finished when it begins its life in a done stage."""
    if stage.is_done and task.completed_at is None:
        task.completed_at, task.progress = now(), 100
        task.finished_on = task.finished_on or today(actor.time_zone)


def _people(actor: Actor, person_ids: Iterable[UUID]) -> list[UUID]:
    wanted = require_people(actor, person_ids)
    if len(wanted) > rules.MOST_PEOPLE:
        raise Invalid("work.bad_task", fields={"people": ["too_many"]})
    return wanted


def _set_people(actor: Actor, task: Task, person_ids: Iterable[UUID]) -> list[UUID]:
    wanted = _people(actor, person_ids)
    if wanted:
        TaskAssignee.objects.bulk_create(
            [TaskAssignee(workspace_id=actor.workspace_id, task=task, person_id=pk) for pk in wanted],
            ignore_conflicts=True,
        )
    return wanted


def _change_people(actor: Actor, task: Task, values: Mapping[str, Any]) -> Changes:
    if "people" not in values:
        return {}
    before: list[UUID] = task.assignee_ids
    wanted = list(dict.fromkeys(values["people"]))
    if before == wanted:
        return {}
    gone = [pk for pk in before if pk not in wanted]
    _set_people(actor, task, [pk for pk in wanted if pk not in before])
    TaskAssignee.objects.filter(task=task, person_id__in=gone).delete()
    after = [pk for pk in before if pk in wanted] + [pk for pk in wanted if pk not in before]
    task.assignee_ids = after
    return {"people": [[str(pk) for pk in before], [str(pk) for pk in after]]}
