"""Reads of calendars."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.calendars import policy
from drumbeat.calendars.models import Absence, CalendarDay, WorkCalendar, WorkPattern, standard_week
from drumbeat.engines.calendars.personal import Away, Pattern, personal
from drumbeat.engines.calendars.working import CalendarRange, WorkingCalendar, parse_week
from drumbeat.identity.queries import require_people, system_actor_of, teams_by_person
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.raw.select import select_object, select_values

YEARS_BACK = 5
YEARS_AHEAD = 15
MOST_DAYS = 800
_STRENGTH = {"bridge": 0, "public": 1, "own": 2}
"""Of two sayings on one day the stronger holds: the team's own before the country's before a bridge."""

Facts = tuple[tuple[Pattern, ...], tuple[Away, ...]]


@dataclass(slots=True)
class _Built:
    """What is kept of a workspace between two changes of its calendar."""

    version: tuple[int, int]
    calendar: WorkingCalendar
    people_version: int = -1
    facts: dict[UUID, Facts] = field(default_factory=dict)
    teams: dict[UUID, tuple[Pattern, ...]] = field(default_factory=dict)
    people: dict[UUID, tuple[Facts, WorkingCalendar]] = field(default_factory=dict)
    usual: dict[tuple[Pattern, ...], WorkingCalendar] = field(default_factory=dict)


_built: dict[UUID, _Built] = {}


def working_calendar(workspace_id: UUID) -> WorkingCalendar:
    """Return the workspace's working time, five years back and fifteen ahead; built once per version."""
    return _current(workspace_id, _row(workspace_id)).calendar


def person_calendars(workspace_id: UUID, person_ids: Iterable[UUID] | None = None) -> Mapping[UUID, WorkingCalendar]:
    """Return the working time of people: the workspace's less patterns and absences, so their capacity by day.

    The calendars begin and end on the workspace's days; a person without anything of their own shares its object.
    Without `person_ids` only those are named who have something of their own. Built once per version.
    """
    row = _row(workspace_id)
    built = _current(workspace_id, row)
    _refresh_people(workspace_id, built, row.people_version if row else 0)
    own = _facts(workspace_id, built)
    wanted = own if person_ids is None else person_ids
    return {pk: _person_calendar(built, pk, own[pk]) if pk in own else built.calendar for pk in wanted}


def usual_calendars(workspace_id: UUID) -> Mapping[UUID, WorkingCalendar]:
    """Return the working time of people with a pattern, own or their team's, as it is without absences."""
    row = _row(workspace_id)
    built = _current(workspace_id, row)
    _refresh_people(workspace_id, built, row.people_version if row else 0)
    own = {pk: (patterns, ()) for pk, (patterns, _) in _facts(workspace_id, built).items() if patterns}
    return {pk: _usual_calendar(built, facts) for pk, facts in own.items()}


def lag_of_predecessor(workspace_id: UUID) -> bool:
    """Return whether lags are counted in the predecessor's working time instead of the successor's."""
    row = _row(workspace_id)
    return row is not None and row.lag_calendar == WorkCalendar.LagCalendar.PREDECESSOR


def _row(workspace_id: UUID) -> WorkCalendar | None:
    return select_object(WorkCalendar, Q(workspace_id=workspace_id))


def _current(workspace_id: UUID, row: WorkCalendar | None) -> _Built:
    version = ((row.version if row else 0), now().year)
    known = _built.get(workspace_id)
    if known is None or known.version != version:
        known = _built[workspace_id] = _Built(version, _build(workspace_id, row, now().year))
    return known


def _build(workspace_id: UUID, row: WorkCalendar | None, year: int) -> WorkingCalendar:
    days = CalendarDay.objects.filter(workspace_id=workspace_id).values_list("date", "opens", "source")
    differing = {day: opens for day, opens, _ in sorted(days, key=lambda each: _STRENGTH[each[2]])}
    return WorkingCalendar.build(
        parse_week(row.week if row else standard_week()),
        frozenset(day for day, opens in differing.items() if not opens),
        frozenset(day for day, opens in differing.items() if opens),
        start=date(year - YEARS_BACK, 1, 1),
        end=date(year + YEARS_AHEAD, 12, 31),
    )


