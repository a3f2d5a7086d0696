"""Facts of the calendar's history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class CalendarUpdated(Event):
    """The working week or the country whose holidays are kept changed."""

    kind = "calendar.updated"
    inverse = "calendar.updated"


class CalendarDayAdded(Event):
    """The team closed or opened a day of its own; the change is kept under the day's date."""

    kind = "calendar.day_added"
    inverse = "calendar.day_removed"


class CalendarDayRemoved(Event):
    """A day of the team's own follows the week again; the change is kept under the day's date."""

    kind = "calendar.day_removed"
    inverse = "calendar.day_added"


class CalendarHolidaysKept(Event):
    """The public holidays of further years were brought in."""

    kind = "calendar.holidays_kept"
    effect: ClassVar[Effect] = "noted"
