"""How files are taken back."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.files import policy
from drumbeat.files.actions import remove_files, restore_files
from drumbeat.files.models import StoredFile
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot


def _snapshots(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    return {
        row.id: Snapshot(row.name, {}, permits(actor, policy.REMOVE_FILE, row), row.deleted_at is not None)
        for row in StoredFile.objects.filter(policy.visible(actor), pk__in=ids)
    }


def _revert(_actor: Actor, _back: Mapping[UUID, dict[str, Any]]) -> None:
    """Nothing of a file changes while it is there."""


FILE = Noun("file", _snapshots, remove_files, restore_files, _revert)
