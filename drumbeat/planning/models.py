"""Tables of planning: runs of the scheduler, embargoes, scenarios and their changes."""

from django.db import models

from drumbeat.kernel.models import Json, ScopedRow


class ScheduleRun(ScopedRow):
    """One search for better plans: of a campaign in its scope, else of all open campaigns in the workspace's.

    `alternatives` holds what was found so far (see `rules.alternatives`), `conflicts` what cannot all hold, `bound` the
    fewest weighted days late that any plan can have.
    """

    class Kind(models.TextChoices):
        SCHEDULE = "schedule"
        LEVEL = "level"
        SLOT = "slot"

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        CANCELLED = "cancelled"
        FAILED = "failed"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    campaign = models.ForeignKey("campaigns.Campaign", null=True, on_delete=models.PROTECT, related_name="+")
    request = Json(default=dict)
    state = models.CharField(max_length=9, choices=State.choices, default=State.QUEUED)
    error = models.CharField(max_length=80, blank=True)
    alternatives = Json(default=list)
    conflicts = Json(default=list)
    bound = models.IntegerField(null=True)
    tasks = models.IntegerField(default=0)
    by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(null=True)
    progressed_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace_id", "campaign", "created_at"], name="planning_run_recent"),
            models.Index(
                fields=["state"],
                name="planning_run_open",
                condition=models.Q(state__in=("queued", "running")),
            ),
        ]


class Embargo(ScopedRow):
    """Days, both included, on which nothing of a campaign, or of any, may launch or be worked on."""

    class What(models.TextChoices):
        LAUNCH = "launch"
        WORK = "work"

    campaign = models.ForeignKey("campaigns.Campaign", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=200)
    first = models.DateField()
    last = models.DateField()
    what = models.CharField(max_length=6, choices=What.choices, default=What.LAUNCH)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "last"], name="planning_embargo_last")]
        constraints = [
            models.CheckConstraint(condition=models.Q(last__gte=models.F("first")), name="planning_embargo_order")
        ]


class Scenario(ScopedRow):
    """A named copy of the plan of some campaigns (of all open ones when `campaigns` is empty) with changes to it."""

    class State(models.TextChoices):
        OPEN = "open"
        APPLIED = "applied"

    name = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    campaigns = Json(default=list)
    based_on_seq = models.BigIntegerField()
    by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=7, choices=State.choices, default=State.OPEN)
    applied_batch = models.UUIDField(null=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "created_at"], name="planning_scenario_recent")]


class ScenarioChange(ScopedRow):
    """One thing that is different in a scenario; `facts` hold what its kind needs, see `rules.changes`."""

    class Kind(models.TextChoices):
        PERSON_AWAY = "person_away"
        ADD_TASK = "add_task"
        MOVE_LAUNCH = "move_launch"
        CHANGE_ESTIMATE = "change_estimate"
        ASSIGN = "assign"
        MOVE_TASK = "move_task"
        DROP_TASK = "drop_task"

    scenario = models.ForeignKey(Scenario, on_delete=models.CASCADE, related_name="changes")
    kind = models.CharField(max_length=15, choices=Kind.choices)
    facts = Json(default=dict)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["scenario", "created_at"], name="planning_change_order")]
