"""Reads of work."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet, Sum

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.raw.select import select_objects, select_values
from drumbeat.work import policy
from drumbeat.work.models import (
    CampaignProjection,
    Dependency,
    MilestoneReview,
    SavedView,
    Tag,
    Task,
    TaskAssignee,
    TaskTag,
    TimeEntry,
)


def tasks(actor: Actor) -> QuerySet[Task]:
    """Return the tasks the actor sees, without those in the bin."""
    return Task.objects.filter(policy.visible(actor), deleted_at__isnull=True)


def find_task(actor: Actor, task_id: UUID) -> Task:
    """Return one task with its assignees; raise NotFound when the actor does not see it."""
    return find_tasks(actor, [task_id])[0]


def find_tasks(actor: Actor, task_ids: Iterable[UUID], *, locked: bool = False) -> list[Task]:
    """Return tasks in the order asked, each with `assignee_ids`; raise NotFound when one is not seen.

    With `locked` the rows are locked in id order until the end of the transaction.
    """
    wanted = list(dict.fromkeys(task_ids))
    where = policy.visible(actor) & Q(id__in=wanted, deleted_at__isnull=True)
    if locked:
        rows = select_objects(Task, where, ("id",), locked=True)
    else:
        rows = select_objects(Task, where, related=("projection",))
    found = {task.id: task for task in rows}
    if len(found) < len(wanted):
        raise NotFound("work.no_task")
    people = assignees_of(wanted)
    for task in found.values():
        task.assignee_ids = people.get(task.id, [])
    return [found[pk] for pk in wanted]


def assignees_of(task_ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Return the people of each task, in the order they were added."""
    found: dict[UUID, list[UUID]] = {}
    rows = select_values(TaskAssignee, Q(task_id__in=list(task_ids)), ("task_id", "person_id"), ("id",))
    for task_id, person_id in rows:
        found.setdefault(task_id, []).append(person_id)
    return found


def is_summary(task_id: UUID) -> bool:
    """Whether a task holds others."""
    return Task.objects.filter(parent_id=task_id, deleted_at__isnull=True).exists()


def circle_told(actor: Actor, task_ids: Iterable[UUID]) -> list[dict[str, str]]:
    """Return a circle of tasks as a refusal tells it: `task` and `campaign` by name, both empty where not seen."""
    ids = list(task_ids)
    rows = tasks(actor).filter(pk__in=ids).values_list("id", "name", "campaign__name")
    names = {pk: {"task": name, "campaign": campaign} for pk, name, campaign in rows}
    return [names.get(pk, {"task": "", "campaign": ""}) for pk in ids]


def campaigns_worked_on(actor: Actor, person_id: UUID) -> set[UUID]:
    """Return the campaigns in which a person has open tasks."""
    mine = TaskAssignee.objects.filter(person_id=person_id, workspace_id=actor.workspace_id)
    there = mine.filter(task__completed_at__isnull=True, task__deleted_at__isnull=True)
    return set(there.values_list("task__campaign_id", flat=True))


def tags_of(task_ids: Iterable[UUID]) -> dict[UUID, list[str]]:
    """Return the tag names of each task, in the order they were added."""
    found: dict[UUID, list[str]] = {}
    rows = select_values(TaskTag, Q(task_id__in=list(task_ids)), ("task_id", "tag__name"), ("id",))
    for task_id, name in rows:
        found.setdefault(task_id, []).append(name)
    return found


def tag_names(actor: Actor) -> list[str]:
    """Return every tag of the workspace, by name."""
    return list(Tag.objects.filter(workspace_id=actor.workspace_id).order_by("name").values_list("name", flat=True))


def dependencies_of(actor: Actor, task_id: UUID) -> list[Dependency]:
    """Return the links into and out of a task whose other end the actor sees too."""
    seen = tasks(actor).values("id")
    rows = Dependency.objects.filter(workspace_id=actor.workspace_id, deleted_at__isnull=True)
    rows = rows.filter(pred__in=seen, succ__in=seen).select_related("pred", "succ")
    return list(rows.filter(pred_id=task_id)) + list(rows.filter(succ_id=task_id))


def external_ids(actor: Actor, campaign_id: UUID, tool: str) -> Mapping[str, UUID]:
    """Return task ids by the id they had in the tool they were imported from."""
    rows = tasks(actor).filter(campaign_id=campaign_id, external_tool=tool).exclude(external_id="")
    return dict(rows.values_list("external_id", "id"))


def time_entries(actor: Actor, task_id: UUID) -> QuerySet[TimeEntry]:
    """Return the finished time entries of a task, newest first."""
    rows = TimeEntry.objects.filter(policy.visible(actor), task_id=task_id, deleted_at__isnull=True)
    return rows.filter(minutes__isnull=False).select_related("person", "task").order_by("-date", "-id")


def minutes_by_campaign(actor: Actor) -> dict[UUID, int]:
    """Return the minutes spent on each campaign, as far as the actor sees them."""
    rows = TimeEntry.objects.filter(policy.visible(actor), deleted_at__isnull=True, minutes__isnull=False)
    summed = rows.order_by().values("task__campaign_id").annotate(spent=Sum("minutes"))
    return dict(summed.values_list("task__campaign_id", "spent"))


