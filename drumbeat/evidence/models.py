"""Tables of evidence: the library and who cites it."""

from django.db import models

from drumbeat.kernel.models import ScopedRow


class Evidence(ScopedRow):
    """Something known of the market; `value` with its metric is a benchmark's figure."""

    class Kind(models.TextChoices):
        RESEARCH = "research"
        COMPETITOR = "competitor"
        BENCHMARK = "benchmark"
        MARKET_CHANGE = "market_change"

    class Reliability(models.TextChoices):
        HIGH = "high"
        MEDIUM = "medium"
        LOW = "low"

    kind = models.CharField(max_length=16, choices=Kind.choices)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    source = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=2000, blank=True)
    observed_on = models.DateField()
    reliability = models.CharField(max_length=8, choices=Reliability.choices, default=Reliability.MEDIUM)
    metric_key = models.CharField(max_length=80, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    unit = models.CharField(max_length=12, blank=True)
    added_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    files = models.IntegerField(default=0)
    comments = models.IntegerField(default=0)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "observed_on"], name="evidence_recent")]


class Citation(ScopedRow):
    """An object that rests on a piece of evidence; `scope_id` is the object's."""

    evidence = models.ForeignKey(Evidence, on_delete=models.PROTECT, related_name="+")
    ref_kind = models.CharField(max_length=40)
    ref_id = models.UUIDField()
    note = models.TextField(blank=True)
    cited_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["evidence", "ref_kind", "ref_id"],
                condition=models.Q(deleted_at__isnull=True),
                name="evidence_cited_once",
            )
        ]
        indexes = [models.Index(fields=["workspace_id", "ref_id"], name="evidence_citation_ref")]
