"""Keeps what the schedule derives current: one recompute per campaign and turn, rows written only where they differ."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.calendars.queries import working_calendar
from drumbeat.campaigns.queries import open_campaigns
from drumbeat.engines.calendars.working import CalendarRange, WorkingCalendar
from drumbeat.engines.schedule import plain
from drumbeat.engines.schedule.dated import network_of
from drumbeat.engines.schedule.network import CycleFound, Network, Result
from drumbeat.engines.schedule.rollup import roll_up
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.refs import Ref
from drumbeat.work import events
from drumbeat.work.models import CampaignProjection, TaskProjection
from drumbeat.work.plan import Plan, connected_campaigns, load_plan

FIELDS = ("start", "finish", "late_start", "late_finish", "total_float", "free_float", "critical", "reason")
RECOMPUTES_ON = frozenset(
    {
        "start", "due", "duration_minutes", "estimate_minutes", "scheduling", "constraint", "constraint_date",
        "deadline", "completed_at", "started_on", "finished_on", "progress", "parent_id", "kind", "is_launch",
    }
)  # fmt: skip


@action
def recompute(actor: Actor, campaign_ids: Iterable[UUID]) -> int:
    """Derive dates, floats and roll-ups of the campaigns and all joined to them; return how many rows changed."""
    wanted = connected_campaigns(campaign_ids)
    plan = load_plan(wanted)
    day = today(actor.time_zone)
    calendar = working_calendar(actor.workspace_id)
    rows = _projected(plan, calendar, day)
    changed = _store(plan, rows)
    _store_campaigns(actor, wanted, plan, rows, day)
    scopes = {row["campaign_id"]: row["scope_id"] for row in plan.rows}
    for campaign_id in sorted(changed):
        subject = Ref("campaign", campaign_id)
        emit(
            events.ScheduleRecomputed(
                subject=subject, scope_id=scopes[campaign_id], parents=(subject,), facts={"count": changed[campaign_id]}
            )
        )
    return sum(changed.values())


def recompute_open(actor: Actor) -> None:
    """Recompute every open campaign: projected dates follow the day."""
    recompute(actor, open_campaigns(actor).values_list("id", flat=True))


def _projected(plan: Plan, calendar: WorkingCalendar, day: date) -> dict[UUID, dict[str, Any]]:
    """Return the projection of every task; without dates at all where the links cannot be computed."""
    try:
        net = network_of(plan.dated, plan.links, calendar, day, keep_plan=True)
        result = plain.compute(net)
        rows = {row["id"]: _leaf(plan, calendar, net, result, index) for index, row in enumerate(plan.leaves)}
    except (CycleFound, CalendarRange):
        rows = {row["id"]: dict.fromkeys(FIELDS) | {"critical": False, "reason": ""} for row in plan.leaves}
        return rows
    rows.update(_summaries(plan, calendar, result, net))
    return rows


def _leaf(plan: Plan, calendar: WorkingCalendar, net: Network, result: Result, index: int) -> dict[str, Any]:
    start, finish = calendar.span(result.early_start[index], result.early_finish[index])
    late_start, late_finish = _within(calendar, result.late_start[index], result.late_finish[index])
    binding = result.binding[index]
    done = plan.leaves[index]["completed_at"] is not None
    return {
        "start": start,
        "finish": finish,
        "late_start": late_start,
        "late_finish": late_finish,
        "total_float": result.total_float[index],
        "free_float": result.free_float[index],
        "critical": result.critical[index] and not done,
        "reason": _reason(plan, net, binding),
    }


def _within(calendar: WorkingCalendar, start: int, finish: int) -> tuple[date | None, date | None]:
    if start < 0 or finish > calendar.total_minutes:
        return None, None
    return calendar.span(start, finish)


def _reason(plan: Plan, net: Network, binding: int) -> str:
    """Return why a task begins when it does: `task:<id>` for a predecessor, or the constraint's word."""
    if binding < 0:
        return {-1: "start", -2: "plan", -3: "pinned"}[binding]
    pred = net.pred[binding]
    return f"task:{plan.leaves[pred]['id']}" if pred < len(plan.leaves) else "summary"


