"""Tables of metrics: definitions, sources, runs, facts and what they replaced, rates, targets, imports, daily sums."""

from django.db import models

from drumbeat.kernel.models import Json, ScopedRow


class Metric(ScopedRow):
    """A definition; `key` is its name in formulas and never changes, `text_key` its shipped name until renamed."""

    class Unit(models.TextChoices):
        NUMBER = "number"
        MONEY = "money"
        PERCENT = "percent"
        RATIO = "ratio"
        DURATION = "duration"
        RANK = "rank"
        SCORE = "score"

    class Kind(models.TextChoices):
        BASE = "base"
        FORMULA = "formula"

    class Aggregation(models.TextChoices):
        SUM = "sum"
        LAST = "last"
        MEAN = "mean"
        MOST = "most"
        WEIGHTED = "weighted"

    class Direction(models.TextChoices):
        UP = "up"
        DOWN = "down"

    key = models.CharField(max_length=60)
    name = models.CharField(max_length=120)
    text_key = models.CharField(max_length=80, blank=True)
    description = models.TextField(blank=True)
    unit = models.CharField(max_length=8, choices=Unit.choices)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.BASE)
    formula = models.CharField(max_length=500, blank=True)
    aggregation = models.CharField(max_length=8, choices=Aggregation.choices, default=Aggregation.SUM)
    weight_key = models.CharField(max_length=60, blank=True)
    direction = models.CharField(max_length=4, choices=Direction.choices, default=Direction.UP)
    campaign_types = Json(default=list)
    rank = models.CharField(max_length=200)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace_id", "key"], name="metrics_metric_key")]
        indexes = [models.Index(fields=["workspace_id", "rank"], name="metrics_metric_rank")]


class FactSource(ScopedRow):
    """Where facts come from: typed in by hand, or files of one origin; `zone` is what its days are days of."""

    class Kind(models.TextChoices):
        MANUAL = "manual"
        FILE = "file"

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.FILE)
    zone = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace_id", "kind", "name"], name="metrics_source_once")]


class FactRun(ScopedRow):
    """One act that wrote facts, the unit of undo: values typed, a file imported, rows assigned to a campaign."""

    class Kind(models.TextChoices):
        TYPED = "typed"
        FILE = "file"
        ASSIGNED = "assigned"
        UNDO = "undo"

    class State(models.TextChoices):
        RUNNING = "running"
        DONE = "done"
        LEAVING = "leaving"
        GONE = "gone"
        RETURNING = "returning"

    source = models.ForeignKey(FactSource, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=255, blank=True)
    state = models.CharField(max_length=9, choices=State.choices, default=State.RUNNING)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    counts = Json(default=dict)
    gone_by = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")


class Measured(models.Model):
    """What a fact says. `place` is a hash of everything but metric and days, so that a fact is found without them all.

    A day's fact has `start` equal to `end`. `micros` are millionths of the value: whole numbers add up exactly on both
    databases. `campaign_ref` and `channel_ref` are the source's own words, kept where they were matched or not.
    """

    source = models.ForeignKey(FactSource, on_delete=models.CASCADE, related_name="+", db_index=False)
    metric_key = models.CharField(max_length=60)
    place = models.CharField(max_length=32)
    start = models.DateField()
    end = models.DateField()
    campaign = models.ForeignKey(
        "campaigns.Campaign", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    campaign_ref = models.CharField(max_length=200, blank=True)
    channel = models.ForeignKey(
        "channels.Channel", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    channel_ref = models.CharField(max_length=120, blank=True)
    deliverable = models.ForeignKey(
        "campaigns.Deliverable", null=True, on_delete=models.PROTECT, related_name="+", db_index=False
    )
    dims = Json(default=dict)
    micros = models.BigIntegerField()
    currency = models.CharField(max_length=3, blank=True)
    is_estimate = models.BooleanField(default=False)
    fetched_at = models.DateTimeField()

    class Meta:
        abstract = True


class Fact(ScopedRow, Measured):
    """A measured value as it stands; `run` wrote it last."""

    run = models.ForeignKey(FactRun, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace_id", "metric_key", "place", "start"], name="metrics_fact_once")
        ]
        indexes = [
            models.Index(fields=["workspace_id", "campaign", "metric_key", "start"], name="metrics_fact_campaign"),
            models.Index(
                fields=["workspace_id", "campaign_ref"],
                name="metrics_fact_to_assign",
                condition=models.Q(campaign__isnull=True),
            ),
        ]


class FactRevision(Measured):
    """A value that `ended_by` replaced or took away; `run` had written it.

    `left_run` is whose value the fact had afterwards, None where it was taken away: undo puts the value back only where
    that is still so.
    """

    id = models.BigAutoField(primary_key=True)
    workspace_id = models.UUIDField()
    scope_id = models.UUIDField()
    run = models.ForeignKey(FactRun, on_delete=models.CASCADE, related_name="+")
    ended_by = models.ForeignKey(FactRun, on_delete=models.CASCADE, related_name="+")
    left_run = models.UUIDField(null=True)
    fact_id = models.UUIDField()

    class Meta:
        indexes = [models.Index(fields=["fact_id"], name="metrics_revision_fact")]


class FactAlias(ScopedRow):
    """What a source's word for a campaign stands for, as somebody assigned it: later files follow it."""

    source = models.ForeignKey(FactSource, on_delete=models.CASCADE, related_name="+")
    campaign_ref = models.CharField(max_length=200)
    campaign = models.ForeignKey("campaigns.Campaign", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["workspace_id", "source", "campaign_ref"], name="metrics_alias_once")
        ]


class Rate(ScopedRow):
    """From `day` on until the next one, a unit of `currency` is worth `rate` of `to`."""

    currency = models.CharField(max_length=3)
    to = models.CharField(max_length=3)
    day = models.DateField()
    rate = models.DecimalField(max_digits=15, decimal_places=8)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "to", "currency", "day"], name="metrics_rate_dated")]


