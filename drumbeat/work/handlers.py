"""What work does when the history moves on: mark what must be derived again."""

from collections.abc import Sequence
from uuid import UUID

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.marks import Touched, write_marks
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
    touched = Touched()
    for row in rows:
        if row.kind.startswith("calendar."):
            touched.all_of(open_campaigns(actor).values_list("id", flat=True), row.seq)
        elif row.kind.startswith("absence."):
            touched.all_of(campaigns_worked_on(actor, UUID(row.facts["person_id"])), row.seq)
        elif _matters(row):
            campaigns = {UUID(key) for kind, key in row.parents if kind == "campaign"}
            if row.subject_kind == "campaign":
                campaigns.add(row.subject_id)
            for campaign_id in campaigns:
                touched.add(campaign_id, row.seq, _tasks_of(row))
    write_marks(StaleSchedule, actor.workspace_id, touched)


def _tasks_of(row: StoredEvent) -> list[str] | None:
    """The tasks whose days and those joined to them an event can move; None where that is not so easily said."""
    if row.kind in ("task.created", "task.committed"):
        return [str(row.subject_id)]
    if row.kind == "task.updated" and "parent_id" not in (row.changes or ()):
        return [str(row.subject_id)]
    if row.kind.startswith("dependency."):
        return [key for kind, key in row.parents if kind == "task"]
    return None


def _matters(row: StoredEvent) -> bool:
    if row.kind == "task.updated":
        return not RECOMPUTES_ON.isdisjoint(row.changes or ())
    if row.kind == "campaign.updated":
        return not {"launch", "start"}.isdisjoint(row.changes or ())
    return True
