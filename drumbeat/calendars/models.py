"""Tables of calendars: the workspace's working week and the days that differ from it."""

from django.db import models

from drumbeat.kernel.models import Json, Row


def standard_week() -> list[list[list[int]]]:
    """Return Monday to Friday, 9–12 and 13–18, as minutes of the day per weekday."""
    day = [[540, 720], [780, 1080]]
    return [day, day, day, day, day, [], []]


class WorkCalendar(Row):
    """When the workspace works: intervals per weekday and the country whose public holidays are kept.

    `version` rises with every change of these, `people_version` with every change of a pattern or absence: by them
    every process notices that the calendars it has built are old. `lag_calendar` says in whose working time the lag
    of a dependency is counted.
    """

    class LagCalendar(models.TextChoices):
        SUCCESSOR = "successor"
        PREDECESSOR = "predecessor"

    week = Json(default=standard_week)
    country = models.CharField(max_length=2, blank=True)
    eves = models.BooleanField(default=True)
    bridge_days = models.BooleanField(default=False)
    lag_calendar = models.CharField(max_length=11, choices=LagCalendar.choices, default=LagCalendar.SUCCESSOR)
    provisional_years = Json(default=list)
    version = models.IntegerField(default=1)
    people_version = models.IntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace_id"], name="calendars_one_per_workspace")]


class CalendarDay(Row):
    """A day that differs from the week: a holiday (closed) or a make-up day (open)."""

    class Source(models.TextChoices):
        PUBLIC = "public"
        OWN = "own"
        BRIDGE = "bridge"

    date = models.DateField()
    opens = models.BooleanField(default=False)
    name = models.CharField(max_length=120)
    source = models.CharField(max_length=8, choices=Source.choices, default=Source.OWN)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace_id", "date", "source"], name="calendars_day_once")]


class WorkPattern(Row):
    """How a person, or everybody of a team, works from a day on; a person's own counts before a team's.

    `week` is shaped as the calendar's, None for the workspace's; `percent` is the share of it that is worked.
    """

    person = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey("identity.Team", null=True, on_delete=models.PROTECT, related_name="+")
    valid_from = models.DateField(null=True)
    week = Json(null=True)
    percent = models.SmallIntegerField(default=100)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace_id", "person"], name="calendars_pattern_person"),
            models.Index(fields=["workspace_id", "team"], name="calendars_pattern_team"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=True) ^ models.Q(team__isnull=True), name="calendars_pattern_owner"
            ),
            models.CheckConstraint(
                condition=models.Q(percent__gte=1, percent__lte=100), name="calendars_pattern_percent"
            ),
        ]


class Absence(Row):
    """Time a person is away: days, both included, whole or so many minutes of each.

    Why is nobody's business but the person's and the heads' (policy.SEE_REASON). `repeats` is None or
    `{"every_weeks": n, "weekday": 0..6}`: then only that weekday of every n weeks from `first` to `last` counts.
    `external_id` is the id in the calendar it was imported from.
    """

    class Reason(models.TextChoices):
        VACATION = "vacation"
        SICK = "sick"
        PARENTAL = "parental"
        TRAINING = "training"
        PUBLIC_DUTY = "public_duty"
        OTHER = "other"

    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    first = models.DateField()
    last = models.DateField()
    minutes_per_day = models.IntegerField(null=True)
    reason = models.CharField(max_length=11, choices=Reason.choices, default=Reason.VACATION)
    note = models.CharField(max_length=500, blank=True)
    repeats = Json(null=True)
    external_id = models.CharField(max_length=255, blank=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace_id", "person", "first"], name="calendars_absence_person"),
            models.Index(
                fields=["workspace_id", "person", "external_id"],
                name="calendars_absence_external",
                condition=~models.Q(external_id=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="calendars_absence_order"),
        ]