def _summaries(plan: Plan, calendar: WorkingCalendar, result: Result, net: Network) -> dict[UUID, dict[str, Any]]:
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
            found[row["id"]] = dict.fromkeys(FIELDS) | {
                "start": start,
                "finish": finish,
                "critical": row["id"] in critical,
                "reason": "",
            }
    return found


def _store(plan: Plan, rows: dict[UUID, dict[str, Any]]) -> dict[UUID, int]:
    """Write the rows that differ; return per campaign how many did."""
    campaigns = {row["id"]: row["campaign_id"] for row in plan.rows}
    stored = {
        row.pop("task_id"): row
        for row in TaskProjection.objects.filter(campaign_id__in=set(campaigns.values())).values("task_id", *FIELDS)
    }
    new = [TaskProjection(task_id=pk, campaign_id=campaigns[pk], **row) for pk, row in rows.items() if pk not in stored]
    differing = [
        TaskProjection(task_id=pk, campaign_id=campaigns[pk], **row)
        for pk, row in rows.items()
        if pk in stored and stored[pk] != row
    ]
    TaskProjection.objects.bulk_create(new, batch_size=500)
    TaskProjection.objects.bulk_update(differing, FIELDS, batch_size=100)
    gone = [pk for pk in stored if pk not in rows]
    for start in range(0, len(gone), 500):
        TaskProjection.objects.filter(task_id__in=gone[start : start + 500]).delete()
    changed: dict[UUID, int] = {}
    for each in [*new, *differing]:
        changed[each.campaign_id] = changed.get(each.campaign_id, 0) + 1
    return changed


def _store_campaigns(
    actor: Actor, campaign_ids: Iterable[UUID], plan: Plan, rows: dict[UUID, dict[str, Any]], day: date
) -> None:
    by_campaign: dict[UUID, list[dict[str, Any]]] = {pk: [] for pk in campaign_ids}
    for row in plan.leaves:
        by_campaign[row["campaign_id"]].append(row)
    stored = {row.campaign_id: row for row in CampaignProjection.objects.filter(campaign_id__in=by_campaign)}
    for campaign_id, leaves in by_campaign.items():
        values = roll_up_campaign(leaves, rows, day)
        present = stored.get(campaign_id)
        if present is None:
            CampaignProjection.objects.create(campaign_id=campaign_id, workspace_id=actor.workspace_id, **values)
        elif any(getattr(present, name) != value for name, value in values.items()):
            CampaignProjection.objects.filter(pk=present.pk).update(**values)


def roll_up_campaign(leaves: Sequence[dict[str, Any]], rows: dict[UUID, dict[str, Any]], day: date) -> dict[str, Any]:
    """Return a campaign's first and last projected day, projected launch and counts over its leaves."""
    starts = [rows[leaf["id"]]["start"] for leaf in leaves if rows[leaf["id"]]["start"]]
    finishes = [rows[leaf["id"]]["finish"] for leaf in leaves if rows[leaf["id"]]["finish"]]
    done = sum(1 for leaf in leaves if leaf["completed_at"])
    launch = next((rows[leaf["id"]]["finish"] for leaf in leaves if leaf["is_launch"]), None)
    return {
        "start": min(starts, default=None),
        "finish": max(finishes, default=None),
        "launch": launch,
        "total": len(leaves),
        "done": done,
        "late": sum(1 for leaf in leaves if not leaf["completed_at"] and leaf["due"] and leaf["due"] < day),
        "negative": sum(
            1 for leaf in leaves if not leaf["completed_at"] and (rows[leaf["id"]]["total_float"] or 0) < 0
        ),
        "progress": round(sum(100 if leaf["completed_at"] else leaf["progress"] for leaf in leaves) / len(leaves))
        if leaves
        else 0,
    }
