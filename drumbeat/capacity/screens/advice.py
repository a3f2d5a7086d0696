"""Whom to ask for tasks: the engine's answer over people's skills, time and work, with the runner-up as its reason."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from drumbeat.calendars.queries import working_calendar
from drumbeat.campaigns.queries import find_campaign
from drumbeat.capacity import policy
from drumbeat.capacity.models import LoadDay, TaskLoad
from drumbeat.capacity.queries.loads import capacities, loads_of
from drumbeat.capacity.queries.skills import levels_of, needed_skills
from drumbeat.engines.assignment.problem import PARTS, Answer, Choice, Job, Worker, answer_of, payload_of
from drumbeat.identity.queries import grants_of, is_private, people, workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.compute.functions import ADVISE
from drumbeat.kernel.compute.runner import ComputeCancelled, ComputeFailed, run
from drumbeat.kernel.errors import Busy, Conflict, Invalid
from drumbeat.kernel.policy import require
from drumbeat.work.queries.tasks import task_names, tasks

MOST_TASKS = 2000
LEAST_DAYS = 28
"""Days looked at, at least: load over less says little of a person."""
MOST_DAYS = 400
PATIENCE = 20.0
TRY_AGAIN = 10
EXPERT = 3

Key = UUID | tuple[str, UUID]
"""A skill, or a private campaign's scope: whoever may see it has it as a skill."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be asked."""

    id: UUID
    name: str
    role: str


def assignment_advice(actor: Actor, task_ids: Sequence[UUID], campaign_id: UUID | None) -> dict[str, Any]:
    """Return for each task the person who suits it best, the runner-up and the difference in its parts; write nothing.

    Without tasks those of the campaign that nobody has. Raises NotAllowed for guests, NotFound for what the actor does
    not see, Invalid for no or too many tasks, Busy while the compute process is not to be had.
    """
    require(actor, policy.GET_ADVICE, workspace_of(actor))
    asked = _asked(actor, task_ids, campaign_id)
    candidates = [Candidate(*row) for row in _candidates(actor)]
    problem = _Problem(actor, asked, candidates)
    answer = _run(problem.jobs(), problem.workers())
    names = task_names(actor, [task.task_id for task in asked])
    return {
        "tasks": [
            {"id": task.task_id, "name": names.get(task.task_id, ""), "minutes": task.minutes, **told}
            for task, told in zip(asked, _told(answer, candidates), strict=True)
        ],
        "people": [{"id": each.id, "name": each.name} for each in candidates],
    }


def _asked(actor: Actor, task_ids: Sequence[UUID], campaign_id: UUID | None) -> list[TaskLoad]:
    rows = TaskLoad.objects.filter(policy.visible(actor))
    if task_ids:
        rows = rows.filter(pk__in=list(tasks(actor).filter(pk__in=list(task_ids)).values_list("id", flat=True)))
    elif campaign_id is not None:
        rows = rows.filter(campaign_id=find_campaign(actor, campaign_id).id, people=0)
    else:
        raise Invalid("capacity.bad_selection", fields={"task_ids": ["required"]})
    found = list(rows.order_by("first", "task_id")[: MOST_TASKS + 1])
    if len(found) > MOST_TASKS:
        raise Invalid("capacity.bad_selection", fields={"task_ids": ["too_many"]}, most=MOST_TASKS)
    return found


def _candidates(actor: Actor) -> Iterable[tuple[UUID, str, str]]:
    return people(actor).filter(active=True).exclude(role="guest").values_list("id", "name", "role")


def _run(jobs: Sequence[Job], workers: Sequence[Worker]) -> Answer:
    if not jobs or not workers:
        return answer_of({"advice": [{"best": None, "runner_up": None}] * len(jobs), "cost": 0, "bound": 0})
    try:
        return answer_of(run(ADVISE, payload_of(jobs, workers), PATIENCE))
    except ComputeCancelled as stopped:
        raise Busy("capacity.busy", retry_after=TRY_AGAIN) from stopped
    except ComputeFailed as failure:
        if failure.error in ("timeout", "died"):
            raise Busy("capacity.busy", retry_after=TRY_AGAIN) from failure
        raise Conflict("capacity.no_advice") from failure


def _told(answer: Answer, candidates: Sequence[Candidate]) -> Iterable[dict[str, Any]]:
    for each in answer.advice:
        best, second = each.best, each.runner_up
        if best is None:
            yield {"best": None, "runner_up": None, "because": "nobody"}
            continue
        yield {
            "best": _choice(best, candidates),
            "runner_up": _choice(second, candidates) if second else None,
            "because": _because(best, second),
        }


