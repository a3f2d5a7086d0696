"""Skills over the months: the work that takes them against the time of the people who have them."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from drumbeat.calendars.queries import person_calendars, working_calendar
from drumbeat.capacity import policy
from drumbeat.capacity.models import LoadDay, TaskNeed
from drumbeat.capacity.queries.skills import levels_of, skills
from drumbeat.engines.load.heat import Period, periods
from drumbeat.engines.load.spread import spread
from drumbeat.identity.queries import people, workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.policy import require

MOST_MONTHS = 24

Table = dict[UUID, list[int]]
"""Minutes by month, by skill."""


def skill_demand(actor: Actor, months: int) -> dict[str, Any]:
    """Return by skill and month, from today on: work that takes it, how much of that nobody has yet, and time.

    Work of a task that takes several skills counts in each by the people it takes of it. The time of somebody with
    several skills counts in each of them, because it can serve any: columns are compared, never added up.
    Raises NotAllowed for guests, Invalid for more months than `MOST_MONTHS`.
    """
    require(actor, policy.SEE_WORKLOAD, workspace_of(actor))
    if not 1 <= months <= MOST_MONTHS:
        raise Invalid("capacity.bad_period", fields={"months": ["out_of_range"]}, most=MOST_MONTHS)
    cut = _months(today(actor.time_zone), months)
    demand, unassigned = _demand(actor, cut)
    supply, who = _supply(actor, cut)
    none = [0] * len(cut)
    return {
        "months": [each.first for each in cut],
        "skills": [
            {
                "id": skill.id,
                "name": skill.name,
                "people": who.get(skill.id, 0),
                "demand": demand.get(skill.id, none),
                "unassigned": unassigned.get(skill.id, none),
                "supply": supply.get(skill.id, none),
            }
            for skill in skills(actor)
        ],
    }


def _months(day: date, count: int) -> list[Period]:
    last = day.replace(day=1)
    for _ in range(count):
        last = (last + timedelta(days=32)).replace(day=1)
    return periods(day, last - timedelta(days=1), "month")


def _demand(actor: Actor, cut: list[Period]) -> tuple[Table, Table]:
    shares = _shares(actor.workspace_id)
    rows = LoadDay.objects.filter(workspace_id=actor.workspace_id, date__range=(cut[0].first, cut[-1].last))
    work: dict[tuple[UUID, bool], list[int]] = defaultdict(lambda: [0] * len(cut))
    place = {(each.first.year, each.first.month): at for at, each in enumerate(cut)}
    among = rows.filter(task_id__in=TaskNeed.objects.filter(workspace_id=actor.workspace_id).values("task_id"))
    for task_id, person_id, day, minutes in among.values_list("task_id", "person_id", "date", "minutes"):
        if task_id in shares:
            work[task_id, person_id is None][place[day.year, day.month]] += minutes
    demand: Table = defaultdict(lambda: [0] * len(cut))
    unassigned: Table = defaultdict(lambda: [0] * len(cut))
    for (task_id, is_open), by_month in work.items():
        taken = shares[task_id]
        for month, minutes in enumerate(by_month):
            for skill_id, part in zip(taken, spread(minutes, list(taken.values())), strict=True):
                demand[skill_id][month] += part
                unassigned[skill_id][month] += part if is_open else 0
    return demand, unassigned


def _shares(workspace_id: UUID) -> dict[UUID, dict[UUID, int]]:
    """Return for each task the people it takes by skill."""
    rows = TaskNeed.objects.filter(workspace_id=workspace_id, skill__deleted_at__isnull=True, skill__isnull=False)
    found: dict[UUID, dict[UUID, int]] = {}
    for task_id, skill_id, count in rows.order_by("id").values_list("task_id", "skill_id", "people"):
        if skill_id is not None:
            taken = found.setdefault(task_id, {})
            taken[skill_id] = taken.get(skill_id, 0) + count
    return found


def _supply(actor: Actor, cut: list[Period]) -> tuple[Table, dict[UUID, int]]:
    active = set(people(actor).filter(active=True).values_list("id", flat=True))
    levels = {pk: own for pk, own in levels_of(actor.workspace_id).items() if pk in active}
    calendars = person_calendars(actor.workspace_id, levels)
    end = working_calendar(actor.workspace_id).end
    supply: Table = defaultdict(lambda: [0] * len(cut))
    who: dict[UUID, int] = defaultdict(int)
    for person_id, own in levels.items():
        time = [calendars[person_id].minutes_between(each.first, min(each.last, end)) for each in cut]
        for skill_id in own:
            who[skill_id] += 1
            supply[skill_id] = [a + b for a, b in zip(supply[skill_id], time, strict=True)]
    return supply, who
