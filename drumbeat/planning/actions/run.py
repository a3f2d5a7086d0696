"""Runs of the scheduler: begun by a person, carried out by a job, accepted move by move."""

import time
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.campaigns.queries import find_campaign
from drumbeat.engines.optimise.checker import faults_of
from drumbeat.engines.optimise.conflicts import impossible_sets
from drumbeat.engines.optimise.instance import Goal, Plan
from drumbeat.identity.queries import require_people, workspace_of
from drumbeat.kernel.actions import action, emit, in_batch, transact
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.kernel.clock import now
from drumbeat.kernel.compute.functions import OPTIMISE
from drumbeat.kernel.compute.runner import ComputeCancelled, ComputeFailed, stream
from drumbeat.kernel.errors import Conflict, Invalid, NotFound
from drumbeat.kernel.events import Event
from drumbeat.kernel.models import Batch
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.planning import events, policy
from drumbeat.planning.models import ScheduleRun
from drumbeat.planning.problem.answer import alternative_of, conflicts_of
from drumbeat.planning.problem.build import Problem, build_problem
from drumbeat.planning.problem.links import circle_through
from drumbeat.planning.problem.slots import slots_of
from drumbeat.planning.queries.question import question_of, unable
from drumbeat.planning.queries.rows import find_schedule_run
from drumbeat.work.actions.replan import PlanChange, replan_tasks
from drumbeat.work.queries.leaves import Leaf
from drumbeat.work.queries.tasks import find_task, find_tasks, is_summary

if TYPE_CHECKING:
    from drumbeat.work.models import Task

JOB = "planning.run"
SECONDS = 20
MOST_SECONDS = 300
MOST_TASKS = 5000
"""Tasks of one search: of so many the first plan is there after 1.3 s and the worker takes 430 MB of its 3 GB; of twice
as many the search hardly begins in the seconds it has."""
MOST_TOGETHER = 50
SLACK = 180.0
"""Seconds beyond the run's own after which the compute process is given up: the first run on a machine compiles."""
STORED_EVERY = 0.5
GOALS = (Goal.LEAST_CHANGE, Goal.EARLIEST, Goal.FAIREST)
OPEN = (ScheduleRun.State.QUEUED, ScheduleRun.State.RUNNING)


@action
def start_schedule_run(actor: Actor, given: Mapping[str, Any]) -> ScheduleRun:
    """Ask for plans of a campaign, or of all open ones; the search begins when the transaction has committed.

    A slot is asked for one task, in its campaign. Raises Conflict while another run over the same is going on and for a
    task whose days cannot move, NotFound for what the actor does not see.
    """
    request, of_campaign = _request(actor, given), given.get("campaign_id")
    if given["kind"] == ScheduleRun.Kind.SLOT:
        of_campaign = movable_task(actor, given["task_ids"][0]).campaign_id
    campaign = find_campaign(actor, of_campaign) if of_campaign else None
    run = ScheduleRun(
        workspace_id=actor.workspace_id,
        scope_id=campaign.scope_id if campaign else workspace_of(actor).scope_id,
        campaign=campaign,
        kind=given["kind"],
        by_id=actor.person_id,
        request=request,
    )
    require(actor, policy.START_SCHEDULE_RUN, run)
    if run.kind != ScheduleRun.Kind.SLOT:
        same = ScheduleRun.objects.filter(workspace_id=actor.workspace_id, campaign=campaign, state__in=OPEN)
        if same.exclude(kind=ScheduleRun.Kind.SLOT).exists():
            raise Conflict("planning.run_going_on")
    run.save(force_insert=True)
    emit(fact(events.ScheduleRunStarted, run))
    enqueue(JOB, actor.workspace_id, run.id)
    return run


def _request(actor: Actor, given: Mapping[str, Any]) -> dict[str, Any]:
    seconds, together = given.get("seconds") or SECONDS, given.get("together")
    wrong = {}
    if not 1 <= seconds <= MOST_SECONDS:
        wrong["seconds"] = ["out_of_range"]
    if together is not None and not 1 <= together <= MOST_TOGETHER:
        wrong["together"] = ["out_of_range"]
    tasks, people = given.get("task_ids") or [], given.get("person_ids") or []
    if given["kind"] == ScheduleRun.Kind.SLOT and len(tasks) != 1:
        wrong["task_ids"] = ["required"]
    if len(tasks) > MOST_TASKS:
        wrong["task_ids"] = ["too_many"]
    if wrong:
        raise Invalid("planning.bad_run", fields=wrong)
    require_people(actor, people)
    found = find_tasks(actor, tasks)
    if given.get("campaign_id") and any(task.campaign_id != given["campaign_id"] for task in found):
        raise NotFound("work.no_task")
    return {
        "seconds": seconds,
        "together": together,
        "reassign": bool(given.get("reassign")),
        "task_ids": [str(pk) for pk in tasks],
        "person_ids": [str(pk) for pk in people],
    }


