"""Work that runs by itself."""

from datetime import timedelta

from drumbeat.files import storage
from drumbeat.files.models import StoredFile
from drumbeat.kernel.clock import now

KEPT = timedelta(days=30)
UNFINISHED = 24 * 3600


def purge_files() -> None:
    """Delete what has lain in the bin for 30 days, bytes first, and bytes no row has named for a day."""
    for file in StoredFile.objects.filter(deleted_at__lt=now() - KEPT):
        storage.drop(file.storage_key)
        file.delete()
    for key in storage.stale_keys(UNFINISHED):
        if not StoredFile.objects.filter(storage_key=key).exists():
            storage.drop(key)
