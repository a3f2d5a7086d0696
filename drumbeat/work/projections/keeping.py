"""Keeps what the schedule derives current: one recompute per campaign and turn, rows written only where they differ."""

import time
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
from drumbeat.kernel.background.marks import Mark, Rests, clear_mark, mark_all, read_marks
from drumbeat.kernel.batches import chunks, scopes_being_written
from drumbeat.kernel.clock import today
from drumbeat.kernel.raw.select import select_rows
from drumbeat.kernel.raw.writes import put_rows
from drumbeat.kernel.refs import Ref
from drumbeat.work import events
from drumbeat.work.models import CampaignProjection, StaleSchedule, Task, TaskProjection
from drumbeat.work.plan import Plan, connected_campaigns, load_plan
from drumbeat.work.projections.derived import FIELDS, Derived, Values, day_of, derive, derive_part, roll_up_campaign
from drumbeat.work.projections.part import Part, find_part
from drumbeat.work.projections.whose import place_on_calendars

TURN = 0.5
NAMED = 100
"""Up to so many derived tasks are named in the event that announces them."""

_rests = Rests(times=10)
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
    marked = read_marks(StaleSchedule, system.workspace_id)
    marks = {pk: mark for pk, mark in marked.items() if _rests.over(pk)}
    written = scopes_being_written(system.workspace_id) if marks else ()
    if written:
        for pk in campaigns(system).filter(scope_id__in=written, id__in=list(marks)).values_list("id", flat=True):
            del marks[pk]
    if not marks:
        return False
    actor = system_actor_of(system.workspace_id)
    ends = time.monotonic() + TURN
    for group in _groups(marks):
        if time.monotonic() > ends:
            return True
        _settle(actor, {pk: marks[pk] for pk in group if pk in marks})
    return False


def _groups(marks: Mapping[UUID, Mark]) -> Iterator[Collection[UUID]]:
    """What is settled together: each campaign touched in parts by itself, then the others with all joined to them."""
    partly = [pk for pk, mark in marks.items() if mark.parts is not None]
    yield from ([pk] for pk in partly)
    yield from _joined(pk for pk in marks if marks[pk].parts is None)


def _settle(actor: Actor, marks: Mapping[UUID, Mark]) -> None:
    begun = time.monotonic()
    if any(mark.parts is None or not recompute_part(actor, pk, mark.parts) for pk, mark in marks.items()):
        recompute(actor, marks)
    with transact(actor):
        for campaign_id, mark in marks.items():
            clear_mark(StaleSchedule, campaign_id, mark)
    _rests.begin(marks, time.monotonic() - begun)


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
    calendars = place_on_calendars(plan, actor.workspace_id, day)
    derived = derive(plan, calendars, day)
    changed = _store(actor, plan, derived.rows, Q(campaign_id__in=wanted))
    leaves: dict[str, list[dict[str, Any]]] = {str(pk): [] for pk in wanted}
    for row in plan.leaves:
        leaves[row["campaign_id"]].append(row)
    numbers = {row["campaign_id"]: task.group for row, task in zip(plan.leaves, plan.dated, strict=False)}
    values = {}
    for pk, its in leaves.items():
        values[pk] = roll_up_campaign(its, derived.rows, day)
        end = derived.ends[numbers[pk]] if derived.ends and pk in numbers else None
        values[pk] |= _ground(end, values[pk]["finish"], day, on_many=len(calendars.every) > 1)
    _finish(actor, plan, values, changed)
    return sum(map(len, changed.values()))


def recompute_part(actor: Actor, campaign_id: UUID, task_ids: Collection[str]) -> bool:
    """Derive what the tasks named can move of a campaign; return whether that could be told without deriving all.

    It cannot when the end of the campaign moves: all late dates are counted from it. Nor when one calendar for all no
    longer will do, or does again.
    """
    day = today(actor.time_zone)
    known = CampaignProjection.objects.filter(pk=campaign_id).first()
    if known is None or known.ends_at is None or known.derived_on != day:
        return False
    part = find_part(campaign_id, task_ids)
    if part is None:
        return False
    calendars = place_on_calendars(part.plan, actor.workspace_id, day, part.leaves)
    if (len(calendars.every) > 1) is not known.on_many:
        return False
    derived = derive_part(part.plan, calendars, day, known.ends_at)
    if derived is None or not _keeps_end(part, derived, known.ends_at, known.finish):
        return False
    rows, leaves = part.rolled_up(derived.rows)
    changed = _store(actor, part.plan, rows, Q(task_id__in=[UUID(pk) for pk in rows]))
    values = roll_up_campaign(part.leaves, leaves, day)
    _finish(actor, part.plan, {str(campaign_id): values}, changed)
    # Another process may have derived all of it meanwhile, from another end.
    return CampaignProjection.objects.filter(pk=campaign_id, ends_at=known.ends_at, derived_on=day).exists()


