"""Files for tests."""

from uuid import UUID

from drumbeat.files.actions import NewFile, attach_file
from drumbeat.files.models import StoredFile
from drumbeat.files.storage import keep
from drumbeat.kernel.actor import Actor


def make_file(actor: Actor, kind: str, holder_id: UUID, content: bytes = b"abc") -> StoredFile:
    """A text file attached by the actor."""
    return attach_file(actor, NewFile(kind, holder_id, "a.txt", keep([content])))
