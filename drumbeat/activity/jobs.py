"""Work that runs by itself."""

from datetime import timedelta

from drumbeat.activity.models import Comment
from drumbeat.kernel.clock import now

KEPT = timedelta(days=30)


def purge_comments() -> None:
    """Delete what has lain in the bin for 30 days."""
    Comment.objects.filter(deleted_at__lt=now() - KEPT).delete()
