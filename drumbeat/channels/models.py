"""The table of channels."""

from django.db import models

from drumbeat.channels.rules import SHIPPED
from drumbeat.kernel.models import Json, ScopedRow


class Channel(ScopedRow):
    """A place where the team speaks; `key` while it is a shipped one unrenamed."""

    class CostModel(models.TextChoices):
        NONE = "none"
        CPC = "cpc"
        CPM = "cpm"
        CPA = "cpa"
        FLAT = "flat"
        PER_SEND = "per_send"
        OWN_TIME = "own_time"

    name = models.CharField(max_length=80)
    key = models.CharField(max_length=80, blank=True)
    cost_model = models.CharField(max_length=8, choices=CostModel.choices, default=CostModel.NONE)
    journey_stages = Json(default=list)
    formats = Json(default=list)
    lead_days = models.PositiveSmallIntegerField(default=0)
    metric_keys = Json(default=list)
    rank = models.CharField(max_length=200)
    deleted_at = models.DateTimeField(null=True)

    @property
    def short_key(self) -> str:
        """The shipped name's key without its area; empty for the team's own channels."""
        return self.key.removeprefix(SHIPPED)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "rank"], name="channels_channel_rank")]
