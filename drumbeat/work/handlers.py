"""What work does when the history moves on: mark what must be derived again."""

from collections.abc import Sequence
from uuid import UUID

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.models import StoredEvent
from drumbeat.work.models import StaleSchedule
from drumbeat.work.projections.keeping import RECOMPUTES_ON
from drumbeat.work.queries.tasks import campaigns_worked_on

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
            touched.update(dict.fromkeys(campaigns_worked_on(actor, UUID(row.facts["person_id"])), row.seq))
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


def _matters(row: StoredEvent) -> bool:
    if row.kind == "task.updated":
        return not RECOMPUTES_ON.isdisjoint(row.changes or ())
    if row.kind == "campaign.updated":
        return not {"launch", "start"}.isdisjoint(row.changes or ())
    return True
