"""Keeps what the schedule derives current: one recompute per campaign and turn, rows written only where they differ."""

import logging
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.calendars.queries import working_calendar
from drumbeat.campaigns.queries import campaigns, open_campaigns
from drumbeat.engines.calendars.working import CalendarRange, WorkingCalendar
from drumbeat.engines.schedule import dispatch, plain
from drumbeat.engines.schedule.dated import network_of
from drumbeat.engines.schedule.network import CycleFound, Network, Result
from drumbeat.engines.schedule.rollup import roll_up
from drumbeat.goals.actions.rollup import roll_up_goals
from drumbeat.goals.queries import goals_worked_on
from drumbeat.identity.queries import system_actor_of
from drumbeat.kernel.actions import emit, transact
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import chunks, scopes_being_written
from drumbeat.kernel.clock import today
from drumbeat.kernel.compute import functions
from drumbeat.kernel.compute.runner import ComputeFailed, run
from drumbeat.kernel.raw.select import select_rows, select_values
from drumbeat.kernel.raw.writes import put_rows
from drumbeat.kernel.refs import Ref
from drumbeat.work import events
from drumbeat.work.models import CampaignProjection, StaleSchedule, Task, TaskProjection
from drumbeat.work.plan import Plan, connected_campaigns, load_plan

FIELDS = ("start", "finish", "late_start", "late_finish", "total_float", "free_float", "critical", "reason")
Values = tuple[Any, ...]
"""One entry per field, dates as text."""
NOTHING: Values = (None, None, None, None, None, None, False, "")
LONG = 0.05
REST = 10

log = logging.getLogger(__name__)

_rested: dict[UUID, float] = {}
RECOMPUTES_ON = frozenset(
    {
        "start", "due", "duration_minutes", "estimate_minutes", "scheduling", "constraint", "constraint_date",
        "deadline", "completed_at", "started_on", "finished_on", "progress", "parent_id", "kind", "is_launch",
    }
)  # fmt: skip


def settle_projections(system: Actor) -> None:
    """Derive again what was marked stale; a mark made meanwhile stays for the next turn.

    A large campaign waits between two turns for ten times as long as one takes, so that a stream of edits to it costs
    at most a tenth of a processor. What an import or an undo is writing waits until that is whole.
    """
    marked = select_values(StaleSchedule, Q(workspace_id=system.workspace_id), ("campaign_id", "seq"))
    marks = {pk: seq for pk, seq in marked if time.monotonic() >= _rested.get(pk, 0.0)}
    written = scopes_being_written(system.workspace_id) if marks else ()
    if written:
        for pk in campaigns(system).filter(scope_id__in=written, id__in=list(marks)).values_list("id", flat=True):
            del marks[pk]
    if not marks:
        return
    begun = time.monotonic()
    actor = system_actor_of(system.workspace_id)
    recompute(actor, marks)
    with transact(actor):
        for campaign_id, seq in marks.items():
            StaleSchedule.objects.filter(campaign_id=campaign_id, seq__lte=seq).delete()
    spent = time.monotonic() - begun
    if spent > LONG:
        _rested.update(dict.fromkeys(marks, time.monotonic() + REST * spent))


def recompute(actor: Actor, campaign_ids: Iterable[UUID]) -> int:
    """Derive dates, floats and roll-ups of the campaigns and all joined to them; return how many rows changed.

    Reading and computing hold no transaction; what differs is written in short ones.
    """
    wanted = connected_campaigns(campaign_ids)
    plan = load_plan(wanted)
    day = today(actor.time_zone)
    rows = _projected(plan, working_calendar(actor.workspace_id), day)
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


def recompute_open(actor: Actor) -> None:
    """Recompute every open campaign: projected dates follow the day."""
    recompute(actor, open_campaigns(actor).values_list("id", flat=True))


def _projected(plan: Plan, calendar: WorkingCalendar, day: date) -> dict[str, Values]:
    """Return the projection of every task; without dates at all where the links cannot be computed."""
    try:
        net = network_of(plan.dated, plan.links, calendar, day, keep_plan=True)
        result = compute(net)
        rows = {row["id"]: _leaf(plan, calendar, net, result, index) for index, row in enumerate(plan.leaves)}
    except (CycleFound, CalendarRange):
        return {row["id"]: NOTHING for row in plan.rows}
    rows.update(_summaries(plan, calendar, result, net))
    return rows


