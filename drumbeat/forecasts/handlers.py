"""What forecasts does when the history moves on: marks what must be counted again, and follows tasks through stages."""

from collections.abc import Collection, Sequence
from uuid import UUID

from django.db.models import Q

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.forecasts.models import StageVisit, StaleForecast
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.raw.select import select_objects
from drumbeat.kernel.raw.writes import change_values, insert_rows

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
    """Keep the stays of tasks in stages. Twice the same event changes nothing: a stay ends once.

    An import brings hundreds of events at a time, so the stays are read once and written together.
    """
    stays = _Stays(actor.workspace_id, {row.subject_id for row in rows})
    for row in rows:
        campaign = next((UUID(key) for kind, key in row.parents if kind == "campaign"), None)
        if campaign is None:
            continue
        if row.kind == "task.created":
            stays.enter(row, campaign, None)
        elif row.kind in ("task.removed", "task.restored"):
            stays.mark(row.subject_id, removed=row.kind == "task.removed")
        elif row.changes and "stage_id" in row.changes:
            before, after = row.changes["stage_id"]
            if stays.leave(row, UUID(before), UUID(after)):
                stays.enter(row, campaign, UUID(after))
    stays.write()


class _Stays:
    """The stays of some tasks, changed in memory in the order of events."""

    def __init__(self, workspace_id: UUID, task_ids: Collection[UUID]) -> None:
        self._workspace_id = workspace_id
        self._known: dict[UUID, list[StageVisit]] = {}
        self._new: list[StageVisit] = []
        self._changed: dict[int, StageVisit] = {}
        for stay in select_objects(StageVisit, Q(task_id__in=task_ids), ("id",)):
            self._known.setdefault(stay.task_id, []).append(stay)

    def _open(self, task_id: UUID) -> StageVisit | None:
        return next((stay for stay in self._known.get(task_id, ()) if stay.left_at is None), None)

    def enter(self, row: StoredEvent, campaign_id: UUID, stage_id: UUID | None) -> None:
        """Begin a stay, unless the task is somewhere."""
        if self._open(row.subject_id) is None:
            stay = StageVisit(
                workspace_id=self._workspace_id, campaign_id=campaign_id, task_id=row.subject_id, stage_id=stage_id,
                entered_at=row.at,
            )  # fmt: skip
            self._known.setdefault(row.subject_id, []).append(stay)
            self._new.append(stay)

    def leave(self, row: StoredEvent, before: UUID, after: UUID) -> bool:
        """End the stay the task is in, unless that began later or is where the task has gone; return whether it did."""
        stay = self._open(row.subject_id)
        if stay is None or stay.entered_at > row.at or stay.stage_id == after:
            return False
        stay.stage_id, stay.left_at = before, row.at
        self._note(stay)
        return True

    def mark(self, task_id: UUID, *, removed: bool) -> None:
        """Let the task's stays count, or not."""
        for stay in self._known.get(task_id, ()):
            stay.removed = removed
            self._note(stay)

    def _note(self, stay: StageVisit) -> None:
        if stay.pk is not None:
            self._changed[stay.pk] = stay

    def write(self) -> None:
        """Write what is other than before, and then what is new: a task has one open stay at a time."""
        changed = [(pk, stay.stage_id, stay.left_at, stay.removed) for pk, stay in self._changed.items()]
        change_values(StageVisit, ("stage_id", "left_at", "removed"), changed)
        insert_rows(self._new)
