"""On whose working time each task of a plan is worked: the time its people share, or the workspace's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.calendars.queries import lag_of_predecessor, person_calendars, usual_calendars, working_calendar
from drumbeat.engines.calendars.personal import common
from drumbeat.engines.calendars.working import WorkingCalendar
from drumbeat.kernel.raw.select import select_values
from drumbeat.work.models import TaskAssignee
from drumbeat.work.plan import Plan


@dataclass
class Calendars:
    """The calendars the tasks of a plan are worked on: the workspace's first; `lag_of_predecessor` is its setting."""

    every: list[WorkingCalendar]
    lag_of_predecessor: bool = False
    _numbers: dict[tuple[UUID, ...], int] = field(default_factory=dict)

    @property
    def base(self) -> WorkingCalendar:
        """The workspace's."""
        return self.every[0]

    def number(self, people: Sequence[UUID], own: Mapping[UUID, WorkingCalendar], today: date) -> int:
        """The number of the calendar people share, 0 where it is the workspace's or they never work together."""
        key = tuple(sorted({pk for pk in people if pk in own}))
        if not key:
            return 0
        if key not in self._numbers:
            shared = common([*(own[pk] for pk in key), *([] if len(key) == len(set(people)) else [self.base])])
            together = shared.total_minutes > shared.start_index(today)
            self._numbers[key] = len(self.every) if together else 0
            if together:
                self.every.append(shared)
        return self._numbers[key]


def place_on_calendars(
    plan: Plan, workspace_id: UUID, today: date, leaves: Sequence[Mapping[str, Any]] | None = None
) -> Calendars:
    """Give every open leaf of the plan the calendar it is worked on and the one its days are measured on.

    Return the calendars of all `leaves` where the plan is a part of their campaign, else of its own.
    """
    calendars = Calendars([working_calendar(workspace_id)], lag_of_predecessor(workspace_id))
    real = person_calendars(workspace_id)
    if not real:
        return calendars
    usual, usually = usual_calendars(workspace_id), Calendars(calendars.every)
    among = plan.leaves if leaves is None else leaves
    people = _people_of(among, list(real))
    for leaf in among:
        mine = people.get(leaf["id"])
        if mine is None or leaf["completed_at"] is not None:
            continue
        number, measured = calendars.number(mine, real, today), usually.number(mine, usual, today)
        place = plan.place.get(leaf["id"])
        if place is not None and (number or measured):
            plan.dated[place] = replace(plan.dated[place], calendar=number, usual=measured)
    return calendars


def _people_of(leaves: Sequence[Mapping[str, Any]], concerned: Sequence[UUID]) -> dict[str, list[UUID]]:
    """Return the people of the tasks that one of `concerned` works on; ids of tasks are text."""
    campaigns = {row["campaign_id"] for row in leaves}
    among = Q(task__campaign_id__in=[UUID(pk) for pk in campaigns], task__deleted_at__isnull=True)
    found: dict[str, list[UUID]] = {}
    wanted = set(concerned)
    for task_id, person_id in select_values(TaskAssignee, among, ("task_id", "person_id")):
        found.setdefault(str(task_id), []).append(person_id)
    return {task_id: people for task_id, people in found.items() if not wanted.isdisjoint(people)}
