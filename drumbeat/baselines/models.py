"""Tables of baselines."""

from django.db import models

from drumbeat.kernel.models import Row, ScopedRow


class Baseline(ScopedRow):
    """A named copy of a campaign's plan; its scope is the campaign's."""

    campaign = models.ForeignKey("campaigns.Campaign", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    note = models.TextField(blank=True)
    taken_at = models.DateTimeField()
    taken_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "campaign", "taken_at"], name="baselines_of_campaign")]


class BaselineTask(Row):
    """What a leaf task was when the baseline was taken: its days, or the projected ones where it had none."""

    baseline = models.ForeignKey(Baseline, on_delete=models.CASCADE, related_name="tasks")
    task = models.ForeignKey("work.Task", on_delete=models.PROTECT, related_name="+")
    start = models.DateField(null=True)
    due = models.DateField(null=True)
    length_minutes = models.IntegerField(default=0)
    effort_minutes = models.IntegerField(default=0)
    milestone = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["baseline", "task"], name="baselines_task_once")]
