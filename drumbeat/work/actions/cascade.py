"""Moving tasks in time: what else moves is computed, shown, and applied as one undoable batch."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal
from uuid import UUID

import orjson

from drumbeat.calendars.queries import working_calendar
from drumbeat.engines.calendars.working import CalendarRange, WorkingCalendar
from drumbeat.engines.schedule import plain
from drumbeat.engines.schedule.cascade import BY_USER, Cascade, cascade
from drumbeat.engines.schedule.dated import begin_index, length_of, network_of, planned_starts
from drumbeat.engines.schedule.network import UNSET, CycleFound, Network
from drumbeat.kernel.actions import action
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import small_batch
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.models import Batch
from drumbeat.kernel.policy import require
from drumbeat.work import policy
from drumbeat.work.actions.task import apply_values
from drumbeat.work.plan import Plan, connected_campaigns, load_plan
from drumbeat.work.queries.tasks import circle_told, find_tasks

MOST_MOVES = 200
Mode = Literal["consume_buffer", "keep_buffer", "none"]
"""What follows a move: only what it pushes, everything by the same working time, or nothing."""


@dataclass(frozen=True)
class Move:
    """What a person does to one task: new first and last day, or a new length in working minutes.

    `finished` stands for none of these: the task is done, and what follows shall follow the day it really ended.
    """

    task_id: UUID
    start: date | None = None
    due: date | None = None
    duration_minutes: int | None = None
    finished: bool = False


@dataclass(frozen=True)
class Preview:
    """What would happen: tasks that move with old and new days, tasks that cannot, warnings, shift of the launch."""

    moves: list[dict[str, Any]]
    blocked: list[dict[str, Any]]
    warnings: list[dict[str, Any]]
    launch_shift_days: int
    token: str


def preview_cascade(
    actor: Actor, moves: Sequence[Move], *, pull: bool = False, mode: Mode = "consume_buffer"
) -> Preview:
    """Return what the moves would bring about; nothing is written. `pull` also draws followers to their earliest day.

    Raises NotFound for a task the actor does not see, NotAllowed for one it may not change, Invalid for days outside
    the calendar or an end before its start.
    """
    if not 1 <= len(moves) <= MOST_MOVES:
        raise Invalid("work.bad_selection", fields={"moves": ["out_of_range"]}, most=MOST_MOVES)
    for move in moves:
        if move.start and move.due and move.due < move.start:
            raise Invalid("work.bad_task", fields={"due": ["before_start"]})
    tasks = find_tasks(actor, [move.task_id for move in moves])
    for task in tasks:
        require(actor, policy.UPDATE_TASK, task)
    plan = load_plan(connected_campaigns({task.campaign_id for task in tasks}), policy.visible(actor))
    calendar = working_calendar(actor.workspace_id)
    try:
        return _preview(actor, plan, calendar, moves, pull, mode)
    except CalendarRange as error:
        raise Invalid("work.outside_calendar", first=str(error.start), last=str(error.end)) from None
    except CycleFound as error:
        circle = [UUID(plan.leaves[at]["id"]) for at in error.cycle if at < len(plan.leaves)]
        raise Conflict("work.dependency_cycle", cycle=circle_told(actor, circle)) from None


@action
def apply_cascade(
    actor: Actor, moves: Sequence[Move], token: str, *, pull: bool = False, mode: Mode = "consume_buffer"
) -> tuple[Batch, Preview]:
    """Apply what was previewed as one undoable batch; raises Conflict when the plan has changed since the preview."""
    preview = preview_cascade(actor, moves, pull=pull, mode=mode)
    if preview.token != token:
        raise Conflict("work.plan_changed")
    tasks = find_tasks(actor, [UUID(move["id"]) for move in preview.moves], locked=True)
    for task in tasks:
        require(actor, policy.UPDATE_TASK, task)
    durations = {move.task_id: move.duration_minutes for move in moves if move.duration_minutes is not None}
    label = tasks[0].name if tasks else ""
    with small_batch(actor, "cascade", label, scope_id=tasks[0].scope_id if tasks else None) as batch:
        for task, move in zip(tasks, preview.moves, strict=True):
            values: dict[str, Any] = {"start": move["start"][1], "due": move["due"][1]}
            if task.id in durations:
                values["duration_minutes"] = durations[task.id]
            apply_values(actor, task, values)
    return batch, preview


def _preview(
    actor: Actor, plan: Plan, calendar: WorkingCalendar, moves: Sequence[Move], pull: bool, mode: Mode
) -> Preview:
    day = today(actor.time_zone)
    done = {plan.place[str(move.task_id)] for move in moves if move.finished and str(move.task_id) in plan.place}
    as_planned = [
        replace(task, started=None, finished=None) if at in done else task for at, task in enumerate(plan.dated)
    ]
    before = network_of(as_planned, plan.links, calendar, day)
    before.start = 0
    current = planned_starts(as_planned, before, plain.compute(before), calendar)
    moved = _place(plan, calendar, moves)
    net = network_of(plan.dated, plan.links, calendar, day)
    net.start = 0
    pins = net.pins()
    for index in moved:
        net.fixed_start[index] = moved[index] = pins[index] if index in done else moved[index]
    keep = before if mode == "keep_buffer" else None
    answer = cascade(net, current, moved, pull=pull, before=keep, alone=mode == "none")
    rows = [row for row in _rows(plan, calendar, net, answer, moved) if plan.place[row["id"]] not in done]
    return Preview(
        rows,
        _blocked(plan, calendar, answer),
        _warnings(plan, calendar, rows, moves),
        _launch_shift(plan, rows),
        hashlib.sha256(orjson.dumps(rows)).hexdigest()[:32],
    )


def _place(plan: Plan, calendar: WorkingCalendar, moves: Sequence[Move]) -> dict[int, int]:
    """Write the moves into the plan's tasks and return their new starts by position."""
    placed: dict[int, int] = {}
    for move in moves:
        at = plan.place.get(str(move.task_id))
        if at is None:
            raise Conflict("work.summary_moves_with_children")
        task = plan.dated[at]
        if move.finished:
            if task.finished is None:
                raise Conflict("work.not_finished")
            placed[at] = UNSET
            continue
        if move.duration_minutes is not None:
            task = replace(task, duration=move.duration_minutes)
        elif move.start and move.due:
            task = replace(task, duration=None)
        length = length_of(replace(task, start=move.start or task.start, due=move.due or task.due), calendar)
        if move.start is None and move.due is not None:
            length = length_of(task, calendar)
            begin = calendar.end_index(move.due) - length
        else:
            begin = begin_index(task, calendar, move.start or task.start or calendar.start)
        plan.dated[at] = replace(task, duration=length or task.duration, start=move.start, due=move.due)
        placed[at] = begin
    return placed


