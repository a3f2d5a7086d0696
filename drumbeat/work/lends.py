"""Tasks as other areas' subjects: to be commented on, to carry files, to be found, to be called by name."""

from functools import partial
from uuid import UUID

from django.db.models import F

from drumbeat.activity.offers import Commentable
from drumbeat.campaigns.queries import names_of
from drumbeat.files.offers import Attachable
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Subject
from drumbeat.kernel.safety.naming import Naming
from drumbeat.search.offers import Hit, Searchable, named
from drumbeat.work.actions.task import parents
from drumbeat.work.models import Task
from drumbeat.work.queries.tasks import find_task, task_names, tasks


def _subject(actor: Actor, task_id: UUID) -> Subject:
    task = find_task(actor, task_id)
    return Subject(task.scope_id, parents(task), task.name)


def _count(column: str, task_id: UUID, delta: int) -> None:
    Task.objects.filter(pk=task_id).update(**{column: F(column) + delta})


def _find(actor: Actor, text: str, limit: int) -> list[Hit]:
    rows = list(named(tasks(actor).filter(campaign__deleted_at__isnull=True), text, limit))
    where = names_of(actor, {task.campaign_id for task in rows})
    return [Hit(task.id, task.name, where.get(task.campaign_id, "")) for task in rows]


COMMENTABLE = Commentable("task", _subject, partial(_count, "comments"))
ATTACHABLE = Attachable("task", _subject, partial(_count, "files"))
SEARCHABLE = Searchable("task", _find)
NAMING = Naming(frozenset({"task"}), frozenset({"parent_id", "pred_id", "succ_id", "task_id"}), task_names)
