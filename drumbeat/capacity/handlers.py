"""What capacity does when the history moves on: mark whose load must be derived again."""

from collections.abc import Sequence
from uuid import UUID

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.capacity.models import StaleLoad
from drumbeat.kernel.actor import Actor
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
OF_ALL = ("calendar.", "team.")
OF_REVIEWS = ("approval.", "capacity.", "calendar.", "absence.", "team.")


def mark_stale(actor: Actor, rows: Sequence[StoredEvent]) -> None:
    """Mark the campaigns, or the reviews, whose load the events touch: a calendar every open one, an absence those in
    which the person has work to do.

    Only a mark is written here: deriving takes longer than a transaction may hold the database.
    """
    touched: dict[UUID, int] = {}
    for row in rows:
        if row.kind.startswith(OF_REVIEWS):
            touched[actor.workspace_id] = row.seq
        if row.kind.startswith(OF_ALL):
            touched.update(dict.fromkeys(open_campaigns(actor).values_list("id", flat=True), row.seq))
        elif row.kind.startswith("absence."):
            touched.update(dict.fromkeys(campaigns_worked_on(actor, UUID(row.facts["person_id"])), row.seq))
        elif row.kind != "task.updated" or not LOADS_ON.isdisjoint(row.changes or ()):
            touched.update({UUID(key): row.seq for kind, key in row.parents if kind == "campaign"})
            if row.subject_kind == "campaign":
                touched[row.subject_id] = row.seq
    StaleLoad.objects.bulk_create(
        [StaleLoad(subject_id=pk, workspace_id=actor.workspace_id, seq=seq) for pk, seq in touched.items()],
        update_conflicts=True,
        update_fields=["seq"],
        unique_fields=["subject_id"],
    )
