"""Facts of the calendar's history."""

from typing import ClassVar

from drumbeat.kernel.events import Effect, Event


class CalendarUpdated(Event):
    """The working week or the country whose holidays are kept changed."""

    kind = "calendar.updated"
    irreversible = "the calendar is changed by hand"


class CalendarDayAdded(Event):
    """The team closed or opened a day of its own."""

    kind = "calendar.day_added"
    effect: ClassVar[Effect] = "noted"


class CalendarDayRemoved(Event):
    """A day of the team's own follows the week again."""

    kind = "calendar.day_removed"
    effect: ClassVar[Effect] = "noted"


class CalendarHolidaysKept(Event):
    """The public holidays of further years were brought in."""

    kind = "calendar.holidays_kept"
    effect: ClassVar[Effect] = "noted"
