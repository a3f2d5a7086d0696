"""Tables of goals: the tree, what was said about them, how far they have come."""

from django.db import models

from drumbeat.kernel.models import Json, ScopedRow


class Goal(ScopedRow):
    """What is to be reached by when; `scope_id` is the campaign's where it is a campaign's, else the workspace's.

    `current` is kept by hand and counts where `progress_source` is manual; `approved_as` holds what was approved.
    """

    class Level(models.TextChoices):
        COMPANY = "company"
        DEPARTMENT = "department"
        CAMPAIGN = "campaign"

    class State(models.TextChoices):
        DRAFT = "draft"
        PROPOSED = "proposed"
        APPROVED = "approved"
        ON_TRACK = "on_track"
        AT_RISK = "at_risk"
        OFF_TRACK = "off_track"
        ACHIEVED = "achieved"
        PARTIAL = "partial"
        MISSED = "missed"
        DROPPED = "dropped"

    level = models.CharField(max_length=12, choices=Level.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    campaign_id = models.UUIDField(null=True)
    team = models.ForeignKey("identity.Team", null=True, on_delete=models.PROTECT, related_name="+")
    owner = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    statement = models.TextField(blank=True)
    metric_key = models.CharField(max_length=80, blank=True)
    unit = models.CharField(max_length=12, default="number")
    currency = models.CharField(max_length=3, blank=True)
    direction = models.CharField(max_length=4, default="up")
    baseline = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    target = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    current = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    start = models.DateField(null=True)
    due = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    progress_source = models.CharField(max_length=8, default="manual")
    weight = models.SmallIntegerField(default=1)
    approved_as = Json(default=dict)
    rank = models.CharField(max_length=200)
    comments = models.IntegerField(default=0)
    files = models.IntegerField(default=0)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["workspace_id", "parent", "rank"], name="goals_goal_tree"),
            models.Index(fields=["workspace_id", "campaign_id"], name="goals_goal_campaign"),
            models.Index(fields=["workspace_id", "metric_key"], name="goals_goal_metric"),
        ]


class GoalUpdate(ScopedRow):
    """A dated word on how a goal stands, or with what outcome it was closed."""

    goal = models.ForeignKey(Goal, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12)
    text = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "goal", "created_at"], name="goals_update_recent")]


class GoalProjection(models.Model):
    """How far a goal has come: unversioned, no event per row; `as_of` is when it last moved."""

    goal = models.OneToOneField(Goal, primary_key=True, on_delete=models.CASCADE, related_name="projection")
    workspace_id = models.UUIDField()
    current = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    progress = models.IntegerField(null=True)
    counted = models.IntegerField(default=0)
    of = models.IntegerField(default=1)
    as_of = models.DateTimeField()
