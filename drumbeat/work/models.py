"""Tables of work: tasks, who does them, tags, dependencies, time spent, projections, saved views."""

from uuid import UUID

from django.db import models

from drumbeat.kernel.models import Json, Row, ScopedRow, StaleMark


class Task(ScopedRow):
    """A piece of work in a campaign's breakdown tree; a milestone takes no time.

    `start` and `due` are the plan (plain dates, both included), `duration_minutes` the working time between them where
    it is set by hand, `estimate_minutes` the effort, `committed_on` the day an assignee promises to be done. What the
    schedule derives lives in TaskProjection.
    """

    class Kind(models.TextChoices):
        TASK = "task"
        MILESTONE = "milestone"

    class Scheduling(models.TextChoices):
        AUTO = "auto"
        MANUAL = "manual"

    class Constraint(models.TextChoices):
        ASAP = "asap"
        NOT_EARLIER = "not_earlier"
        MUST_FINISH = "must_finish"

    campaign = models.ForeignKey("campaigns.Campaign", on_delete=models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="+")
    deliverable = models.ForeignKey("campaigns.Deliverable", null=True, on_delete=models.PROTECT, related_name="+")
    stage = models.ForeignKey("workflow.Stage", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=500)
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.TASK)
    rank = models.CharField(max_length=200)
    priority = models.SmallIntegerField(default=0)
    start = models.DateField(null=True)
    due = models.DateField(null=True)
    estimate_minutes = models.IntegerField(null=True)
    duration_minutes = models.IntegerField(null=True)
    scheduling = models.CharField(max_length=6, choices=Scheduling.choices, default=Scheduling.AUTO)
    constraint = models.CharField(max_length=11, choices=Constraint.choices, default=Constraint.ASAP)
    constraint_date = models.DateField(null=True)
    deadline = models.DateField(null=True)
    committed_on = models.DateField(null=True)
    progress = models.SmallIntegerField(default=0)
    started_on = models.DateField(null=True)
    finished_on = models.DateField(null=True)
    completed_at = models.DateTimeField(null=True)
    purpose = models.CharField(max_length=80, blank=True)
    notes = models.TextField(blank=True)
    checklist = Json(default=list)
    checks = Json(default=dict)
    fields = Json(default=dict)
    is_launch = models.BooleanField(default=False)
    external_tool = models.CharField(max_length=20, blank=True)
    external_id = models.CharField(max_length=200, blank=True)
    created_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    comments = models.IntegerField(default=0)
    files = models.IntegerField(default=0)
    deleted_at = models.DateTimeField(null=True)

    assignee_ids: list[UUID]
    """The people on the task, set by whoever reads it: what policies ask."""
    tag_names: list[str]

    class Meta:
        indexes = [
            models.Index(fields=["workspace_id", "campaign", "rank"], name="work_task_campaign"),
            models.Index(fields=["workspace_id", "due"], name="work_task_due"),
            models.Index(
                fields=["campaign", "due"],
                name="work_task_open",
                condition=models.Q(completed_at__isnull=True, deleted_at__isnull=True),
            ),
            models.Index(
                fields=["workspace_id", "external_tool", "external_id"],
                name="work_task_external",
                condition=~models.Q(external_id=""),
            ),
        ]


class TaskAssignee(Row):
    """A person who does a task."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="assignees", db_index=False)
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+", db_index=False)

    class Meta:
        # The work of a person is read from the index alone.
        constraints = [models.UniqueConstraint(fields=["task", "person"], name="work_assignee_once")]
        indexes = [models.Index(fields=["person", "task"], name="work_assignee_work")]


class Tag(Row):
    """A word tasks are marked with."""

    name = models.CharField(max_length=80)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace_id", "name"], name="work_tag_name")]


class TaskTag(Row):
    """A tag on a task."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="tags")
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task", "tag"], name="work_task_tag_once")]