def _ground(end: int | None, finish: date | None, day: date, *, on_many: bool) -> dict[str, Any]:
    """What parts of a campaign can be derived from; nothing where its end is not that of a task's work."""
    stands = end is not None and finish is not None and day_of(end) == finish
    return {"derived_on": day if stands else None, "ends_at": end if stands else None, "on_many": on_many}


def _keeps_end(part: Part, derived: Derived, ends_at: int, finish: date | None) -> bool:
    """Whether the work of the campaign ends when it did: by the part's work, or by work outside it."""
    end = max(derived.ends, default=ends_at)
    return end == ends_at or (end < ends_at and not part.ended_last(finish.isoformat() if finish else None))


def _finish(
    actor: Actor, plan: Plan, campaigns: Mapping[str, dict[str, Any]], changed: Mapping[str, Sequence[str]]
) -> None:
    """Write the roll-ups that differ and announce what changed."""
    with transact(actor):
        advanced = _store_campaigns(actor, campaigns)
        if worked_on := goals_worked_on(actor.workspace_id, advanced):
            roll_up_goals(actor.workspace_id, worked_on)
        scopes = {row["campaign_id"]: row["scope_id"] for row in plan.rows}
        for campaign_id in sorted(changed):
            subject = Ref("campaign", UUID(campaign_id))
            tasks = changed[campaign_id]
            facts = {"count": len(tasks)} | ({"tasks": tasks} if len(tasks) <= NAMED else {})
            scope_id = UUID(scopes[campaign_id])
            emit(events.ScheduleRecomputed(subject=subject, scope_id=scope_id, parents=(subject,), facts=facts))


def begin_day(actor: Actor) -> None:
    """Mark every open campaign: projected dates follow the day. What was marked by an event goes first."""
    mark_all(StaleSchedule, actor.workspace_id, open_campaigns(actor).values_list("id", flat=True))


def _store(actor: Actor, plan: Plan, rows: Mapping[str, Values], among: Q) -> dict[str, list[str]]:
    """Write the rows that differ from those stored among some, in short transactions; return which, per campaign."""
    campaigns = {row["id"]: row["campaign_id"] for row in plan.rows}
    stored = {row[0]: row[1:] for row in select_rows(TaskProjection, among, ("task_id", *FIELDS))}
    changed: dict[str, list[str]] = {}
    differing = [pk for pk, row in rows.items() if stored.get(pk) != row]
    gone = [pk for pk in stored if pk not in rows]
    for part in chunks(differing):
        _write(actor, [(pk, campaigns[pk], rows[pk]) for pk in part])
    for part in chunks(gone):
        with transact(actor):
            TaskProjection.objects.filter(task_id__in=part).delete()
    for pk in differing:
        changed.setdefault(campaigns[pk], []).append(pk)
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


def _store_campaigns(actor: Actor, campaigns: Mapping[str, dict[str, Any]]) -> list[UUID]:
    """Write the roll-ups that differ; return the campaigns of which more or less is done than before."""
    advanced = []
    stored = {str(row.campaign_id): row for row in CampaignProjection.objects.filter(campaign_id__in=campaigns)}
    for campaign_id, values in campaigns.items():
        present = stored.get(campaign_id)
        if present is None or any(getattr(present, name) != values[name] for name in ("progress", "total")):
            advanced.append(UUID(campaign_id))
        if present is None:
            CampaignProjection.objects.create(campaign_id=campaign_id, workspace_id=actor.workspace_id, **values)
        elif any(getattr(present, name) != value for name, value in values.items()):
            CampaignProjection.objects.filter(pk=present.pk).update(**values)
    return advanced
