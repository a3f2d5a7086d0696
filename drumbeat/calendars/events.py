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


class WorkPatternSet(Event):
    """Somebody, or a team, works after an own pattern from a day on."""

    kind = "calendar.pattern_set"
    effect: ClassVar[Effect] = "created"
    inverse = "calendar.pattern_cleared"


class WorkPatternChanged(Event):
    """The week or share of a pattern changed."""

    kind = "calendar.pattern_changed"
    inverse = "calendar.pattern_changed"


class WorkPatternCleared(Event):
    """A pattern ended: the workspace's week counts again."""

    kind = "calendar.pattern_cleared"
    effect: ClassVar[Effect] = "removed"
    inverse = "calendar.pattern_restored"


class WorkPatternRestored(Event):
    """A cleared pattern came back."""

    kind = "calendar.pattern_restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "calendar.pattern_cleared"


class AbsenceAdded(Event):
    """Somebody will be away; why is kept out of the history."""

    kind = "absence.added"
    effect: ClassVar[Effect] = "created"
    inverse = "absence.removed"


class AbsenceUpdated(Event):
    """The days of an absence changed, or why somebody is away, which is kept out of the history."""

    kind = "absence.updated"
    inverse = "absence.updated"


class AbsenceRemoved(Event):
    """An absence went to the bin."""

    kind = "absence.removed"
    effect: ClassVar[Effect] = "removed"
    inverse = "absence.restored"


class AbsenceRestored(Event):
    """An absence came back."""

    kind = "absence.restored"
    effect: ClassVar[Effect] = "restored"
    inverse = "absence.removed"
