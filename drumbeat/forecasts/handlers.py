"""What forecasts does when the history moves on: marks what must be counted again, and follows tasks through stages."""

from collections.abc import Sequence
from uuid import UUID

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.forecasts.models import StageVisit, StaleForecast
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.models import StoredEvent

COUNTS_ON = (
    "schedule.recomputed",
    "capacity.recomputed",
    "task.committed",
    "campaign.updated",
    "type.updated",
    "calendar.",
    "absence.",
)
OF_ALL = ("calendar.", "absence.")
ROUNDS = frozenset({"round_chance", "round_cost"})
MOVES_ON = ("task.created", "task.updated", "task.removed", "task.restored")


def mark_stale(actor: Actor, rows: Sequence[StoredEvent]) -> None:
    """Mark the campaigns whose odds or warnings the events touch.

    A calendar touches every open one, the review rounds of a type those of the type.
    """
    touched: dict[UUID, int] = {}
    for row in rows:
        if row.kind.startswith(OF_ALL):
            touched.update(dict.fromkeys(open_campaigns(actor).values_list("id", flat=True), row.seq))
        elif row.kind == "type.updated":
            of_type = open_campaigns(actor).filter(type_id=row.subject_id) if ROUNDS & set(row.changes or ()) else ()
            touched.update({campaign.id: row.seq for campaign in of_type})
        else:
            touched.update({UUID(key): row.seq for kind, key in row.parents if kind == "campaign"})
            if row.subject_kind == "campaign":
                touched[row.subject_id] = row.seq
    StaleForecast.objects.bulk_create(
        [StaleForecast(campaign_id=pk, workspace_id=actor.workspace_id, seq=seq) for pk, seq in touched.items()],
        update_conflicts=True,
        update_fields=["seq"],
        unique_fields=["campaign_id"],
    )


def follow_stages(actor: Actor, rows: Sequence[StoredEvent]) -> None:
    """Keep the stays of tasks in stages. Twice the same event changes nothing: a stay ends once."""
    for row in rows:
        campaign = next((UUID(key) for kind, key in row.parents if kind == "campaign"), None)
        if campaign is None:
            continue
        stays = StageVisit.objects.filter(task_id=row.subject_id)
        if row.kind == "task.created":
            _enter(actor, row, campaign, None)
        elif row.kind in ("task.removed", "task.restored"):
            stays.update(removed=row.kind == "task.removed")
        elif row.changes and "stage_id" in row.changes:
            before, after = row.changes["stage_id"]
            left = stays.filter(left_at__isnull=True, entered_at__lte=row.at).exclude(stage_id=UUID(after))
            if left.update(stage_id=UUID(before), left_at=row.at):
                _enter(actor, row, campaign, UUID(after))


def _enter(actor: Actor, row: StoredEvent, campaign_id: UUID, stage_id: UUID | None) -> None:
    if not StageVisit.objects.filter(task_id=row.subject_id, left_at__isnull=True).exists():
        StageVisit.objects.create(
            workspace_id=actor.workspace_id, campaign_id=campaign_id, task_id=row.subject_id, stage_id=stage_id,
            entered_at=row.at,
        )  # fmt: skip
