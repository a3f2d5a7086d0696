"""What calendars do on their own: keep public holidays ahead of the plans."""

from datetime import date

from drumbeat.calendars.actions.calendar import holidays_of, keep_holidays
from drumbeat.calendars.models import CalendarDay, WorkCalendar
from drumbeat.calendars.rules import holiday_years
from drumbeat.identity.queries import system_actor_of
from drumbeat.kernel.clock import now


def extend_holidays() -> None:
    """Bring the holidays of further years to every calendar whose days end before the years that are kept."""
    last = holiday_years(now().year)[-1]
    reached = CalendarDay.objects.filter(source=CalendarDay.Source.PUBLIC, date__gte=date(last, 1, 1))
    behind = WorkCalendar.objects.exclude(country="").exclude(workspace_id__in=reached.values("workspace_id"))
    for calendar in behind:
        keep_holidays(system_actor_of(calendar.workspace_id), holidays_of(calendar.country, calendar.eves))