def compute(net: Network) -> Result:
    """Return the answer for the network: a large one from the compute worker, or from here when that fails.

    Raise CycleFound.
    """
    if dispatch.fits_in_process(net):
        return plain.compute(net)
    try:
        return dispatch.result_of(run(functions.SCHEDULE, dispatch.network_payload(net)))
    except ComputeFailed as failure:
        log.warning("the compute worker failed, computing here: %s", failure)
        return plain.compute(net)


def _leaf(plan: Plan, calendar: WorkingCalendar, net: Network, result: Result, index: int) -> Values:
    start, finish = calendar.span(result.early_start[index], result.early_finish[index])
    late = _within(calendar, result.late_start[index], result.late_finish[index])
    done = plan.leaves[index]["completed_at"] is not None
    return (
        start.isoformat(),
        finish.isoformat(),
        *late,
        result.total_float[index],
        result.free_float[index],
        result.critical[index] and not done,
        _reason(plan, net, result.binding[index]),
    )


def _within(calendar: WorkingCalendar, start: int, finish: int) -> tuple[str | None, str | None]:
    if start < 0 or finish > calendar.total_minutes:
        return None, None
    first, last = calendar.span(start, finish)
    return first.isoformat(), last.isoformat()


def _reason(plan: Plan, net: Network, binding: int) -> str:
    """Return why a task begins when it does: `task:<id>` for a predecessor, or the constraint's word."""
    if binding < 0:
        return {-1: "start", -2: "plan", -3: "pinned"}[binding]
    pred = net.pred[binding]
    return f"task:{plan.leaves[pred]['id']}" if pred < len(plan.leaves) else "summary"


def _summaries(plan: Plan, calendar: WorkingCalendar, result: Result, net: Network) -> dict[str, Values]:
    places = {row["id"]: index for index, row in enumerate(plan.rows)}
    leaf = [plan.place.get(row["id"]) for row in plan.rows]
    rolled = roll_up(
        [places.get(row["parent_id"], -1) for row in plan.rows],
        [result.early_start[at] if at is not None else 0 for at in leaf],
        [result.early_finish[at] if at is not None else 0 for at in leaf],
        [net.duration[at] if at is not None else 0 for at in leaf],
        [plan.rows[index]["progress"] / 100 for index in range(len(leaf))],
    )
    critical = {
        row["parent_id"] for row, at in zip(plan.rows, leaf, strict=True) if at is not None and result.critical[at]
    }
    found = {}
    for index, row in enumerate(plan.rows):
        if leaf[index] is None:
            start, finish = calendar.span(rolled.start[index], rolled.finish[index])
            dates = (start.isoformat(), finish.isoformat())
            found[row["id"]] = (*dates, None, None, None, None, row["id"] in critical, "")
    return found


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


def roll_up_campaign(leaves: Sequence[dict[str, Any]], rows: Mapping[str, Values], day: date) -> dict[str, Any]:
    """Return a campaign's first and last projected day, projected launch and counts over its leaves."""
    derived = [rows[leaf["id"]] for leaf in leaves]
    starts = [row[0] for row in derived if row[0]]
    finishes = [row[1] for row in derived if row[1]]
    still_open = [(leaf, row) for leaf, row in zip(leaves, derived, strict=True) if not leaf["completed_at"]]
    launch = next((row[1] for leaf, row in zip(leaves, derived, strict=True) if leaf["is_launch"]), None)
    progress = sum(100 if leaf["completed_at"] else leaf["progress"] for leaf in leaves)
    return {
        "start": _date(min(starts, default=None)),
        "finish": _date(max(finishes, default=None)),
        "launch": _date(launch),
        "total": len(leaves),
        "done": len(leaves) - len(still_open),
        "late": sum(1 for leaf, _ in still_open if leaf["due"] and leaf["due"] < day),
        "negative": sum(1 for _, row in still_open if (row[4] or 0) < 0),
        "progress": progress // len(leaves) if leaves else 0,
    }


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
