"""Keeps what the schedule derives current: one recompute per campaign and turn, rows written only where they differ."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.campaigns.queries import campaigns, open_campaigns
from drumbeat.goals.actions.rollup import roll_up_goals
from drumbeat.goals.queries import goals_worked_on
from drumbeat.identity.queries import system_actor_of
from drumbeat.kernel.actions import emit, transact
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import chunks, scopes_being_written
from drumbeat.kernel.clock import today
from drumbeat.kernel.raw.select import select_rows, select_values
from drumbeat.kernel.raw.writes import put_rows
from drumbeat.kernel.refs import Ref
from drumbeat.work import events
from drumbeat.work.models import CampaignProjection, StaleSchedule, Task, TaskProjection
from drumbeat.work.plan import Plan, connected_campaigns, load_plan
from drumbeat.work.projections.derived import FIELDS, Values, projected, roll_up_campaign
from drumbeat.work.projections.whose import place_on_calendars

LONG = 0.05
REST = 10
TURN = 0.5

_rested: dict[UUID, float] = {}
RECOMPUTES_ON = frozenset(
    {
        "start", "due", "duration_minutes", "estimate_minutes", "scheduling", "constraint", "constraint_date",
        "deadline", "completed_at", "started_on", "finished_on", "progress", "parent_id", "kind", "is_launch", "people",
    }
)  # fmt: skip


def settle_projections(system: Actor) -> bool:
    """Derive again what was marked stale; a mark made meanwhile stays for the next turn. Return whether the turn ended
    before the marks did.

    Campaigns that links join are derived together, what was marked last first, and a turn ends after `TURN` seconds:
    so one edit is answered soon though a change of the calendar has marked all. A large campaign waits between two
    turns for ten times as long as one takes, so that a stream of edits to it costs at most a tenth of a processor.
    What an import or an undo is writing waits until that is whole.
    """
    marked = select_values(StaleSchedule, Q(workspace_id=system.workspace_id), ("campaign_id", "seq"), ("-seq",))
    marks = {pk: seq for pk, seq in marked if time.monotonic() >= _rested.get(pk, 0.0)}
    written = scopes_being_written(system.workspace_id) if marks else ()
    if written:
        for pk in campaigns(system).filter(scope_id__in=written, id__in=list(marks)).values_list("id", flat=True):
            del marks[pk]
    if not marks:
        return False
    actor = system_actor_of(system.workspace_id)
    ends = time.monotonic() + TURN
    for group in _joined(marks):
        if time.monotonic() > ends:
            return True
        _settle(actor, {pk: marks[pk] for pk in group if pk in marks})
    return False


def _settle(actor: Actor, marks: Mapping[UUID, int]) -> None:
    begun = time.monotonic()
    recompute(actor, marks)
    with transact(actor):
        for campaign_id, seq in marks.items():
            StaleSchedule.objects.filter(campaign_id=campaign_id, seq__lte=seq).delete()
    spent = time.monotonic() - begun
    if spent > LONG:
        _rested.update(dict.fromkeys(marks, time.monotonic() + REST * spent))


def _joined(campaign_ids: Iterable[UUID]) -> Iterator[set[UUID]]:
    """The campaigns with all that links join to them, each group once, in the order given."""
    seen: set[UUID] = set()
    for pk in campaign_ids:
        if pk not in seen:
            group = connected_campaigns([pk])
            seen |= group
            yield group


def recompute(actor: Actor, campaign_ids: Iterable[UUID]) -> int:
    """Derive dates, floats and roll-ups of the campaigns and all joined to them; return how many rows changed.

    Reading and computing hold no transaction; what differs is written in short ones.
    """
    wanted = connected_campaigns(campaign_ids)
    plan = load_plan(wanted)
    day = today(actor.time_zone)
    rows = projected(plan, place_on_calendars(plan, actor.workspace_id, day), day)
    changed = _store(actor, plan, rows)
    with transact(actor):
        advanced = _store_campaigns(actor, wanted, plan, rows, day)
        if worked_on := goals_worked_on(actor.workspace_id, advanced):
            roll_up_goals(actor.workspace_id, worked_on)
        scopes = {row["campaign_id"]: row["scope_id"] for row in plan.rows}
        for campaign_id in sorted(changed):
            subject = Ref("campaign", UUID(campaign_id))
            facts = {"count": changed[campaign_id]}
            scope_id = UUID(scopes[campaign_id])
            emit(events.ScheduleRecomputed(subject=subject, scope_id=scope_id, parents=(subject,), facts=facts))
    return sum(changed.values())


def begin_day(actor: Actor) -> None:
    """Mark every open campaign: projected dates follow the day. What was marked by an event goes first."""
    marks = [
        StaleSchedule(campaign_id=pk, workspace_id=actor.workspace_id, seq=0)
        for pk in open_campaigns(actor).values_list("id", flat=True)
    ]
    StaleSchedule.objects.bulk_create(marks, ignore_conflicts=True)


def _store(actor: Actor, plan: Plan, rows: Mapping[str, Values]) -> dict[str, int]:
    """Write the rows that differ, in short transactions; return per campaign how many did."""
    campaigns = {row["id"]: row["campaign_id"] for row in plan.rows}
    present = select_rows(TaskProjection, Q(campaign_id__in=set(campaigns.values())), ("task_id", *FIELDS))
    stored = {row[0]: row[1:] for row in present}
    changed: dict[str, int] = {}
    differing = [pk for pk, row in rows.items() if stored.get(pk) != row]
    gone = [pk for pk in stored if pk not in rows]
    for part in chunks(differing):
        _write(actor, [(pk, campaigns[pk], rows[pk]) for pk in part])
    for part in chunks(gone):
        with transact(actor):
            TaskProjection.objects.filter(task_id__in=part).delete()
    for pk in differing:
        changed[campaigns[pk]] = changed.get(campaigns[pk], 0) + 1
    return changed


def _write(actor: Actor, rows: Sequence[tuple[str, str, Values]]) -> None:
    """Insert or replace rows; a task that was purged meanwhile is passed over."""
    with transact(actor):
        alive = {pk for (pk,) in select_rows(Task, Q(id__in=[UUID(pk) for pk, _, _ in rows]), ("id",))}
        put_rows(
            TaskProjection,
            ("task_id", "campaign_id", *FIELDS),
            [(pk, campaign, *row) for pk, campaign, row in rows if pk in alive],
        )


def _store_campaigns(
    actor: Actor, campaign_ids: Iterable[UUID], plan: Plan, rows: Mapping[str, Values], day: date
) -> list[UUID]:
    """Write the roll-ups that differ; return the campaigns of which more or less is done than before."""
    advanced = []
    by_campaign: dict[str, list[dict[str, Any]]] = {str(pk): [] for pk in campaign_ids}
    for row in plan.leaves:
        by_campaign[row["campaign_id"]].append(row)
    stored = {str(row.campaign_id): row for row in CampaignProjection.objects.filter(campaign_id__in=by_campaign)}
    for campaign_id, leaves in by_campaign.items():
        values = roll_up_campaign(leaves, rows, day)
        present = stored.get(campaign_id)
        if present is None or any(getattr(present, name) != values[name] for name in ("progress", "total")):
            advanced.append(UUID(campaign_id))
        if present is None:
            CampaignProjection.objects.create(campaign_id=campaign_id, workspace_id=actor.workspace_id, **values)
        elif any(getattr(present, name) != value for name, value in values.items()):
            CampaignProjection.objects.filter(pk=present.pk).update(**values)
    return advanced
