"""What work does when the history moves on: mark what must be derived again."""

from collections.abc import Sequence
from uuid import UUID

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.models import StoredEvent
from drumbeat.work.models import StaleSchedule, TaskAssignee
from drumbeat.work.projections.keeping import RECOMPUTES_ON

KINDS = ("task.", "dependency.", "calendar.", "absence.", "campaign.updated", "campaign.restored")


def mark_stale(actor: Actor, rows: Sequence[StoredEvent]) -> None:
    """Mark the campaigns whose schedule the events touch: a change of calendar every open one, an absence those in
    which the person has work to do.

    Only a mark is written here: deriving a large campaign takes longer than a transaction may hold the database.
    """
    touched: dict[UUID, int] = {}
    for row in rows:
        if row.kind.startswith("calendar."):
            touched.update(dict.fromkeys(open_campaigns(actor).values_list("id", flat=True), row.seq))
        elif row.kind.startswith("absence."):
            touched.update(dict.fromkeys(_worked_on(actor, row.facts["person_id"]), row.seq))
        elif _matters(row):
            touched.update({UUID(key): row.seq for kind, key in row.parents if kind == "campaign"})
            if row.subject_kind == "campaign":
                touched[row.subject_id] = row.seq
    StaleSchedule.objects.bulk_create(
        [StaleSchedule(campaign_id=pk, workspace_id=actor.workspace_id, seq=seq) for pk, seq in touched.items()],
        update_conflicts=True,
        update_fields=["seq"],
        unique_fields=["campaign_id"],
    )


def _worked_on(actor: Actor, person_id: str) -> set[UUID]:
    """Return the campaigns in which a person has open tasks."""
    mine = TaskAssignee.objects.filter(person_id=UUID(person_id), workspace_id=actor.workspace_id)
    there = mine.filter(task__completed_at__isnull=True, task__deleted_at__isnull=True)
    return set(there.values_list("task__campaign_id", flat=True))


def _matters(row: StoredEvent) -> bool:
    if row.kind == "task.updated":
        return not RECOMPUTES_ON.isdisjoint(row.changes or ())
    if row.kind == "campaign.updated":
        return not {"launch", "start"}.isdisjoint(row.changes or ())
    return True