def _refresh_people(workspace_id: UUID, built: _Built, version: int) -> None:
    """Read patterns and absences anew when one has changed."""
    if built.people_version == version:
        return
    patterns: dict[UUID, list[Pattern]] = {}
    teams: dict[UUID, list[Pattern]] = {}
    there = Q(workspace_id=workspace_id, deleted_at__isnull=True)
    columns = ("person_id", "team_id", "valid_from", "week", "percent")
    for person_id, team_id, valid_from, week, percent in select_values(WorkPattern, there, columns):
        pattern = Pattern(valid_from, parse_week(week) if week else None, percent)
        (patterns if person_id else teams).setdefault(person_id or team_id, []).append(pattern)
    away: dict[UUID, list[Away]] = {}
    columns = ("person_id", "first", "last", "minutes_per_day", "repeats")
    for person_id, first, last, minutes, repeats in select_values(Absence, there, columns, ("first", "id")):
        rhythm = repeats or {}
        each = Away(first, last, minutes, rhythm.get("every_weeks"), rhythm.get("weekday", 0))
        away.setdefault(person_id, []).append(each)
    built.facts = {pk: (tuple(patterns.get(pk, ())), tuple(away.get(pk, ()))) for pk in patterns.keys() | away.keys()}
    built.teams = {pk: tuple(rows) for pk, rows in teams.items()}
    built.people_version = version


def _facts(workspace_id: UUID, built: _Built) -> Mapping[UUID, Facts]:
    """Return what is said of each person; who joins a team with a pattern follows it at once."""
    if not built.teams:
        return built.facts
    found = dict(built.facts)
    for person_id, team_ids in teams_by_person(system_actor_of(workspace_id)).items():
        patterns, away = found.get(person_id, ((), ()))
        lent = next((built.teams[pk] for pk in team_ids if pk in built.teams), ())
        if lent and not patterns:
            found[person_id] = (lent, away)
    return found


def _person_calendar(built: _Built, person_id: UUID, facts: Facts) -> WorkingCalendar:
    known = built.people.get(person_id)
    if known is None or known[0] != facts:
        known = built.people[person_id] = (facts, personal(built.calendar, *facts))
    return known[1]


def _usual_calendar(built: _Built, facts: Facts) -> WorkingCalendar:
    patterns = facts[0]
    if patterns not in built.usual:
        built.usual[patterns] = personal(built.calendar, patterns, ())
    return built.usual[patterns]


def absences(actor: Actor, first: date, last: date, person_ids: Iterable[UUID] | None = None) -> list[Absence]:
    """Return the absences that touch the days from `first` to `last`, by first day."""
    rows = Absence.objects.filter(policy.visible(actor), deleted_at__isnull=True, first__lte=last, last__gte=first)
    if person_ids is not None:
        rows = rows.filter(person_id__in=list(person_ids))
    return list(rows.order_by("first", "id"))


def work_patterns(actor: Actor) -> list[WorkPattern]:
    """Return the patterns of people and teams, each owner's by the day they begin."""
    rows = WorkPattern.objects.filter(policy.visible(actor), deleted_at__isnull=True)
    return list(rows.order_by("person_id", "team_id", "valid_from", "id"))


def working_time(actor: Actor, first: date, last: date, person_ids: Iterable[UUID]) -> dict[str, Any]:
    """Return working minutes per day from `first` to `last`, of the workspace and of people.

    Raises Invalid for days in the wrong order, outside the calendar or more than `MOST_DAYS`.
    """
    if not 0 <= (last - first).days < MOST_DAYS:
        raise Invalid("calendars.bad_days", fields={"to": ["out_of_range"]}, most=MOST_DAYS)
    base = working_calendar(actor.workspace_id)
    wanted = require_people(actor, person_ids)
    people = person_calendars(actor.workspace_id, wanted)
    try:
        return {
            "first": first,
            "minutes": base.day_lengths(first, last),
            "people": [{"id": pk, "minutes": people[pk].day_lengths(first, last)} for pk in wanted],
        }
    except CalendarRange:
        fields = {"from": ["out_of_range"]}
        raise Invalid("calendars.bad_days", fields=fields, most=MOST_DAYS) from None


def find_calendar(actor: Actor) -> WorkCalendar:
    """Return the workspace's calendar; a standard one, not stored, where it has none yet."""
    row = WorkCalendar.objects.filter(policy.visible(actor)).first()
    return row or WorkCalendar(workspace_id=actor.workspace_id)


def days_of(actor: Actor) -> list[CalendarDay]:
    """Return the days that differ from the week, by date."""
    return list(CalendarDay.objects.filter(policy.visible(actor)).order_by("date", "source"))