def _choice(choice: Choice, candidates: Sequence[Candidate]) -> dict[str, Any]:
    parts = dict(zip(PARTS, choice.parts, strict=True))
    return {"person_id": candidates[choice.worker].id, "cost": choice.cost, "parts": parts}


def _because(best: Choice, second: Choice | None) -> str:
    """The part that speaks most for the best against the runner-up."""
    if second is None:
        return "only"
    gains = [after - before for before, after in zip(best.parts, second.parts, strict=True)]
    return PARTS[gains.index(max(gains))] if max(gains) > 0 else "equal"


class _Problem:
    """The tasks and people in the engine's numbers: days from the first, skills and campaigns by position."""

    def __init__(self, actor: Actor, asked: Sequence[TaskLoad], candidates: Sequence[Candidate]) -> None:
        self._actor, self._asked, self._candidates = actor, asked, candidates
        self._first = today(actor.time_zone)
        reach = min(self._first + timedelta(days=MOST_DAYS), working_calendar(actor.workspace_id).end)
        dated = [task.last for task in asked if task.last]
        self._last = min(reach, max([self._first + timedelta(days=LEAST_DAYS), *dated]))
        self._needs: dict[UUID, tuple[Key, ...]] = dict(needed_skills([task.task_id for task in asked]))
        self._levels: dict[UUID, dict[Key, int]] = {
            pk: dict(own.items()) for pk, own in levels_of(actor.workspace_id).items()
        }
        for scope_id in {task.scope_id for task in asked}:
            if is_private(scope_id):
                self._keep_private(scope_id)
        keys = {key for needed in self._needs.values() for key in needed}
        self._skills = {key: at for at, key in enumerate(sorted(keys, key=str))}
        campaigns = sorted({task.campaign_id for task in asked})
        self._campaigns = {pk: at for at, pk in enumerate(campaigns)}

    def jobs(self) -> list[Job]:
        """Return the tasks; one without dates may lie anywhere in the days looked at."""
        return [
            Job(
                minutes=task.minutes,
                first=self._day(task.first or self._first),
                last=self._day(task.last or self._last),
                campaign=self._campaigns[task.campaign_id],
                skills=tuple(self._skills[key] for key in self._needs.get(task.task_id, ())),
            )
            for task in self._asked
        ]

    def workers(self) -> list[Worker]:
        """Return the people with their time and with the work they have apart from the tasks asked about."""
        ids = [each.id for each in self._candidates]
        time = capacities(self._actor.workspace_id, ids, self._first, self._last)
        work = loads_of(self._actor.workspace_id, self._first, self._last)
        self._leave_out(work)
        known = self._known_campaigns()
        return [
            Worker(
                lengths=time[pk],
                work=work.get(pk) or [0] * len(time[pk]),
                skills={
                    self._skills[key]: level for key, level in self._levels.get(pk, {}).items() if key in self._skills
                },
                campaigns=sorted(known.get(pk, ())),
            )
            for pk in ids
        ]

    def _keep_private(self, scope_id: UUID) -> None:
        """Let only who sees a private campaign be asked for its tasks."""
        key = ("scope", scope_id)
        grants = grants_of(self._actor, scope_id)
        granted = {grant.person_id for grant in grants} | {
            member.person_id for grant in grants if grant.team for member in grant.team.members.all()
        }
        for each in self._candidates:
            if each.role in ("owner", "director") or each.id in granted:
                self._levels.setdefault(each.id, {})[key] = EXPERT
        for task in self._asked:
            if task.scope_id == scope_id:
                self._needs[task.task_id] = (*self._needs.get(task.task_id, ()), key)

    def _day(self, day: date) -> int:
        return min(max(0, (day - self._first).days), (self._last - self._first).days)

    def _leave_out(self, work: Mapping[UUID, list[int]]) -> None:
        rows = LoadDay.objects.filter(task_id__in=[task.task_id for task in self._asked], person_id__isnull=False)
        for person_id, day, minutes in rows.values_list("person_id", "date", "minutes"):
            if person_id is not None and person_id in work and self._first <= day <= self._last:
                work[person_id][self._day(day)] -= minutes

    def _known_campaigns(self) -> Mapping[UUID, set[int]]:
        rows = LoadDay.objects.filter(campaign_id__in=list(self._campaigns), person_id__isnull=False)
        found: dict[UUID, set[int]] = {}
        for person_id, campaign_id in rows.values_list("person_id", "campaign_id").distinct():
            if person_id is not None and campaign_id is not None:
                found.setdefault(person_id, set()).add(self._campaigns[campaign_id])
        return found