def movable_task(actor: Actor, task_id: UUID) -> "Task":
    """Return the task; raise Conflict where it is done, begun, fixed by hand or holds other tasks: no slot fits it."""
    task = find_task(actor, task_id)
    if is_summary(task.id):
        raise Conflict("planning.slot_of_group", name=task.name)
    if task.completed_at or task.started_on or (task.scheduling == "manual" and task.start and task.due):
        raise Conflict("planning.slot_settled", name=task.name)
    return task


@action
def cancel_schedule_run(actor: Actor, run_id: UUID) -> ScheduleRun:
    """End a run; what it found so far stays to be read. One that has ended is left as it is."""
    run = find_schedule_run(actor, run_id)
    require(actor, policy.CANCEL_SCHEDULE_RUN, run)
    if run.state in OPEN:
        _end(run, ScheduleRun.State.CANCELLED)
    return run


def accept_schedule_moves(actor: Actor, run_id: UUID, key: str, task_ids: Sequence[UUID]) -> Batch:
    """Write the moves of an alternative for the tasks named as one undoable batch, and return it.

    Raises Conflict for an alternative or move that is not there, and one naming tasks changed since the run read them.
    """
    run = find_schedule_run(actor, run_id)
    require(actor, policy.ACCEPT_SCHEDULE_MOVES, run)
    chosen = next((each for each in run.alternatives if each["key"] == key), None)
    moves = {UUID(move["task_id"]): move for move in (chosen or {}).get("moves", ())}
    if chosen is None or not task_ids or not moves.keys() >= set(task_ids):
        raise Conflict("planning.no_move")
    label = run.campaign.name if run.campaign else workspace_of(actor).name
    batch = replan_tasks(actor, [_change(pk, moves[pk]) for pk in dict.fromkeys(task_ids)], "schedule", label)
    with in_batch(batch.id), transact(actor):  # so that the answer still names the batch to undo
        emit(fact(events.ScheduleMovesAccepted, run, tasks=len(task_ids)))
    return batch


