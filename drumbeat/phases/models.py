"""Tables of phases: briefs, the channels they choose, exit checks of types, their ticks, closings."""

from django.db import models

from drumbeat.kernel.models import Json, ScopedRow


class Brief(ScopedRow):
    """What of a campaign's plan no other record holds, and where its set-up was left."""

    campaign = models.OneToOneField("campaigns.Campaign", on_delete=models.PROTECT, related_name="+")
    scope_in = models.TextField(blank=True)
    scope_out = models.TextField(blank=True)
    measurement = models.TextField(blank=True)
    standards = models.TextField(blank=True)
    budget_minor = models.BigIntegerField(null=True)
    budget_currency = models.CharField(max_length=3, blank=True)
    step = models.CharField(max_length=16, blank=True)
    skipped = Json(default=list)


class CampaignChannel(ScopedRow):
    """A channel a campaign means to speak on."""

    campaign = models.ForeignKey("campaigns.Campaign", on_delete=models.PROTECT, related_name="+")
    channel = models.ForeignKey("channels.Channel", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "channel"], name="phases_channel_once")]


class ExitCheck(ScopedRow):
    """Something of a campaign type to be met before a phase closes; ticked by hand where it names no rule."""

    type = models.ForeignKey("campaigns.CampaignType", on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(max_length=8)
    rule = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=160)
    key = models.CharField(max_length=80, blank=True)
    required = models.BooleanField(default=True)
    rank = models.CharField(max_length=200)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "type", "rank"], name="phases_check_type")]


class CheckMark(ScopedRow):
    """A tick on an exit check of one campaign."""

    campaign = models.ForeignKey("campaigns.Campaign", on_delete=models.PROTECT, related_name="+")
    check_row = models.ForeignKey(ExitCheck, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "check_row"], name="phases_mark_once")]


class PhaseClosing(ScopedRow):
    """The moment a campaign left a phase, with the checks as they stood; reopened when it went back."""

    campaign = models.ForeignKey("campaigns.Campaign", on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(max_length=8)
    person = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    checks = Json(default=list)
    reopened_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "campaign", "created_at"], name="phases_closing_campaign")]
