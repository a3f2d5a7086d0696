"""Writes of the workspace's calendar."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F

from drumbeat.calendars import events, policy, rules
from drumbeat.calendars.models import CalendarDay, WorkCalendar
from drumbeat.calendars.queries import find_calendar
from drumbeat.engines.calendars.holidays_source import HolidayYear, public_holidays
from drumbeat.engines.calendars.working import interval_minutes, parse_week
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid, NotFound
from drumbeat.kernel.events import assign, jsonable
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref

FIELDS = ("week", "country", "eves", "bridge_days", "lag_calendar")
MOST_OWN_DAYS = 2000


def update_calendar(actor: Actor, values: Mapping[str, Any], base: int | None = None) -> WorkCalendar:
    """Change week, country, eves, bridge days or the calendar of lags; holidays follow, own days stay.

    The holidays are computed before the transaction opens: the first look into their source takes about a second.
    """
    calendar = find_calendar(actor)
    require(actor, policy.UPDATE_CALENDAR, calendar)
    rules.check_calendar(values)
    country, eves = values.get("country", calendar.country), values.get("eves", calendar.eves)
    stays = country == calendar.country and eves == calendar.eves
    return _update(actor, values, base, None if stays else holidays_of(country, eves))


@action
def _update(actor: Actor, values: Mapping[str, Any], base: int | None, days: HolidayYear | None) -> WorkCalendar:
    calendar = find_calendar(actor)
    refuse_if_changed(actor, calendar, ref(calendar), values, base)
    changes = assign(calendar, {name: values[name] for name in FIELDS if name in values})
    if not changes:
        return calendar
    if days is not None:
        _replace_public(calendar, days)
    if days is not None or not {"week", "bridge_days"}.isdisjoint(changes):
        _replace_bridges(calendar)
    _store(calendar)
    scope_id = workspace_of(actor).scope_id
    with batched(actor, "calendar", calendar.country, scope_id=scope_id):
        emit(events.CalendarUpdated(subject=ref(calendar), scope_id=scope_id, changes=changes))
    return calendar


@action
def add_calendar_day(actor: Actor, day: date, name: str, *, opens: bool = False) -> CalendarDay:
    """Close or open a day of the team's own; the same day again replaces what was said of it."""
    calendar = find_calendar(actor)
    require(actor, policy.ADD_CALENDAR_DAY, calendar)
    if not name.strip():
        raise Invalid("calendars.bad_day", fields={"name": ["required"]})
    own = CalendarDay.objects.filter(workspace_id=actor.workspace_id, source=CalendarDay.Source.OWN)
    before = own.filter(date=day).first()
    if before is None and own.count() >= MOST_OWN_DAYS:
        raise Conflict("calendars.too_many_days", most=MOST_OWN_DAYS)
    row = before or CalendarDay(workspace_id=actor.workspace_id, date=day)
    was = None if before is None else day_values(before)
    row.name, row.opens = name.strip()[:120], opens
    if was != day_values(row):
        row.save()
        _store(calendar)
        _note(actor, calendar, events.CalendarDayAdded, row, [was, day_values(row)])
    return row


@action
def remove_calendar_day(actor: Actor, day_id: UUID) -> None:
    """Let a day follow the week again; public holidays go only with their country."""
    calendar = find_calendar(actor)
    require(actor, policy.REMOVE_CALENDAR_DAY, calendar)
    row = CalendarDay.objects.filter(policy.visible(actor), pk=day_id).first()
    if row is None:
        raise NotFound("calendars.no_day")
    if row.source != CalendarDay.Source.OWN:
        raise Conflict("calendars.public_day")
    CalendarDay.objects.filter(pk=row.pk).delete()
    _store(calendar)
    _note(actor, calendar, events.CalendarDayRemoved, row, [day_values(row), None])


@action
def furnish(actor: Actor) -> None:
    """Give a new workspace its calendar, with the holidays of its language's country."""
    country = rules.COUNTRY_OF_LANGUAGE.get(actor.language, "")
    calendar = WorkCalendar(workspace_id=actor.workspace_id, country=country)
    if country:
        _replace_public(calendar, holidays_of(country, calendar.eves))
    calendar.save(force_insert=True)


@action
def keep_holidays(actor: Actor, days: HolidayYear) -> None:
    """Replace the public days when a new year has come into reach."""
    calendar = find_calendar(actor)
    _replace_public(calendar, days)
    _replace_bridges(calendar)
    _store(calendar)
    emit(events.CalendarHolidaysKept(subject=ref(calendar), scope_id=workspace_of(actor).scope_id))


def day_values(row: CalendarDay) -> dict[str, Any]:
    """Return what the history keeps of a day."""
    return {"name": row.name, "opens": row.opens}


def holidays_of(country: str, eves: bool) -> HolidayYear:
    """Return the public holidays kept now for a country, none for no country."""
    if not country:
        return HolidayYear({}, {}, frozenset())
    return public_holidays(country, rules.holiday_years(now().year), eves=eves)


def ref(calendar: WorkCalendar) -> Ref:
    """Return the pointer to a calendar."""
    return Ref("calendar", calendar.id)


def _replace_public(calendar: WorkCalendar, days: HolidayYear) -> None:
    source = CalendarDay.Source.PUBLIC
    CalendarDay.objects.filter(workspace_id=calendar.workspace_id, source=source).delete()
    named = [(day, name, False) for day, name in days.closed.items() if day not in days.opened]
    named += [(day, name, True) for day, name in days.opened.items()]
    CalendarDay.objects.bulk_create(
        [
            CalendarDay(workspace_id=calendar.workspace_id, date=day, name=name[:120], opens=opens, source=source)
            for day, name, opens in named
        ]
    )
    calendar.provisional_years = sorted(days.provisional_years)


def _replace_bridges(calendar: WorkCalendar) -> None:
    """Close the single working days between days off, or open them again, as the calendar's setting says."""
    mine = CalendarDay.objects.filter(workspace_id=calendar.workspace_id)
    mine.filter(source=CalendarDay.Source.BRIDGE).delete()
    if not calendar.bridge_days:
        return
    public = dict(mine.filter(source=CalendarDay.Source.PUBLIC).values_list("date", "opens"))
    worked = [bool(interval_minutes(day)) for day in parse_week(calendar.week)]
    CalendarDay.objects.bulk_create(
        [
            CalendarDay(workspace_id=calendar.workspace_id, date=day, source=CalendarDay.Source.BRIDGE)
            for day in rules.bridge_days(public, worked)
        ]
    )


def _store(calendar: WorkCalendar) -> None:
    """Save with a raised version, by which every process notices that its built calendar is old."""
    if WorkCalendar.objects.filter(pk=calendar.pk).exists():
        names = [*FIELDS, "provisional_years"]
        calendar.save(update_fields=names)
        WorkCalendar.objects.filter(pk=calendar.pk).update(version=F("version") + 1)
        calendar.refresh_from_db(fields=["version"])
    else:
        calendar.save(force_insert=True)


def _note(
    actor: Actor,
    calendar: WorkCalendar,
    event: type[events.CalendarDayAdded] | type[events.CalendarDayRemoved],
    row: CalendarDay,
    change: list[Any],
) -> None:
    facts = {"date": jsonable(row.date), "name": row.name, "opens": row.opens}
    changes, scope_id = {row.date.isoformat(): change}, workspace_of(actor).scope_id
    with batched(actor, "calendar", row.name, scope_id=scope_id):
        emit(event(subject=ref(calendar), scope_id=scope_id, changes=changes, facts=facts))
