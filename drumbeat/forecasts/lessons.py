"""What the finished work of a workspace teaches, as cases for `engines.durations`, and the asking of it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.engines.durations.advice import Model, model_from
from drumbeat.engines.durations.cases import Case
from drumbeat.forecasts import rules
from drumbeat.forecasts.models import DurationLesson, ForecastSettings
from drumbeat.identity.queries import system_actor_of, teams_by_person
from drumbeat.kernel.actions import transact
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.compute import functions
from drumbeat.kernel.compute.runner import run
from drumbeat.kernel.raw.select import select_value
from drumbeat.work.queries.history import Worked, worked_tasks


@dataclass(frozen=True, slots=True)
class Groups:
    """How tasks of a workspace fall into groups that are learned from together."""

    teams: Mapping[UUID, UUID]
    sizes: Mapping[UUID, int]
    by_person: bool

    def case(self, task: Worked) -> Case:
        """A task as the method reads it; it has an `actual` when it is finished and its time was kept."""
        people = rules.group_names(task.people, self.teams, self.sizes, by_person=self.by_person)
        return Case(
            estimate=task.estimate,
            groups=(f"type:{task.type_id}", f"content:{task.content_type}", people),
            numbers=(float(task.priority), float(len(task.people))),
            begun=task.created_on.toordinal(),
            finished=task.finished_on.toordinal() if task.finished_on else 0,
            actual=task.minutes if task.finished_on and task.minutes else None,
        )


def groups_of(workspace_id: UUID) -> Groups:
    """Return how the people of a workspace are grouped."""
    member_of = teams_by_person(system_actor_of(workspace_id))
    sizes = Counter(team for teams in member_of.values() for team in teams)
    teams = {person: some[0] for person, some in member_of.items() if some}
    kept = ForecastSettings.objects.filter(workspace_id=workspace_id).first()
    return Groups(teams, sizes, by_person=bool(kept and kept.by_person))


def learn(actor: Actor) -> int:
    """Learn anew from all finished work of the workspace; return from how many tasks. Takes seconds: for a job."""
    groups = groups_of(actor.workspace_id)
    cases = [groups.case(task) for task in worked_tasks(actor.workspace_id) if task.estimate > 0]
    done = [asdict(case) for case in cases if case.actual]
    body: dict[str, Any] = run(functions.LEARN, {"cases": done})
    values = {"learned_at": now(), "cases": len(done), "body": body}
    with transact(actor):
        DurationLesson.objects.update_or_create(workspace_id=actor.workspace_id, defaults=values)
    return len(done)


def lesson_of(workspace_id: UUID) -> Model:
    """Return what the workspace has learned; the prior where it has learned nothing yet."""
    body = select_value(DurationLesson, Q(workspace_id=workspace_id), "body")
    return model_from(body) if body else Model()
