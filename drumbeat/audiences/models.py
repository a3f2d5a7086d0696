"""Tables of audiences: profiles and personas, their limits, and the message house of a campaign."""

from django.db import models

from drumbeat.kernel.models import Json, ScopedRow


class Audience(ScopedRow):
    """Whom we speak to: an ideal customer profile, or a persona, of one or on its own."""

    class Kind(models.TextChoices):
        ICP = "icp"
        PERSONA = "persona"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    summary = models.TextField(blank=True)
    problem = models.TextField(blank=True)
    frustrations = models.TextField(blank=True)
    willingness_to_pay = models.TextField(blank=True)
    journey = Json(default=dict)
    segments = Json(default=list)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "name"], name="audiences_audience_name")]


class AudienceChannel(ScopedRow):
    """A channel an audience is on."""

    audience = models.ForeignKey(Audience, on_delete=models.CASCADE, related_name="+")
    channel = models.ForeignKey("channels.Channel", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audience", "channel"], name="audiences_channel_once")]


class AudienceLimit(ScopedRow):
    """A standard: this audience, or those of this segment, are not addressed on the channel, until a day or ever."""

    channel = models.ForeignKey("channels.Channel", on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey(Audience, null=True, on_delete=models.PROTECT, related_name="+")
    segment = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300)
    until = models.DateField(null=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "channel"], name="audiences_limit_channel")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(audience__isnull=False) ^ ~models.Q(segment=""), name="audiences_limit_of_one"
            )
        ]


class Message(ScopedRow):
    """What a campaign tells an audience, or everyone: the core of its message house."""

    campaign_id = models.UUIDField()
    audience = models.ForeignKey(Audience, null=True, on_delete=models.PROTECT, related_name="+")
    core = models.CharField(max_length=500)
    call_to_action = models.CharField(max_length=200, blank=True)
    cta_url = models.CharField(max_length=2000, blank=True)
    rank = models.CharField(max_length=200)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "campaign_id", "rank"], name="audiences_message_rank")]


class ProofPoint(ScopedRow):
    """Why a message is believed."""

    message = models.ForeignKey(Message, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(max_length=500)
    rank = models.CharField(max_length=200)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "message", "rank"], name="audiences_proof_rank")]
