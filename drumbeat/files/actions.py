"""Writes of files."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from drumbeat.files import events, offers, policy
from drumbeat.files.models import StoredFile
from drumbeat.files.queries import find_files, find_holder
from drumbeat.files.rules import clean_name, media_type
from drumbeat.files.storage import Blob
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.events import Event
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref, Subject


@dataclass(frozen=True)
class NewFile:
    """A file to attach to the object `kind`, `holder_id`; its bytes were kept before."""

    kind: str
    holder_id: UUID
    name: str
    blob: Blob


def check_attach(actor: Actor, kind: str, holder_id: UUID) -> None:
    """Refuse before any byte is kept: raise NotFound or NotAllowed."""
    require(actor, policy.ATTACH_FILE, find_holder(actor, kind, holder_id))


@action
def attach_file(actor: Actor, new: NewFile) -> StoredFile:
    """Attach kept bytes to an object."""
    check_attach(actor, new.kind, new.holder_id)
    holder = find_holder(actor, new.kind, new.holder_id)
    name = clean_name(new.name)
    file = StoredFile.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=holder.scope_id,
        ref_kind=new.kind,
        ref_id=new.holder_id,
        name=name,
        size=new.blob.size,
        media_type=media_type(name, new.blob.head),
        sha256=new.blob.sha256,
        storage_key=new.blob.key,
        uploaded_by_id=actor.person_id,
    )
    offers.attachables[new.kind].changed(new.holder_id, 1)
    _emit(events.FileAttached, file, holder)
    return file


@action
def remove_files(actor: Actor, file_ids: Sequence[UUID]) -> None:
    """Move files to the bin; their bytes are deleted after 30 days."""
    rows = find_files(actor, file_ids)
    for file in rows:
        require(actor, policy.REMOVE_FILE, file)
    StoredFile.objects.filter(pk__in=[file.pk for file in rows]).update(deleted_at=now())
    _announce(actor, events.FileRemoved, rows, -1)


@action
def restore_files(actor: Actor, file_ids: Sequence[UUID]) -> None:
    """Bring files back from the bin."""
    rows = list(StoredFile.objects.filter(policy.visible(actor), pk__in=file_ids, deleted_at__isnull=False))
    if len(rows) < len(set(file_ids)):
        raise NotFound("files.no_file")
    for file in rows:
        require(actor, policy.REMOVE_FILE, file)
    StoredFile.objects.filter(pk__in=[file.pk for file in rows]).update(deleted_at=None)
    _announce(actor, events.FileRestored, rows, 1)


def _announce(actor: Actor, event: type[Event], rows: Sequence[StoredFile], delta: int) -> None:
    for file in rows:
        offers.attachables[file.ref_kind].changed(file.ref_id, delta)
        _emit(event, file, find_holder(actor, file.ref_kind, file.ref_id))


def _emit(event: type[Event], file: StoredFile, holder: Subject) -> None:
    parents = (Ref(file.ref_kind, file.ref_id), *holder.parents)
    facts = {"file": file.name, "on": file.ref_kind, "name": holder.name}
    emit(event(subject=Ref("file", file.id), scope_id=file.scope_id, parents=parents, facts=facts))
