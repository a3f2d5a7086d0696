"""What a file says about its tasks becomes their comments, once each."""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from uuid import UUID

from drumbeat.activity.actions.comment import ImportedComment, import_comments
from drumbeat.activity.queries import known_external
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import chunks
from drumbeat.kernel.clock import now
from drumbeat.transfer.models import ImportJob
from drumbeat.transfer.rules.planned import Planned

AT_ONCE = 100
_TOOLS = {"asana": "Asana"}


def missing_comments(
    actor: Actor, tool: str, rows: Sequence[Planned], known: Mapping[str, UUID]
) -> dict[str, list[str]]:
    """Return by key what tasks of an earlier import have not been told yet."""
    told = {row.key: known[row.key] for row in rows if row.comments and row.key in known}
    present: set[tuple[UUID, str]] = set()
    for part in chunks(list(told.values())):
        present |= known_external(actor, part)
    return {
        row.key: [text for text in row.comments if (told[row.key], _external(tool, text)) not in present]
        for row in rows
        if row.key in told
    }


def bring_comments(actor: Actor, job: ImportJob, rows: Sequence[Planned], tasks: Mapping[str, UUID]) -> None:
    """Post the comments of imported rows under the current batch; those brought before are passed over.

    A file does not say who wrote them, so they carry the name of the tool, or of the file.
    """
    source = _TOOLS.get(job.tool, job.file_name)
    found = [
        ImportedComment(
            ref_id=tasks[row.key],
            body=text,
            created_at=_written(row),
            author_name=source,
            external_id=_external(job.tool, text),
        )
        for row in rows
        if row.imported and row.key in tasks
        for text in row.comments
    ]
    for part in chunks(found, AT_ONCE):
        import_comments(actor, "task", part)


def _external(tool: str, text: str) -> str:
    return f"{tool}:{hashlib.sha256(text.encode()).hexdigest()[:40]}"


def _written(row: Planned) -> datetime:
    """Return the day the task was created, the nearest a file without dates of comments says."""
    created = row.values.get("created")
    return datetime.combine(created, time(12), UTC) if created else now()