class Target(ScopedRow):
    """What was promised of a metric, for a campaign or a program; without days of its own it follows the campaign's."""

    class Profile(models.TextChoices):
        EVEN = "even"
        WEEKDAY = "weekday"

    metric_key = models.CharField(max_length=60)
    campaign = models.ForeignKey("campaigns.Campaign", null=True, on_delete=models.PROTECT, related_name="+")
    program = models.ForeignKey("campaigns.Program", null=True, on_delete=models.PROTECT, related_name="+")
    micros = models.BigIntegerField()
    baseline_micros = models.BigIntegerField(null=True)
    currency = models.CharField(max_length=3, blank=True)
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    profile = models.CharField(max_length=8, choices=Profile.choices, default=Profile.EVEN)
    owner = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    rank = models.CharField(max_length=200)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace_id", "campaign"], name="metrics_target_campaign"),
            models.Index(fields=["workspace_id", "program"], name="metrics_target_program"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(campaign__isnull=True) ^ models.Q(program__isnull=True), name="metrics_target_of_one"
            )
        ]


class FactImport(ScopedRow):
    """One file of results on its way in: detected → checked (dry run) → running → done, or failed."""

    class State(models.TextChoices):
        DETECTED = "detected"
        CHECKED = "checked"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    file_name = models.CharField(max_length=255)
    storage_key = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    source_name = models.CharField(max_length=120)
    campaign = models.ForeignKey("campaigns.Campaign", null=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DETECTED)
    detected = Json(default=dict)
    mapping = Json(default=dict)
    counts = Json(default=dict)
    run = models.ForeignKey(FactRun, null=True, on_delete=models.PROTECT, related_name="+")
    batch_id = models.UUIDField(null=True)
    error = models.CharField(max_length=80, blank=True)
    facts = Json(default=dict)


class FactImportRow(models.Model):
    """What is to be said of a row of the file; rows without a word are not listed."""

    id = models.BigAutoField(primary_key=True)
    job = models.ForeignKey(FactImport, on_delete=models.CASCADE, related_name="rows")
    number = models.IntegerField()
    reason = models.CharField(max_length=40)
    facts = Json(default=dict)

    class Meta:
        indexes = [models.Index(fields=["job", "number"], name="metrics_import_row")]


class Summed(models.Model):
    """Facts of a campaign and metric taken together, per currency."""

    id = models.BigAutoField(primary_key=True)
    workspace_id = models.UUIDField()
    campaign = models.ForeignKey("campaigns.Campaign", on_delete=models.PROTECT, related_name="+", db_index=False)
    metric_key = models.CharField(max_length=60)
    start = models.DateField()
    end = models.DateField()
    currency = models.CharField(max_length=3, blank=True)
    micros = models.BigIntegerField()
    most = models.BigIntegerField()
    weighted = models.BigIntegerField(default=0)
    weight = models.BigIntegerField(default=0)
    count = models.IntegerField()
    estimates = models.IntegerField(default=0)
    fetched_at = models.DateTimeField()

    class Meta:
        abstract = True


class DailyProjection(Summed):
    """The facts of the same days: what boards read."""

    class Meta:
        # Boards are answered from this index alone, campaign by campaign in its order.
        indexes = [
            models.Index(
                fields=[
                    "workspace_id",
                    "campaign",
                    "metric_key",
                    "currency",
                    "start",
                    "end",
                    "micros",
                    "most",
                    "weighted",
                    "weight",
                    "count",
                    "estimates",
                    "fetched_at",
                ],
                name="metrics_daily_board",
            )
        ]


class TotalProjection(Summed):
    """The facts of all days: what tables of many campaigns read."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["campaign", "metric_key", "currency"], name="metrics_total_once")
        ]
