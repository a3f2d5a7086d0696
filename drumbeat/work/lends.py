"""Tasks as other areas' subjects: commented on, carrying files, found and named, citing evidence, measuring goals."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import F

from drumbeat.activity.offers import Commentable
from drumbeat.campaigns.queries import find_campaign, names_of
from drumbeat.evidence.offers import Citable, Replan
from drumbeat.files.offers import Attachable
from drumbeat.goals.offers import Measure
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Ref, Subject
from drumbeat.kernel.safety.naming import Naming
from drumbeat.kernel.texts import text
from drumbeat.search.offers import Hit, Searchable, named
from drumbeat.work.actions.task import create_task, parents
from drumbeat.work.models import Task
from drumbeat.work.queries.tasks import campaign_projections, find_task, task_names, tasks

if TYPE_CHECKING:
    from drumbeat.goals.models import Goal

URGENT = 3


def _subject(actor: Actor, task_id: UUID) -> Subject:
    task = find_task(actor, task_id)
    return Subject(task.scope_id, parents(task), task.name)


def _count(column: str, task_id: UUID, delta: int) -> None:
    Task.objects.filter(pk=task_id).update(**{column: F(column) + delta})


def _find(actor: Actor, words: str, limit: int) -> list[Hit]:
    rows = list(named(tasks(actor).filter(campaign__deleted_at__isnull=True), words, limit))
    where = names_of(actor, {task.campaign_id for task in rows})
    return [Hit(task.id, task.name, where.get(task.campaign_id, "")) for task in rows]


def share_done(_workspace_id: UUID, goals: Sequence["Goal"]) -> Mapping[UUID, Decimal | None]:
    """Return the percent of each goal's campaign that is done; None for a campaign without tasks."""
    rolled = campaign_projections({goal.campaign_id for goal in goals if goal.campaign_id})
    found: dict[UUID, Decimal | None] = {}
    for goal in goals:
        row = rolled.get(goal.campaign_id) if goal.campaign_id else None
        found[goal.id] = Decimal(row["progress"]) if row and row["total"] else None
    return found


def _campaign(actor: Actor, campaign_id: UUID) -> Subject:
    campaign = find_campaign(actor, campaign_id)
    return Subject(campaign.scope_id, (), campaign.name)


def _open(actor: Actor, campaign_id: UUID, title: str, note: str) -> Ref:
    """Make the task, urgent and the actor's own: who saw the change takes it up or hands it on."""
    words = [text("work.replan.notes", actor.language, title=title), note]
    values = {
        "name": text("work.replan.name", actor.language, title=title),
        "notes": "\n\n".join(filter(None, words)),
        "priority": URGENT,
        "people": [actor.person_id] if actor.person_id else [],
    }
    return Ref("task", create_task(actor, campaign_id, values).id)


COMMENTABLE = Commentable("task", _subject, partial(_count, "comments"))
ATTACHABLE = Attachable("task", _subject, partial(_count, "files"))
SEARCHABLE = Searchable("task", _find)
NAMING = Naming(frozenset({"task"}), frozenset({"parent_id", "pred_id", "succ_id", "task_id"}), task_names)
MEASURE = Measure("tasks", share_done)
CITABLE = Citable("task", _subject)
REPLAN = Replan("task", _campaign, _open)