def running_timer(actor: Actor) -> TimeEntry | None:
    """Return the actor's running timer."""
    if actor.person_id is None:
        return None
    rows = TimeEntry.objects.filter(person_id=actor.person_id, minutes__isnull=True, deleted_at__isnull=True)
    return rows.select_related("task").first()


def saved_views(actor: Actor, campaign_id: UUID | None) -> list[SavedView]:
    """Return the actor's own views and those shared with it: of a campaign, or of the screens above campaigns."""
    of = Q(campaign_id=campaign_id) if campaign_id else Q(campaign__isnull=True)
    rows = SavedView.objects.filter(policy.visible(actor), of, deleted_at__isnull=True)
    return list(rows.filter(Q(owner_id=actor.person_id) | Q(shared=True)).order_by("name", "id"))


def find_view(actor: Actor, view_id: UUID) -> SavedView:
    """Return a saved view of the actor's own or shared with it; raise NotFound otherwise."""
    view = SavedView.objects.filter(policy.visible(actor), pk=view_id, deleted_at__isnull=True).first()
    if view is None or (view.owner_id != actor.person_id and not view.shared):
        raise NotFound("work.no_view")
    return view


_ROLLED = ("start", "launch", "finish", "total", "done", "late", "negative", "progress", "health")


def campaign_projections(campaign_ids: Iterable[UUID]) -> dict[UUID, dict[str, Any]]:
    """Return the roll-ups of campaigns whose visibility the caller has established."""
    rows = CampaignProjection.objects.filter(campaign_id__in=list(campaign_ids)).values("campaign_id", *_ROLLED)
    return {row.pop("campaign_id"): row for row in rows}


_IMPORTED = (
    "id",
    "name",
    "start",
    "due",
    "notes",
    "estimate_minutes",
    "progress",
    "priority",
    "completed_at",
    "stage_id",
)


def imported_state(actor: Actor, campaign_id: UUID, tool: str) -> dict[str, dict[str, Any]]:
    """Return by external id what a second import compares: the values, the stage and the tags."""
    rows = tasks(actor).filter(campaign_id=campaign_id, external_tool=tool).exclude(external_id="")
    found = {row.pop("external_id"): row for row in rows.values("external_id", *_IMPORTED)}
    tags: dict[UUID, list[str]] = {}
    marked = TaskTag.objects.filter(task__campaign_id=campaign_id, task__external_tool=tool)
    for task_id, name in marked.values_list("task_id", "tag__name"):
        tags.setdefault(task_id, []).append(name)
    for row in found.values():
        row["tags"] = tags.get(row["id"], [])
    return found


def linked_pairs(actor: Actor, campaign_id: UUID) -> set[tuple[UUID, UUID]]:
    """Return the pairs of tasks a campaign's links join."""
    rows = Dependency.objects.filter(policy.visible(actor), succ__campaign_id=campaign_id, deleted_at__isnull=True)
    return set(rows.values_list("pred_id", "succ_id"))


_TEMPLATE = (
    "id", "parent_id", "deliverable_id", "name", "kind", "priority", "start", "due", "estimate_minutes",
    "duration_minutes", "is_launch",
)  # fmt: skip


def template_rows(actor: Actor, campaign_id: UUID) -> list[dict[str, Any]]:
    """Return what a template keeps of a campaign's tasks, in order, with their people and tags."""
    rows: list[dict[str, Any]] = list(
        tasks(actor).filter(campaign_id=campaign_id).order_by("rank", "id").values(*_TEMPLATE)
    )
    ids = [row["id"] for row in rows]
    people, tags = assignees_of(ids), tags_of(ids)
    return [{**row, "people": people.get(row["id"], []), "tags": tags.get(row["id"], [])} for row in rows]


def template_links(actor: Actor, campaign_id: UUID) -> list[tuple[UUID, UUID, str, int]]:
    """Return the links within a campaign as pred, succ, kind and lag in working minutes."""
    rows = Dependency.objects.filter(
        policy.visible(actor), pred__campaign_id=campaign_id, succ__campaign_id=campaign_id, deleted_at__isnull=True
    )
    return list(rows.values_list("pred_id", "succ_id", "kind", "lag_minutes"))


def task_names(actor: Actor, task_ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the names of those of the tasks that the actor sees, those in the bin included."""
    return dict(Task.objects.filter(policy.visible(actor), pk__in=list(task_ids)).values_list("id", "name"))


def phases_of(campaign_id: UUID) -> dict[UUID, UUID | None]:
    """Return for each task of a campaign, the bin included, the uppermost task above it; None for the uppermost.

    The uppermost come in the order of the plan. What the system sees: the caller has established that the campaign is
    visible.
    """
    rows = select_values(Task, Q(campaign_id=campaign_id), ("id", "parent_id"), ("rank", "id"))
    above: dict[UUID, UUID | None] = dict(rows)
    found: dict[UUID, UUID | None] = {}
    for task_id in above:
        seen, at = {task_id}, above[task_id]
        top: UUID | None = None
        while at is not None and at not in seen:
            seen.add(at)
            top, at = at, above.get(at)
        found[task_id] = top
    return found


def reviews_of(actor: Actor, task_id: UUID) -> list[MilestoneReview]:
    """Return the verdicts at a milestone, the latest first."""
    task = find_task(actor, task_id)
    rows = MilestoneReview.objects.filter(policy.visible(actor), task_id=task.id).select_related("person")
    return list(rows.order_by("-created_at", "-id")[:100])
