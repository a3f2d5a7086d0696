"""Tables of campaigns: programs, types, custom fields, campaigns, links, deliverables, templates."""

from django.db import models

from drumbeat.kernel.models import Json, ScopedRow


class Phase(models.TextChoices):
    """The ribbon."""

    PLAN = "plan"
    PRODUCE = "produce"
    PUBLISH = "publish"
    MEASURE = "measure"
    LEARN = "learn"


class Program(ScopedRow):
    """A group of campaigns: a season, a product line."""

    name = models.CharField(max_length=160)
    description = models.TextField(blank=True)
    lead = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    start = models.DateField(null=True)
    end = models.DateField(null=True)
    deleted_at = models.DateTimeField(null=True)


class CampaignType(ScopedRow):
    """A kind of campaign with its stages, content types and channels; `key` while it is a shipped one unrenamed.

    `round_chance` is how often, of 100 times, reviewed work goes one more round; `round_cost` how many hundredths of
    the work a round takes. They stand in where nothing is known from finished work.
    """

    name = models.CharField(max_length=120)
    key = models.CharField(max_length=80, blank=True)
    icon = models.CharField(max_length=40, default="flag")
    content_types = Json(default=list)
    channel_ids = Json(default=list)
    workflow = models.ForeignKey("workflow.Workflow", on_delete=models.PROTECT, related_name="+")
    rank = models.CharField(max_length=200)
    round_chance = models.SmallIntegerField(default=35)
    round_cost = models.SmallIntegerField(default=20)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "rank"], name="campaigns_type_rank")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(round_chance__range=(0, 90), round_cost__range=(0, 100)),
                name="campaigns_type_rounds",
            )
        ]


class Campaign(ScopedRow):
    """The unit of marketing work; its scope is its own."""

    class State(models.TextChoices):
        OPEN = "open"
        FINISHED = "finished"
        ARCHIVED = "archived"

    name = models.CharField(max_length=200)
    type = models.ForeignKey(CampaignType, on_delete=models.PROTECT, related_name="+")
    program = models.ForeignKey(Program, null=True, on_delete=models.PROTECT, related_name="+")
    workflow = models.ForeignKey("workflow.Workflow", on_delete=models.PROTECT, related_name="+")
    lead = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    phase = models.CharField(max_length=8, choices=Phase.choices, default=Phase.PLAN)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    purpose = models.CharField(max_length=80, blank=True)
    description = models.TextField(blank=True)
    start = models.DateField(null=True)
    launch = models.DateField(null=True)
    end = models.DateField(null=True)
    fields = Json(default=dict)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "state", "launch"], name="campaigns_campaign_state")]


class CampaignLink(ScopedRow):
    """Two campaigns that belong together without one owning the other."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "other"], name="campaigns_link_once")]


class CampaignAudience(ScopedRow):
    """An audience a campaign addresses; the primary one is whom it is made for."""

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    audience = models.ForeignKey("audiences.Audience", on_delete=models.PROTECT, related_name="+")
    primary = models.BooleanField(default=False)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["campaign", "audience"], name="campaigns_audience_once")]


class CustomField(ScopedRow):
    """A field a team added to campaigns, deliverables or tasks: of a type, of one campaign, or of all."""

    class Target(models.TextChoices):
        CAMPAIGN = "campaign"
        DELIVERABLE = "deliverable"
        TASK = "task"

    class Kind(models.TextChoices):
        TEXT = "text"
        NUMBER = "number"
        MONEY = "money"
        DATE = "date"
        CHOICE = "choice"
        MULTI_CHOICE = "multi_choice"
        PERSON = "person"
        URL = "url"
        CHECKBOX = "checkbox"

    target = models.CharField(max_length=12, choices=Target.choices)
    type = models.ForeignKey(CampaignType, null=True, on_delete=models.CASCADE, related_name="+")
    campaign = models.ForeignKey(Campaign, null=True, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    name = models.CharField(max_length=120)
    key = models.CharField(max_length=80, blank=True)
    options = Json(default=list)
    required = models.BooleanField(default=False)
    rank = models.CharField(max_length=200)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "target", "rank"], name="campaigns_field_target")]


class Deliverable(ScopedRow):
    """An output someone will see."""

    class State(models.TextChoices):
        IDEA = "idea"
        IN_PROGRESS = "in_progress"
        IN_REVIEW = "in_review"
        APPROVED = "approved"
        LIVE = "live"
        RETIRED = "retired"

    campaign = models.ForeignKey(Campaign, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    content_type = models.CharField(max_length=80, blank=True)
    channel = models.ForeignKey("channels.Channel", null=True, on_delete=models.PROTECT, related_name="+")
    audience = models.ForeignKey("audiences.Audience", null=True, on_delete=models.PROTECT, related_name="+")
    message = models.ForeignKey("audiences.Message", null=True, on_delete=models.PROTECT, related_name="+")
    journey_stage = models.CharField(max_length=16, blank=True)
    language = models.CharField(max_length=20, blank=True)
    format = models.CharField(max_length=80, blank=True)
    master = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True)
    state = models.CharField(max_length=12, choices=State.choices, default=State.IDEA)
    owner = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    fields = Json(default=dict)
    rank = models.CharField(max_length=200)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "campaign", "rank"], name="campaigns_deliverable_rank")]


class Template(ScopedRow):
    """A frame for campaigns: one JSON part per area that registered a TemplatePart; dates relative to launch."""

    type = models.ForeignKey(CampaignType, null=True, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=160)
    key = models.CharField(max_length=80, blank=True)
    description = models.TextField(blank=True)
    parts = Json(default=dict)
    deleted_at = models.DateTimeField(null=True)
