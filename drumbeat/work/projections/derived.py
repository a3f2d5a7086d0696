"""What the schedule derives for the tasks and campaigns of a plan: dates, floats, health. Nothing is written here."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from drumbeat.engines.calendars.working import CalendarRange, WorkingCalendar
from drumbeat.engines.schedule import dispatch, plain
from drumbeat.engines.schedule.dated import network_of
from drumbeat.engines.schedule.network import CycleFound, Network, Result
from drumbeat.engines.schedule.rollup import roll_up
from drumbeat.kernel.compute import functions
from drumbeat.kernel.compute.runner import ComputeFailed, run
from drumbeat.work.plan import Plan
from drumbeat.work.rules import health_of, worst_health

FIELDS = (
    "start", "finish", "late_start", "late_finish", "total_float", "free_float", "critical", "reason", "estimated",
    "health",
)  # fmt: skip
Values = tuple[Any, ...]
"""One entry per field, dates as text."""
NOTHING: Values = (None, None, None, None, None, None, False, "", None, "")

log = logging.getLogger(__name__)


def projected(plan: Plan, calendar: WorkingCalendar, day: date) -> dict[str, Values]:
    """Return the projection of every task; without dates at all where the links cannot be computed."""
    try:
        net = network_of(plan.dated, plan.links, calendar, day, keep_plan=True)
        result = compute(net)
        free = [replace(task, manual=False, not_earlier=None, promised=None) for task in plan.dated]
        alone = compute(network_of(free, plan.links, calendar, day))
        estimated = [calendar.finish_date(at).isoformat() for at in alone.early_finish]
        rows = {
            row["id"]: _leaf(plan, calendar, net, result, index, estimated[index], day)
            for index, row in enumerate(plan.leaves)
        }
    except (CycleFound, CalendarRange):
        return {row["id"]: NOTHING for row in plan.rows}
    rows.update(_summaries(plan, calendar, result, net, rows))
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


def _leaf(
    plan: Plan, calendar: WorkingCalendar, net: Network, result: Result, index: int, estimated: str, day: date
) -> Values:
    row = plan.leaves[index]
    start, finish = calendar.span(result.early_start[index], result.early_finish[index])
    late = _within(calendar, result.late_start[index], result.late_finish[index])
    done = row["completed_at"] is not None
    due = row["due"].isoformat() if row["due"] else None
    ends = {"due": due, "projected": finish.isoformat(), "estimated": estimated}
    return (
        start.isoformat(),
        finish.isoformat(),
        *late,
        result.total_float[index],
        result.free_float[index],
        result.critical[index] and not done,
        _reason(plan, net, result.binding[index]),
        estimated,
        health_of(done=done, today=day.isoformat(), **ends),
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


def _summaries(
    plan: Plan, calendar: WorkingCalendar, result: Result, net: Network, leaves: Mapping[str, Values]
) -> dict[str, Values]:
    places = {row["id"]: index for index, row in enumerate(plan.rows)}
    leaf = [plan.place.get(row["id"]) for row in plan.rows]
    above = [places.get(row["parent_id"], -1) for row in plan.rows]
    rolled = roll_up(
        above,
        [result.early_start[at] if at is not None else 0 for at in leaf],
        [result.early_finish[at] if at is not None else 0 for at in leaf],
        [net.duration[at] if at is not None else 0 for at in leaf],
        [plan.rows[index]["progress"] / 100 for index in range(len(leaf))],
    )
    critical = {
        row["parent_id"] for row, at in zip(plan.rows, leaf, strict=True) if at is not None and result.critical[at]
    }
    below: dict[str, list[Values]] = {}
    for row, at in zip(plan.rows, leaf, strict=True):
        up, seen = row["parent_id"], {row["id"]}
        while at is not None and up in places and up not in seen:
            below.setdefault(up, []).append(leaves[row["id"]])
            seen.add(up)
            up = plan.rows[places[up]]["parent_id"]
    found = {}
    for index, row in enumerate(plan.rows):
        if leaf[index] is None:
            start, finish = calendar.span(rolled.start[index], rolled.finish[index])
            dates = (start.isoformat(), finish.isoformat())
            estimated = max((values[8] for values in below.get(row["id"], ())), default=None)
            health = worst_health(values[9] for values in below.get(row["id"], ()))
            found[row["id"]] = (*dates, None, None, None, None, row["id"] in critical, "", estimated, health)
    return found


def roll_up_campaign(leaves: Sequence[dict[str, Any]], rows: Mapping[str, Values], day: date) -> dict[str, Any]:
    """Return a campaign's first and last projected day, projected launch, counts over its leaves and health.

    The health is that of the open critical task that ends last, or of the open task that does where none is critical.
    """
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
        "health": _campaign_health([row for _, row in still_open], any_work=bool(leaves)),
    }


def _campaign_health(still_open: Sequence[Values], *, any_work: bool) -> str:
    if not still_open:
        return "done" if any_work else ""
    judged = [row for row in still_open if row[9] and row[1]]
    last = max(judged, key=lambda row: (row[6], row[1]), default=NOTHING)
    return str(last[9])


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
