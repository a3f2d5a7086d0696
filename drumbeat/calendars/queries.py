"""Reads of calendars."""

from datetime import date
from uuid import UUID

from drumbeat.calendars import policy
from drumbeat.calendars.models import CalendarDay, WorkCalendar, standard_week
from drumbeat.engines.calendars.working import WorkingCalendar, parse_week
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now

YEARS_BACK = 5
YEARS_AHEAD = 15

_built: dict[UUID, tuple[int, int, WorkingCalendar]] = {}


def working_calendar(workspace_id: UUID) -> WorkingCalendar:
    """Return the workspace's working time, five years back and fifteen ahead; built once per version."""
    row = WorkCalendar.objects.filter(workspace_id=workspace_id).first()
    version, year = (row.version if row else 0), now().year
    known = _built.get(workspace_id)
    if known is not None and known[:2] == (version, year):
        return known[2]
    days = CalendarDay.objects.filter(workspace_id=workspace_id).order_by("-source")
    differing = {day: opens for day, opens in days.values_list("date", "opens")}
    calendar = WorkingCalendar.build(
        parse_week(row.week if row else standard_week()),
        frozenset(day for day, opens in differing.items() if not opens),
        frozenset(day for day, opens in differing.items() if opens),
        start=date(year - YEARS_BACK, 1, 1),
        end=date(year + YEARS_AHEAD, 12, 31),
    )
    _built[workspace_id] = (version, year, calendar)
    return calendar


def find_calendar(actor: Actor) -> WorkCalendar:
    """Return the workspace's calendar; a standard one, not stored, where it has none yet."""
    row = WorkCalendar.objects.filter(policy.visible(actor)).first()
    return row or WorkCalendar(workspace_id=actor.workspace_id)


def days_of(actor: Actor) -> list[CalendarDay]:
    """Return the days that differ from the week, by date."""
    return list(CalendarDay.objects.filter(policy.visible(actor)).order_by("date", "source"))
