"""The workload: people by periods with their time and work, what nobody has yet, and where it is too much."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, timedelta
from heapq import nsmallest
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import F, Q

from drumbeat.calendars.queries import person_calendars, working_calendar
from drumbeat.campaigns.queries import find_campaign, names_of
from drumbeat.capacity import policy
from drumbeat.capacity.models import LoadDay, TaskLoad
from drumbeat.capacity.queries.loads import TOLERANCE, loads_of
from drumbeat.capacity.queries.skills import needs_of
from drumbeat.engines.calendars.working import CalendarRange, WorkingCalendar
from drumbeat.engines.load.heat import Period, Unit, overloads, periods
from drumbeat.identity.queries import people, teams_by_person, workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.policy import can, require
from drumbeat.work.queries.sheet import logged_minutes
from drumbeat.work.queries.tasks import task_names

if TYPE_CHECKING:
    from drumbeat.capacity.models import TaskNeed

MOST_DAYS = 1100
MOST_PERIODS = 200
MOST_UNASSIGNED = 200
MOST_CONFLICTS = 100


@dataclass(frozen=True, slots=True)
class Asked:
    """Which days, cut how, and whose; nobody named means everybody."""

    first: date
    last: date
    unit: Unit
    people: frozenset[UUID] = frozenset()
    teams: frozenset[UUID] = frozenset()
    campaigns: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """Who has a row."""

    id: UUID
    name: str
    active: bool


def workload(actor: Actor, asked: Asked) -> dict[str, Any]:
    """Return the workload as far as the actor may see names; work it may not see counts as minutes.

    Raises NotAllowed for guests, Invalid for days out of reach, NotFound for a campaign the actor does not see.
    """
    require(actor, policy.SEE_WORKLOAD, workspace_of(actor))
    cut = _cut(actor, asked)
    work = _work(actor, asked)
    rows = _people(actor, asked, work)
    calendars = person_calendars(actor.workspace_id, [row.id for row in rows])
    everybody = working_calendar(actor.workspace_id)
    where = [((each.first - asked.first).days, (each.last - asked.first).days + 1) for each in cut]
    day = today(actor.time_zone)
    shape = _Shape(asked, cut, where, everybody, day)
    unassigned = _unassigned(actor, asked)
    return {
        "first": asked.first,
        "last": asked.last,
        "unit": asked.unit,
        "today": day,
        "periods": [[each.first, each.last] for each in cut],
        "open_days": [everybody.working_days_between(each.first, each.last) for each in cut],
        "people": [shape.row(row, calendars[row.id], work.get(row.id)) for row in rows],
        "conflicts": shape.conflicts(rows, calendars, work),
        "unassigned": unassigned,
        "campaigns": _named(names_of(actor, {each["campaign_id"] for each in unassigned})),
    }


@dataclass(frozen=True, slots=True)
class _Time:
    """What a calendar leaves: working minutes and days off by period, working minutes by day from today on."""

    capacity: list[int]
    away: list[int]
    ahead: list[int]


@dataclass(frozen=True, slots=True)
class _Shape:
    """The periods asked for, as positions among the days, and how days of people are summed into them."""

    asked: Asked
    cut: Sequence[Period]
    where: Sequence[tuple[int, int]]
    everybody: WorkingCalendar
    today: date
    times: dict[int, "_Time"] = field(default_factory=dict)

    def row(self, person: Person, calendar: WorkingCalendar, work: Sequence[int] | None) -> dict[str, Any]:
        """Return a person's time, work and days off by period."""
        time = self.time_of(calendar)
        load = [sum(work[begin:end]) for begin, end in self.where] if work else [0] * len(self.where)
        return {
            "id": person.id,
            "name": person.name,
            "active": person.active,
            "capacity": time.capacity if person.active else [0] * len(self.cut),
            "load": load,
            "away": time.away,
        }

    def time_of(self, calendar: WorkingCalendar) -> "_Time":
        """Return the time a calendar leaves; most people share one, whose time is worked out once."""
        known = self.times.get(id(calendar))
        if known is None:
            known = self.times[id(calendar)] = _Time(
                [calendar.minutes_between(each.first, each.last) for each in self.cut],
                [self._away(calendar, each) for each in self.cut],
                calendar.day_lengths(max(self.asked.first, self.today), self.asked.last),
            )
        return known

    def _away(self, calendar: WorkingCalendar, period: Period) -> int:
        """The days on which the workspace works and the person does not."""
        theirs = calendar.working_days_between(period.first, period.last)
        return max(0, self.everybody.working_days_between(period.first, period.last) - theirs)

    def conflicts(
        self, rows: Iterable[Person], calendars: Mapping[UUID, WorkingCalendar], work: Mapping[UUID, list[int]]
    ) -> list[dict[str, Any]]:
        """Return where somebody has more work than time from today on, the earliest first."""
        begin = max(self.asked.first, self.today)
        found: list[tuple[int, int, UUID, int]] = []
        for person in rows:
            own = work.get(person.id)
            if own is None:
                continue
            lengths = self.time_of(calendars[person.id]).ahead
            ahead = own[len(own) - len(lengths) :] if lengths else []
            for each in overloads(lengths if person.active else [0] * len(ahead), ahead, TOLERANCE):
                found.append((each.first, each.last, person.id, each.over))
        return [
            {
                "person_id": person_id,
                "first": begin + timedelta(days=first),
                "last": begin + timedelta(days=last),
                "over": over,
            }
            for first, last, person_id, over in nsmallest(MOST_CONFLICTS, found)
        ]