def _rows(
    plan: Plan,
    calendar: WorkingCalendar,
    net: Network,
    answer: Cascade,
    moved: Mapping[int, int],
) -> list[dict[str, Any]]:
    """Return every leaf that gets other days, the moved ones first named by whoever moved them."""
    minutes = net.effective_durations()
    starts = {move.task: (move.new_start, move.reason) for move in answer.moved}
    for index in moved:
        starts.setdefault(index, (moved[index], BY_USER))
    rows = []
    for index, (start, reason) in starts.items():
        if index >= len(plan.leaves):
            continue
        leaf = plan.leaves[index]
        old = (leaf["start"], leaf["due"])
        new = calendar.span(start, start + minutes[index])
        if old == new or (index not in moved and old == (None, None)):
            continue
        rows.append(
            {
                "id": leaf["id"],
                "name": leaf["name"],
                "campaign_id": leaf["campaign_id"],
                "launch": leaf["is_launch"],
                "start": [old[0], new[0]],
                "due": [old[1] or old[0], new[1]],
                "reason": _because(plan, net, reason),
            }
        )
    return rows


def _because(plan: Plan, net: Network, reason: int) -> str:
    if reason < 0:
        return "moved" if reason == BY_USER else "constraint"
    pred = net.pred[reason]
    return f"task:{plan.leaves[pred]['id']}" if pred < len(plan.leaves) else "summary"


def _blocked(plan: Plan, calendar: WorkingCalendar, answer: Cascade) -> list[dict[str, Any]]:
    return [
        {
            "id": plan.leaves[each.task]["id"],
            "name": plan.leaves[each.task]["name"],
            "needed": calendar.start_date(each.needed),
        }
        for each in answer.blocked
        if each.task < len(plan.leaves)
    ]


def _warnings(
    plan: Plan, calendar: WorkingCalendar, rows: Sequence[dict[str, Any]], moves: Sequence[Move]
) -> list[dict[str, Any]]:
    """Return what a person should know first: days nobody works, and deadlines passed."""
    warnings: list[dict[str, Any]] = []
    for move in moves:
        leaf = plan.leaves[plan.place[str(move.task_id)]]
        for day in dict.fromkeys((move.start, move.due)):
            if day is not None and not calendar.is_working(day):
                warnings.append({"code": "not_working", "task_id": leaf["id"], "name": leaf["name"], "date": day})
    for row in rows:
        latest = plan.dated_leaf(row["id"]).latest
        if latest is not None and row["due"][1] > latest:
            warnings.append({"code": "after_deadline", "task_id": row["id"], "name": row["name"], "date": latest})
    return warnings


def _launch_shift(plan: Plan, rows: Sequence[dict[str, Any]]) -> int:
    """Return by how many days the launch of the moved work shifts; the largest shift where several campaigns move."""
    shifts = [(row["due"][1] - row["due"][0]).days for row in rows if row["launch"] and row["due"][0]]
    return max(shifts, key=abs, default=0)