def _change(task_id: UUID, move: Mapping[str, Any]) -> PlanChange:
    before, after = move["before"], move["after"]
    others = set(before["people"]) != set(after["people"])
    return PlanChange(
        task_id,
        start=_day(after["start"]),
        due=_day(after["due"]),
        person_ids=tuple(UUID(pk) for pk in after["people"]) if others else None,
        seen=before,
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def carry_out(actor: Actor, run: ScheduleRun) -> None:
    """Do the search of a queued run in the compute process and keep what it finds; runs in a job."""
    if not ScheduleRun.objects.filter(pk=run.pk, state__in=OPEN).update(
        state=ScheduleRun.State.RUNNING, started_at=now()
    ):
        return
    question = question_of(actor, run)
    if not question.leaves:
        _close(actor, run, ScheduleRun.State.DONE)
        return
    run.tasks = len(question.leaves)
    if run.tasks > MOST_TASKS:
        _close(actor, run, ScheduleRun.State.FAILED, "planning.too_many_tasks")
        return
    circle = circle_through(question.links, {leaf.id for leaf in question.leaves})
    if circle:
        run.conflicts = [{"kind": "cycle", "task_ids": [str(pk) for pk in circle], "people": []}]
        _close(actor, run, ScheduleRun.State.FAILED, "planning.cycle")
        return
    problem = build_problem(question)
    nobody = _without_anyone(actor, run, question.leaves)
    run.conflicts = [*nobody, *conflicts_of(problem, impossible_sets(problem.instance))]
    run.save(update_fields=["conflicts", "tasks"])
    if run.kind == ScheduleRun.Kind.SLOT:
        _offer_slots(actor, run, [] if nobody or not any(question.choices.values()) else slots_of(problem))
    else:
        _follow(actor, run, problem)


def _without_anyone(actor: Actor, run: ScheduleRun, leaves: Sequence[Leaf]) -> list[dict[str, Any]]:
    """Tasks whose skills nobody has, each with the fewest skills that nobody has together."""
    found = unable(actor, run, leaves)
    return [
        {"kind": "no_skill", "task_ids": [str(pk)], "people": [], "skills": [str(each) for each in skills]}
        for pk, skills in found.items()
    ]


def _offer_slots(actor: Actor, run: ScheduleRun, offers: list[dict[str, Any]]) -> None:
    """Keep the earliest places of the one task; so little needs no search."""
    run.alternatives = offers
    run.bound = 0
    ScheduleRun.objects.filter(pk=run.pk).update(alternatives=run.alternatives)
    found = bool(run.alternatives)
    state = ScheduleRun.State.DONE if found else ScheduleRun.State.FAILED
    _close(actor, run, state, "" if found else "planning.no_slot")


def _follow(actor: Actor, run: ScheduleRun, problem: Problem) -> None:
    seconds = run.request["seconds"]
    payload = {
        "instance": problem.instance.payload(),
        "goals": [int(goal) for goal in GOALS],
        "seconds": seconds,
        "seed": run.id.int & 0xFFFF,
    }
    keeper = _Keeper(actor, run, problem)
    try:
        answer = stream(OPTIMISE, payload, keeper.hear, stop=keeper.is_cancelled, timeout=seconds + SLACK)
    except ComputeCancelled:
        if keeper.is_cancelled():
            return
        raise
    except ComputeFailed as failed:
        if keeper.found and failed.error == "timeout":  # what was found in time has been checked and stands
            keeper.store(force=True)
            _close(actor, run, ScheduleRun.State.DONE)
            return
        _close(actor, run, ScheduleRun.State.FAILED, f"planning.{failed.error.lower()}"[:80])
        return
    run.bound = problem.axis.days_of(answer["bound"])
    keeper.store(force=True)
    none = not run.alternatives
    _close(
        *(actor, run, ScheduleRun.State.FAILED if none else ScheduleRun.State.DONE),
        "planning.no_plan" if none else "",
    )


class _Keeper:
    """Keeps what a run finds: every plan is checked before it is stored, at most every half second."""

    def __init__(self, actor: Actor, run: ScheduleRun, problem: Problem) -> None:
        self.actor, self.run, self.problem = actor, run, problem
        self.found: dict[Goal, Plan] = {}
        self.stored_at = 0.0
        self.asked_at, self.cancelled = 0.0, False

    def hear(self, report: Mapping[str, Any]) -> None:
        """Take one report of the compute process."""
        if "bound" in report:
            self.run.bound = self.problem.axis.days_of(report["bound"])
            return
        plan = Plan(**{**report["plan"], "score": tuple(report["plan"]["score"])})
        if not faults_of(self.problem.instance, plan.starts, plan.modes):
            self.found[Goal(report["goal"])] = plan
            self.store()

    def store(self, *, force: bool = False) -> None:
        """Write what there is and announce it, unless that was done a moment ago."""
        if not self.found or (not force and time.monotonic() - self.stored_at < STORED_EVERY):
            return
        self.stored_at = time.monotonic()
        self.run.alternatives = [
            alternative_of(self.problem, goal, self.found[goal]) for goal in GOALS if goal in self.found
        ]
        self.run.progressed_at = now()
        with transact(self.actor):
            kept = ScheduleRun.objects.filter(pk=self.run.pk, state=ScheduleRun.State.RUNNING)
            if kept.update(
                alternatives=self.run.alternatives, bound=self.run.bound, progressed_at=self.run.progressed_at
            ):
                emit(fact(events.ScheduleRunProgressed, self.run))

    def is_cancelled(self) -> bool:
        """Whether somebody has cancelled the run; asked of the database a few times a second."""
        if not self.cancelled and time.monotonic() - self.asked_at > 0.2:
            self.asked_at = time.monotonic()
            state = ScheduleRun.objects.filter(pk=self.run.pk).values_list("state", flat=True).first()
            self.cancelled = state not in OPEN
        return self.cancelled


def stop_run(actor: Actor, run: ScheduleRun) -> None:
    """Say that a run has stopped by a fault of the server; what it has found stays to be read."""
    _close(actor, run, ScheduleRun.State.FAILED, "kernel.broke")


def _close(actor: Actor, run: ScheduleRun, state: ScheduleRun.State, error: str = "") -> None:
    with transact(actor):
        if ScheduleRun.objects.filter(pk=run.pk, state__in=OPEN).exists():
            run.error = error
            _end(run, state)


def _end(run: ScheduleRun, state: ScheduleRun.State) -> None:
    run.state, run.finished_at = state, now()
    run.save(update_fields=["state", "finished_at", "error", "conflicts", "tasks", "bound"])
    emit(fact(events.ScheduleRunEnded, run, state=state))


def fact(event: type[Event], run: ScheduleRun, **facts: Any) -> Event:
    """Return a fact about a run; its campaign shows it."""
    above = (Ref("campaign", run.campaign_id),) if run.campaign_id else ()
    return event(subject=Ref("schedule_run", run.id), scope_id=run.scope_id, parents=above, facts=facts)
