"""What the schedule derives for the tasks and campaigns of a plan: dates, floats, health. Nothing is written here."""

import logging
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from drumbeat.engines.calendars.working import MINUTES_OF_A_DAY, CalendarRange
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
START, FINISH, CRITICAL, ESTIMATED, HEALTH = map(FIELDS.index, ("start", "finish", "critical", "estimated", "health"))
NOTHING: Values = (None, None, None, None, None, None, False, "", None, "")

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Derived:
    """The projection of every task of a plan, by id, and when the work of each group ends, in minutes of all time.

    `ends` is empty where the links cannot be computed: then no task has dates.
    """

    rows: dict[str, Values]
    ends: list[int]


def derive(plan: Plan, calendars: Calendars, day: date) -> Derived:
    """Derive all tasks of whole campaigns."""
    try:
        found = outlook(plan, calendars, day)
    except (CycleFound, CalendarRange):
        return Derived({row["id"]: NOTHING for row in plan.rows}, [])
    derived = _told(plan, calendars, found, day)
    above = {row["id"]: row["parent_id"] for row in plan.rows}
    derived.rows.update(summarize(above, derived.rows, above.keys() - plan.place.keys()))
    return derived


def derive_part(plan: Plan, calendars: Calendars, day: date, end: int) -> Derived | None:
    """Derive the leaves of a part of one campaign, all that links join being in it; None where they cannot be.

    `end` is when the work of the whole campaign ends, as in `Derived.ends`.
    """
    try:
        found = outlook(plan, calendars, day, (end - _first_minute(calendars),))
    except (CycleFound, CalendarRange):
        return None
    return _told(plan, calendars, found, day)


def outlook(plan: Plan, calendars: Calendars, day: date, ends: Sequence[int] = ()) -> Outlook:
    """Return what the schedule says of the plan's tasks. Raises CycleFound, CalendarRange."""
    if len(calendars.every) == 1:
        return outlook_on_one(plan.dated, plan.links, calendars.base, day, compute, ends=ends)
    lag = calendars.lag_of_predecessor
    return outlook_on_many(
        plan.dated, plan.links, calendars.every, day, compute_timed, lag_of_predecessor=lag, ends=ends
    )


def _told(plan: Plan, calendars: Calendars, found: Outlook, day: date) -> Derived:
    rows = {row["id"]: _leaf(plan, found, index, day) for index, row in enumerate(plan.leaves)}
    first = _first_minute(calendars)
    return Derived(rows, [first + end for end in found.ends])


def _first_minute(calendars: Calendars) -> int:
    return calendars.base.start.toordinal() * MINUTES_OF_A_DAY


def day_of(minute: int) -> date:
    """Return the day in which work that ends at a minute of all time ends."""
    return date.fromordinal((minute - 1) // MINUTES_OF_A_DAY)


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


def summarize(
    above: Mapping[str, str | None], leaves: Mapping[str, Values], wanted: Collection[str]
) -> dict[str, Values]:
    """Return the projections of summary tasks: from the first day of what is below to the last, the gravest health.

    `above` gives the parent of every task, `leaves` the projection of every leaf.
    """
    below: dict[str, list[str]] = {pk: [] for pk in wanted}
    for leaf in leaves:
        seen, up = {leaf}, above.get(leaf)
        while up is not None and up not in seen:
            if up in below:
                below[up].append(leaf)
            seen.add(up)
            up = above.get(up)
    return {pk: _summary(pk, above, {leaf: leaves[leaf] for leaf in mine}) for pk, mine in below.items()}


def _summary(task_id: str, above: Mapping[str, str | None], below: Mapping[str, Values]) -> Values:
    starts, finishes, estimates = ([row[at] for row in below.values() if row[at]] for at in (START, FINISH, ESTIMATED))
    return (
        min(starts, default=None),
        max(finishes, default=None),
        None,
        None,
        None,
        None,
        any(row[CRITICAL] and above[leaf] == task_id for leaf, row in below.items()),
        "",
        max(estimates, default=None),
        worst_health(row[HEALTH] for row in below.values()),
    )


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
