"""What work does when the history moves on: keep projections current."""

from collections.abc import Sequence
from uuid import UUID

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.models import StoredEvent
from drumbeat.work.projections import RECOMPUTES_ON, recompute

KINDS = ("task.", "dependency.", "calendar.", "campaign.updated", "campaign.restored")


def keep_projections(actor: Actor, rows: Sequence[StoredEvent]) -> None:
    """Recompute the campaigns whose schedule the events touch; a change of calendar touches every open one."""
    touched: set[UUID] = set()
    for row in rows:
        if row.kind.startswith("calendar."):
            touched |= set(open_campaigns(actor).values_list("id", flat=True))
        elif _matters(row):
            touched |= {UUID(key) for kind, key in row.parents if kind == "campaign"}
            if row.subject_kind == "campaign":
                touched.add(row.subject_id)
    if touched:
        recompute(actor, touched)


def _matters(row: StoredEvent) -> bool:
    if row.kind == "task.updated":
        return not RECOMPUTES_ON.isdisjoint(row.changes or ())
    if row.kind == "campaign.updated":
        return not {"launch", "start"}.isdisjoint(row.changes or ())
    return True
