"""Tables of activity: comments on any object."""

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

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "ref_id", "created_at"], name="activity_comment_ref")]
