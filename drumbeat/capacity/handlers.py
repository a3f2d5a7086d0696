"""What capacity does when the history moves on: mark whose load must be derived again."""

from collections.abc import Sequence
from uuid import UUID

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.capacity.models import StaleLoad
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.marks import Touched, write_marks
from drumbeat.kernel.models import StoredEvent
from drumbeat.work.queries.tasks import campaigns_worked_on

KINDS = (
    "task.", "effort.planned", "schedule.recomputed", "campaign.", "calendar.", "absence.", "team.", "approval.",
    "capacity.settings_updated",
)  # fmt: skip
LOADS_ON = frozenset(
    {
        "start", "due", "estimate_minutes", "duration_minutes", "progress", "completed_at", "people", "kind",
        "parent_id",
    }
)  # fmt: skip
OF_ONE = frozenset({"task.created", "task.updated", "task.committed", "effort.planned"})
OF_ALL = ("calendar.", "team.")
OF_REVIEWS = ("approval.", "capacity.", "calendar.", "absence.", "team.")


def mark_stale(actor: Actor, rows: Sequence[StoredEvent]) -> None:
    """Mark the campaigns, or the reviews, whose load the events touch: a calendar every open one, an absence those in
    which the person has work to do.

    Only a mark is written here: deriving takes longer than a transaction may hold the database.
    """
    touched = Touched()
    for row in rows:
        if row.kind.startswith(OF_REVIEWS):
            touched.add(actor.workspace_id, row.seq)
        if row.kind.startswith(OF_ALL):
            touched.all_of(open_campaigns(actor).values_list("id", flat=True), row.seq)
        elif row.kind.startswith("absence."):
            touched.all_of(campaigns_worked_on(actor, UUID(row.facts["person_id"])), row.seq)
        elif row.kind != "task.updated" or not LOADS_ON.isdisjoint(row.changes or ()):
            campaigns = {UUID(key) for kind, key in row.parents if kind == "campaign"}
            if row.subject_kind == "campaign":
                campaigns.add(row.subject_id)
            for campaign_id in campaigns:
                touched.add(campaign_id, row.seq, _tasks_of(row))
    write_marks(StaleLoad, actor.workspace_id, touched)


def _tasks_of(row: StoredEvent) -> list[str] | None:
    """The tasks whose load an event can change: its own and, as they may become leaves or cease to be, those above it.

    None where that is not so easily said.
    """
    if row.kind == "schedule.recomputed":
        tasks: list[str] | None = row.facts.get("tasks")
        return tasks
    if row.kind in OF_ONE and "parent_id" not in (row.changes or ()):
        return [str(row.subject_id), *(key for kind, key in row.parents if kind == "task")]
    return None
