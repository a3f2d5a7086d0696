"""Tables of files: uploaded bytes attached to any object."""

from django.db import models

from drumbeat.kernel.models import ScopedRow


class StoredFile(ScopedRow):
    """An attached file; `storage_key` is generated, the person's file name never reaches a path."""

    ref_kind = models.CharField(max_length=40)
    ref_id = models.UUIDField()
    name = models.CharField(max_length=255)
    size = models.BigIntegerField()
    media_type = models.CharField(max_length=120)
    sha256 = models.CharField(max_length=64)
    storage_key = models.CharField(max_length=80)
    uploaded_by = models.ForeignKey("identity.Person", null=True, on_delete=models.PROTECT, related_name="+")
    deleted_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["workspace_id", "ref_id"], name="files_file_ref")]
