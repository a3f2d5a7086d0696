"""What the schedule derives for the tasks and campaigns of a plan: dates, floats, health. Nothing is written here."""

import logging
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from drumbeat.engines.calendars.working import CalendarRange
from drumbeat.engines.schedule import dispatch, plain, timed_plain
from drumbeat.engines.schedule.network import CycleFound, Network, Result
from drumbeat.engines.schedule.outlook import Outlook, outlook_on_many, outlook_on_one
from drumbeat.engines.schedule.timed import TimedNetwork, TimedResult
from drumbeat.kernel.compute import functions
from drumbeat.kernel.compute.runner import ComputeFailed, run
from drumbeat.work.plan import Plan
from drumbeat.work.projections.whose import Calendars
from drumbeat.work.rules import health_of, worst_health

FIELDS = (
    "start", "finish", "late_start", "late_finish", "total_float", "free_float", "critical", "reason", "estimated",
    "health",
)  # fmt: skip
Values = tuple[Any, ...]
"""One entry per field, dates as text."""
HEALTH = FIELDS.index("health")
NOTHING: Values = (None, None, None, None, None, None, False, "", None, "")

log = logging.getLogger(__name__)


def projected(plan: Plan, calendars: Calendars, day: date) -> dict[str, Values]:
    """Return the projection of every task; without dates at all where the links cannot be computed."""
    try:
        found = outlook(plan, calendars, day)
    except (CycleFound, CalendarRange):
        return {row["id"]: NOTHING for row in plan.rows}
    rows = {row["id"]: _leaf(plan, found, index, day) for index, row in enumerate(plan.leaves)}
    rows.update(_summaries(plan, found, rows))
    return rows


def outlook(plan: Plan, calendars: Calendars, day: date) -> Outlook:
    """Return what the schedule says of the plan's tasks. Raises CycleFound, CalendarRange."""
    if len(calendars.every) == 1:
        return outlook_on_one(plan.dated, plan.links, calendars.base, day, compute)
    lag = calendars.lag_of_predecessor
    return outlook_on_many(plan.dated, plan.links, calendars.every, day, compute_timed, lag_of_predecessor=lag)


def compute(net: Network, alone: Network) -> tuple[Result, list[int]]:
    """Return the answer for the network and the early finishes of the second: a large one from the compute worker.

    Where the worker fails they are computed here. Raise CycleFound.
    """
    if not dispatch.fits_in_process(net):
        try:
            return dispatch.result_of(run(functions.SCHEDULE, dispatch.network_payload(net, alone)))
        except ComputeFailed as failure:
            log.warning("the compute worker failed, computing here: %s", failure)
    return plain.compute(net), plain.early_finishes(alone)


def compute_timed(timed: TimedNetwork, alone: TimedNetwork) -> tuple[TimedResult, list[int]]:
    """As `compute`, for tasks on several calendars."""
    if not dispatch.fits_in_process(timed.net):
        try:
            return dispatch.timed_result_of(run(functions.SCHEDULE_TIMED, dispatch.timed_payload(timed, alone)))
        except ComputeFailed as failure:
            log.warning("the compute worker failed, computing here: %s", failure)
    return timed_plain.compute(timed), timed_plain.early_finishes(alone)


def _leaf(plan: Plan, found: Outlook, index: int, day: date) -> Values:
    row = plan.leaves[index]
    (start, finish), (late_start, late_finish) = found.spans[index], found.late[index]
    done, estimated = row["completed_at"] is not None, found.alone[index]
    health = health_of(done=done, due=row["due"], projected=finish, estimated=estimated, today=day)
    return (
        start.isoformat(),
        finish.isoformat(),
        late_start.isoformat() if late_start else None,
        late_finish.isoformat() if late_finish else None,
        found.total_float[index],
        found.free_float[index],
        found.critical[index] and not done,
        _reason(plan, found.binding[index]),
        estimated.isoformat(),
        health,
    )


def _reason(plan: Plan, binding: int) -> str:
    """Return why a task begins when it does: `task:<id>` for a predecessor, or the constraint's word."""
    if binding < 0:
        return {-1: "start", -2: "plan", -3: "pinned"}[binding]
    pred = plan.links[binding][0]
    return f"task:{plan.leaves[pred]['id']}" if pred < len(plan.leaves) else "summary"


def _summaries(plan: Plan, found: Outlook, leaves: Mapping[str, Values]) -> dict[str, Values]:
    """Return the projections of summary tasks: from the first day of what is below to the last, the gravest health."""
    below = _leaves_below(plan)
    summaries = {}
    for row in plan.rows:
        if row["id"] in plan.place:
            continue
        mine = below.get(row["id"], [])
        start = min((found.spans[at][0] for at in mine), default=None)
        finish = max((found.spans[at][1] for at in mine), default=None)
        estimated = max((found.alone[at] for at in mine), default=None)
        summaries[row["id"]] = (
            _text(start),
            _text(finish),
            None,
            None,
            None,
            None,
            any(found.critical[at] and plan.leaves[at]["parent_id"] == row["id"] for at in mine),
            "",
            _text(estimated),
            worst_health(leaves[plan.leaves[at]["id"]][HEALTH] for at in mine),
        )
    return summaries


def _leaves_below(plan: Plan) -> dict[str, list[int]]:
    above = {row["id"]: row["parent_id"] for row in plan.rows}
    found: dict[str, list[int]] = {}
    for leaf, place in plan.place.items():
        seen, up = {leaf}, above[leaf]
        while up is not None and up not in seen:
            found.setdefault(up, []).append(place)
            seen.add(up)
            up = above.get(up)
    return found


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


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
    judged = [row for row in still_open if row[HEALTH] and row[1]]
    last = max(judged, key=lambda row: (row[6], row[1]), default=NOTHING)
    return str(last[HEALTH])


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