def _cut(actor: Actor, asked: Asked) -> list[Period]:
    calendar = working_calendar(actor.workspace_id)
    if not calendar.start <= asked.first <= asked.last <= calendar.end or (asked.last - asked.first).days >= MOST_DAYS:
        raise Invalid("capacity.bad_period", fields={"last": ["out_of_range"]}, most=MOST_DAYS)
    found = periods(asked.first, asked.last, asked.unit)
    if len(found) > MOST_PERIODS:
        raise Invalid("capacity.bad_period", fields={"unit": ["out_of_range"]}, most=MOST_PERIODS)
    return found


def _work(actor: Actor, asked: Asked) -> dict[UUID, list[int]]:
    """Return minutes by person and day: what was logged on days that have passed, what is left from today on."""
    found = loads_of(actor.workspace_id, asked.first, asked.last)
    passed = min(asked.last, today(actor.time_zone) - timedelta(days=1))
    if asked.first <= passed:
        days, gone = (asked.last - asked.first).days + 1, (passed - asked.first).days + 1
        for line in found.values():
            line[:gone] = [0] * gone
        for person_id, day, minutes in logged_minutes(actor.workspace_id, asked.first, passed):
            found.setdefault(person_id, [0] * days)[(day - asked.first).days] += minutes
    return found


def _people(actor: Actor, asked: Asked, work: Mapping[UUID, list[int]]) -> list[Person]:
    """Return whose rows are shown by name; who left keeps a row while there is work on it."""
    rows = [Person(*values) for values in people(actor).exclude(role="guest").values_list("id", "name", "active")]
    wanted: Set[UUID] | None = None
    if asked.people or asked.teams:
        teams = teams_by_person(actor)
        wanted = asked.people | {pk for pk, own in teams.items() if asked.teams.intersection(own)}
    if asked.campaigns:
        working = _working_in(actor, asked)
        wanted = working if wanted is None else wanted & working
    return [row for row in rows if (row.active or row.id in work) and (wanted is None or row.id in wanted)]


def _working_in(actor: Actor, asked: Asked) -> set[UUID]:
    for campaign_id in asked.campaigns:
        find_campaign(actor, campaign_id)
    rows = LoadDay.objects.filter(campaign_id__in=asked.campaigns, date__range=(asked.first, asked.last))
    return {pk for pk in rows.values_list("person_id", flat=True).distinct() if pk is not None}


def _unassigned(actor: Actor, asked: Asked) -> list[dict[str, Any]]:
    """Return the tasks without a person that lie in these days or have no dates, the earliest first."""
    lying = Q(first__isnull=True) | Q(first__lte=asked.last, last__gte=asked.first)
    rows = TaskLoad.objects.filter(policy.visible(actor), lying, people=0).order_by(F("first").asc(nulls_last=True))
    if asked.campaigns:
        rows = rows.filter(campaign_id__in=asked.campaigns)
    found = list(rows[:MOST_UNASSIGNED])
    names, needs = task_names(actor, [row.task_id for row in found]), needs_of([row.task_id for row in found])
    return [unassigned_out(actor, row, names[row.task_id], needs.get(row.task_id, ())) for row in found]


def unassigned_out(actor: Actor, row: TaskLoad, name: str, needs: Sequence["TaskNeed"]) -> dict[str, Any]:
    """Return a task nobody has yet: its days, the work left and the roles that stand in for people."""
    return {
        "id": row.task_id,
        "name": name,
        "campaign_id": row.campaign_id,
        "first": row.first,
        "last": row.last,
        "minutes": row.minutes,
        "needs": [need_out(need) for need in needs],
        "can": can(actor, "task", TaskFacts(row.scope_id)),
    }


@dataclass(frozen=True, slots=True)
class TaskFacts:
    """What policies read of a task."""

    scope_id: UUID
    assignee_ids: Sequence[UUID] = ()


def need_out(need: "TaskNeed") -> dict[str, Any]:
    """Return a need with its skill's name."""
    skill = need.skill.name if need.skill else ""
    return {"skill_id": need.skill_id, "skill": skill, "role_name": need.role_name, "people": need.people}


def _named(names: Mapping[UUID, str]) -> list[dict[str, Any]]:
    return [{"id": pk, "name": name} for pk, name in names.items()]


def within(calendar: WorkingCalendar, first: date, last: date) -> list[int]:
    """Return working minutes by day; raise Invalid for days the calendar does not reach."""
    try:
        return calendar.day_lengths(first, last)
    except CalendarRange:
        raise Invalid("capacity.bad_period", fields={"last": ["out_of_range"]}, most=MOST_DAYS) from None