class Dependency(ScopedRow):
    """A link between two tasks of any campaigns; its scope is the successor's."""

    class Kind(models.TextChoices):
        FS = "FS"
        SS = "SS"
        FF = "FF"
        SF = "SF"

    pred = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")
    succ = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=2, choices=Kind.choices, default=Kind.FS)
    lag_minutes = models.IntegerField(default=0)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["pred", "succ"], condition=models.Q(deleted_at__isnull=True), name="work_dependency_once"
            ),
            models.CheckConstraint(condition=~models.Q(pred=models.F("succ")), name="work_dependency_not_self"),
        ]


class TimeEntry(ScopedRow):
    """Minutes a person spent on a task; a running timer has `started_at` and no minutes."""

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    date = models.DateField()
    minutes = models.IntegerField(null=True)
    started_at = models.DateTimeField(null=True)
    purpose = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=500, blank=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "person", "date"], name="work_time_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(minutes__isnull=True, deleted_at__isnull=True),
                name="work_one_timer_running",
            )
        ]


class Health(models.TextChoices):
    """How work stands against its planned end; see `work.rules.health_of`."""

    ON_TIME = "on_time"
    BEHIND = "behind"
    AT_RISK = "at_risk"
    LATE = "late"
    DONE = "done"


class TaskProjection(models.Model):
    """What the schedule derives for a task: unversioned, no event per row.

    `finish` is the projected end; `estimated` the end that the work alone allows, without constraints and pins.
    `health` is empty for work without a planned end.
    """

    task = models.OneToOneField(Task, primary_key=True, on_delete=models.CASCADE, related_name="projection")
    campaign_id = models.UUIDField(db_index=True)
    start = models.DateField(null=True)
    finish = models.DateField(null=True)
    late_start = models.DateField(null=True)
    late_finish = models.DateField(null=True)
    total_float = models.IntegerField(null=True)
    free_float = models.IntegerField(null=True)
    critical = models.BooleanField(default=False)
    reason = models.CharField(max_length=200, blank=True)
    estimated = models.DateField(null=True)
    health = models.CharField(max_length=7, choices=Health.choices, blank=True)


class CampaignProjection(models.Model):
    """Roll-up of a campaign for home and portfolio: counts, projected launch and finish."""

    campaign = models.OneToOneField("campaigns.Campaign", primary_key=True, on_delete=models.PROTECT, related_name="+")
    workspace_id = models.UUIDField()
    start = models.DateField(null=True)
    launch = models.DateField(null=True)
    finish = models.DateField(null=True)
    total = models.IntegerField(default=0)
    done = models.IntegerField(default=0)
    late = models.IntegerField(default=0)
    negative = models.IntegerField(default=0)
    progress = models.SmallIntegerField(default=0)
    health = models.CharField(max_length=7, choices=Health.choices, blank=True)
    derived_on = models.DateField(null=True)
    """The day all of its schedule was derived last; empty where nothing can be derived in parts."""
    ends_at = models.BigIntegerField(null=True)
    """The minute its work ends, from midnight of the first day of year 1: what late dates are counted from."""
    on_many = models.BooleanField(default=False)
    """Whether its tasks were worked on several calendars."""


class StaleSchedule(StaleMark):
    """A campaign whose projection must be derived again; the parts are tasks."""

    campaign_id = models.UUIDField(primary_key=True)


class SavedView(ScopedRow):
    """A named arrangement of a screen: filters, order, grouping, columns."""

    owner = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    campaign = models.ForeignKey("campaigns.Campaign", null=True, on_delete=models.PROTECT, related_name="+")
    screen = models.CharField(max_length=20)
    name = models.CharField(max_length=80)
    query = Json(default=dict)
    shared = models.BooleanField(default=False)
    deleted_at = models.DateTimeField(null=True)


class MilestoneReview(ScopedRow):
    """What was decided at a milestone, and by whom; the latest stands."""

    class Verdict(models.TextChoices):
        GO = "go"
        CONDITIONS = "conditions"
        HOLD = "hold"
        STOP = "stop"

    task = models.ForeignKey(Task, on_delete=models.CASCADE, related_name="+")
    verdict = models.CharField(max_length=12, choices=Verdict.choices)
    note = models.TextField(blank=True)
    person = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "task", "created_at"], name="work_review_task")]
