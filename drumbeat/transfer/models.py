"""Tables of transfer: imports and what each row of the file came to."""

from django.db import models

from drumbeat.kernel.models import Json, ScopedRow


class ImportJob(ScopedRow):
    """One file on its way in: detected → mapped → checked (dry run) → running → done, or failed."""

    class State(models.TextChoices):
        DETECTED = "detected"
        CHECKING = "checking"
        CHECKED = "checked"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    file_name = models.CharField(max_length=255)
    storage_key = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    tool = models.CharField(max_length=20, default="table")
    campaign = models.ForeignKey("campaigns.Campaign", null=True, on_delete=models.PROTECT, related_name="+")
    campaign_name = models.CharField(max_length=200, blank=True)
    owner = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=8, choices=State.choices, default=State.DETECTED)
    detected = Json(default=dict)
    mapping = Json(default=dict)
    counts = Json(default=dict)
    batch_id = models.UUIDField(null=True)
    next_row = models.IntegerField(default=0)
    error = models.CharField(max_length=80, blank=True)
    facts = Json(default=dict)


class ImportRow(models.Model):
    """The verdict on one row of the file."""

    class Verdict(models.TextChoices):
        CREATED = "created"
        UPDATED = "updated"
        SKIPPED = "skipped"
        DOUBTFUL = "doubtful"

    id = models.BigAutoField(primary_key=True)
    job = models.ForeignKey(ImportJob, on_delete=models.CASCADE, related_name="rows")
    number = models.IntegerField()
    name = models.CharField(max_length=500)
    verdict = models.CharField(max_length=8, choices=Verdict.choices)
    reason = models.CharField(max_length=80, blank=True)
    facts = Json(default=dict)
    task_id = models.UUIDField(null=True)

    class Meta:
        indexes = [models.Index(fields=["job", "verdict", "number"], name="transfer_row_verdict")]
