"""Tables of forecasts: what was learned, the odds day by day, warnings, stays in stages."""

from django.db import models

from drumbeat.kernel.models import Json, Row, ScopedRow


class ForecastSettings(Row):
    """What a workspace allows its forecasts; `by_person` lets durations be learned per person instead of per team."""

    by_person = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace_id"], name="forecasts_one_settings")]


class DurationLesson(models.Model):
    """What the finished work of a workspace teaches: the model of `engines.durations` as JSON; learned nightly."""

    workspace_id = models.UUIDField(primary_key=True)
    learned_at = models.DateTimeField()
    cases = models.IntegerField()
    body = Json(default=dict)


class LaunchForecast(models.Model):
    """The odds of a campaign's launch as they stood on a day; the last of a day is kept.

    `chance` is in thousandths, null when no day is promised; days are the ends of the day they name.
    """

    id = models.BigAutoField(primary_key=True)
    workspace_id = models.UUIDField()
    scope_id = models.UUIDField()
    campaign_id = models.UUIDField()
    task_id = models.UUIDField()
    made_on = models.DateField()
    made_at = models.DateTimeField()
    target = models.DateField(null=True)
    chance = models.SmallIntegerField(null=True)
    p10 = models.DateField()
    p50 = models.DateField()
    p80 = models.DateField()
    p90 = models.DateField()
    body = Json(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task_id", "made_on"], name="forecasts_once_a_day")]
        indexes = [models.Index(fields=["campaign_id", "made_on"], name="forecasts_of_campaign")]


class StaleForecast(models.Model):
    """A campaign whose odds must be counted again; `seq` is the last event that made it so."""

    campaign_id = models.UUIDField(primary_key=True)
    workspace_id = models.UUIDField()
    seq = models.BigIntegerField()


class EarlyWarning(ScopedRow):
    """A threat to a campaign, open until it has passed; `facts` carry the reason in numbers and names."""

    class Kind(models.TextChoices):
        DELAY = "delay"
        NEGATIVE_FLOAT = "negative_float"
        CAPACITY = "capacity"
        COMMITMENT = "commitment"
        ODDS_DROP = "odds_drop"

    campaign = models.ForeignKey("campaigns.Campaign", on_delete=models.PROTECT, related_name="+")
    task_id = models.UUIDField(null=True)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    facts = Json(default=dict)
    cleared_at = models.DateTimeField(null=True)
    dismissed_at = models.DateTimeField(null=True)
    dismissed_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "kind"], condition=models.Q(cleared_at__isnull=True), name="forecasts_one_open"
            )
        ]
        indexes = [models.Index(fields=["workspace_id", "cleared_at"], name="forecasts_open_warnings")]


class StageVisit(models.Model):
    """The stay of a task in a stage; `stage_id` is null until the task leaves the stage it was made in."""

    id = models.BigAutoField(primary_key=True)
    workspace_id = models.UUIDField()
    campaign_id = models.UUIDField()
    task_id = models.UUIDField()
    stage_id = models.UUIDField(null=True)
    entered_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True)
    removed = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["campaign_id", "entered_at"], name="forecasts_visits")]
        constraints = [
            models.UniqueConstraint(
                fields=["task_id"], condition=models.Q(left_at__isnull=True), name="forecasts_one_stay"
            )
        ]
