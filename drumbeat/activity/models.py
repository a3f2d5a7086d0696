"""Tables of activity: comments on any object, status updates and who follows them."""

from django.db import models

from drumbeat.kernel.models import ScopedRow


class Comment(ScopedRow):
    """What a person said about an object, in Markdown; `external_id` keeps an import from bringing it twice."""

    ref_kind = models.CharField(max_length=40)
    ref_id = models.UUIDField()
    author = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    author_name = models.CharField(max_length=120, blank=True)
    body = models.TextField()
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    external_id = models.CharField(max_length=200, blank=True)
    visitor_link = models.ForeignKey("identity.VisitorLink", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "ref_id", "created_at"], name="activity_comment_ref")]


class StatusUpdate(ScopedRow):
    """How an object stood on a day, in words for those who do not work on it."""

    class Health(models.TextChoices):
        ON_TRACK = "on_track"
        AT_RISK = "at_risk"
        OFF_TRACK = "off_track"
        DONE = "done"

    ref_kind = models.CharField(max_length=40)
    ref_id = models.UUIDField()
    author = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    health = models.CharField(max_length=10, choices=Health.choices)
    title = models.CharField(max_length=160)
    body = models.TextField(blank=True)
    edited_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "ref_id", "created_at"], name="activity_update_ref")]


class Follower(ScopedRow):
    """A person who is sent an object's status updates."""

    ref_kind = models.CharField(max_length=40)
    ref_id = models.UUIDField()
    person = models.ForeignKey("identity.Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ref_id", "person"], name="activity_follower_once")]
