"""Work that runs by itself."""

from datetime import timedelta

from drumbeat.activity.models import Comment, StatusUpdate
from drumbeat.kernel.clock import now

KEPT = timedelta(days=30)


def purge_words() -> None:
    """Delete what has lain in the bin for 30 days."""
    for model in (Comment, StatusUpdate):
        model.objects.filter(deleted_at__lt=now() - KEPT).delete()
