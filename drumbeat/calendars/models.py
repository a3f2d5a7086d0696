"""Tables of calendars: the workspace's working week and the days that differ from it."""

from django.db import models

from drumbeat.kernel.models import Json, Row


def standard_week() -> list[list[list[int]]]:
    """Return Monday to Friday, 9–12 and 13–18, as minutes of the day per weekday."""
    day = [[540, 720], [780, 1080]]
    return [day, day, day, day, day, [], []]


class WorkCalendar(Row):
    """When the workspace works: intervals per weekday and the country whose public holidays are kept."""

    week = Json(default=standard_week)
    country = models.CharField(max_length=2, blank=True)
    eves = models.BooleanField(default=True)
    provisional_years = Json(default=list)
    version = models.IntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace_id"], name="calendars_one_per_workspace")]


class CalendarDay(Row):
    """A day that differs from the week: a holiday (closed) or a make-up day (open)."""

    class Source(models.TextChoices):
        PUBLIC = "public"
        OWN = "own"

    date = models.DateField()
    opens = models.BooleanField(default=False)
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.OWN)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace_id", "date", "source"], name="calendars_day_once")]
