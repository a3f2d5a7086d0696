"""Tables of capacity: skills, needs and effort plans, and the read model of load."""

from django.db import models
from django.db.models.functions import Lower

from drumbeat.capacity.rules import REVIEW_MINUTES
from drumbeat.kernel.models import Json, Row, ScopedRow, StaleMark


class Skill(ScopedRow):
    """Something people can do and tasks take; the workspace's."""

    name = models.CharField(max_length=80)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "workspace_id", Lower("name"), condition=models.Q(deleted_at__isnull=True), name="capacity_skill_name"
            )
        ]


class PersonSkill(Row):
    """A skill of a person: 1 knows it, 2 experienced, 3 expert."""

    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")
    skill = models.ForeignKey(Skill, on_delete=models.CASCADE, related_name="+")
    level = models.SmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "skill"], name="capacity_person_skill_once"),
            models.CheckConstraint(condition=models.Q(level__gte=1, level__lte=3), name="capacity_skill_level"),
        ]


class TaskNeed(ScopedRow):
    """A skill or a role a task takes, and for how many people; without an assignee it stands in for one."""

    task = models.ForeignKey("work.Task", on_delete=models.PROTECT, related_name="+")
    skill = models.ForeignKey(Skill, null=True, on_delete=models.CASCADE, related_name="+")
    role_name = models.CharField(max_length=80, blank=True)
    people = models.SmallIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "task"], name="capacity_need_task")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(skill__isnull=False) | ~models.Q(role_name=""), name="capacity_need_named"
            )
        ]


class EffortPlan(ScopedRow):
    """On which days the work of a task lies; where that is set by hand, `days` holds minutes by date.

    Of several people `shares` holds the days of each, by id.
    """

    task = models.ForeignKey("work.Task", on_delete=models.PROTECT, related_name="+")
    rule = models.CharField(max_length=6, default="even")
    days = Json(default=dict)
    shares = Json(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["task"], name="capacity_one_plan")]


class CapacitySettings(Row):
    """What a workspace counts as load."""

    review_minutes = models.SmallIntegerField(default=REVIEW_MINUTES)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["workspace_id"], name="capacity_one_settings")]


class TaskLoad(models.Model):
    """What is left of an open task and between which days it lies; unversioned, no event per row.

    `people` counts the assignees; a task without dates has no days and lies beside the calendar.
    """

    task_id = models.UUIDField(primary_key=True)
    workspace_id = models.UUIDField()
    scope_id = models.UUIDField()
    campaign_id = models.UUIDField()
    first = models.DateField(null=True)
    last = models.DateField(null=True)
    minutes = models.IntegerField()
    people = models.SmallIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["campaign_id"], name="capacity_task_campaign"),
            models.Index(fields=["workspace_id", "first"], name="capacity_unassigned", condition=models.Q(people=0)),
        ]


class LoadDay(models.Model):
    """Minutes of work of a task on a day of a person, or of nobody yet; a review has no task and no campaign."""

    id = models.BigAutoField(primary_key=True)
    workspace_id = models.UUIDField()
    scope_id = models.UUIDField()
    campaign_id = models.UUIDField(null=True)
    task_id = models.UUIDField(null=True)
    person_id = models.UUIDField(null=True)
    date = models.DateField()
    minutes = models.IntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["workspace_id", "date", "person_id", "minutes"], name="capacity_load_of_days"),
            models.Index(fields=["campaign_id"], name="capacity_load_campaign"),
            models.Index(fields=["person_id", "date"], name="capacity_load_person"),
        ]


class PersonLoad(models.Model):
    """A person's minutes of work on each day from `first` on: the sums of its LoadDays, read whole by the workload."""

    person_id = models.UUIDField(primary_key=True)
    workspace_id = models.UUIDField(db_index=True)
    first = models.DateField()
    minutes = Json(default=list)


class StaleLoad(StaleMark):
    """A campaign whose load must be derived again, the parts are tasks; or the workspace itself: its reviews."""

    subject_id = models.UUIDField(primary_key=True)
