"""Reads of files."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from drumbeat.files import offers, policy
from drumbeat.files.models import StoredFile
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.refs import Subject


def find_holder(actor: Actor, kind: str, holder_id: UUID) -> Subject:
    """Return what files hang on; raise NotFound for kinds without files and for what the actor does not see."""
    attachable = offers.attachables.get(kind)
    if attachable is None:
        raise NotFound("files.no_holder")
    return attachable.find(actor, holder_id)


def files(actor: Actor) -> QuerySet[StoredFile]:
    """Return the files the actor sees, without those in the bin."""
    return StoredFile.objects.filter(policy.visible(actor), deleted_at__isnull=True).select_related("uploaded_by")


def files_of(actor: Actor, kind: str, holder_id: UUID) -> list[StoredFile]:
    """Return the files of an object, newest first."""
    find_holder(actor, kind, holder_id)
    return list(files(actor).filter(ref_kind=kind, ref_id=holder_id).order_by("-created_at", "-id")[:500])


def find_files(actor: Actor, file_ids: Iterable[UUID]) -> list[StoredFile]:
    """Return files in the order asked; raise NotFound when one is not seen or its object is gone."""
    wanted = list(dict.fromkeys(file_ids))
    found = files(actor).in_bulk(wanted)
    if len(found) < len(wanted):
        raise NotFound("files.no_file")
    for file in found.values():
        find_holder(actor, file.ref_kind, file.ref_id)
    return [found[pk] for pk in wanted]
