"""`drumbeat import FILE --campaign NAME`: the import of the browser, from a shell."""

import argparse
import sys
from pathlib import Path
from uuid import UUID

import orjson

from drumbeat.kernel.errors import Refusal


def run(options: argparse.Namespace) -> int:
    """Import a file, or do the dry run; with --json the last line holds the counts, or the refusal."""
    workspace_id = _workspace(options.workspace)
    if workspace_id is None:
        return _end(options, 1, {"code": "identity.no_workspace"})
    path = Path(options.file)
    if not path.is_file():
        return _end(options, 1, {"code": "transfer.no_file", "facts": {"file": options.file}})
    try:
        counts, state = _import(workspace_id, path, options)
    except Refusal as refusal:
        return _end(options, 1, {"code": refusal.code, "facts": refusal.facts})
    return _end(options, 0 if state != "failed" else 1, {**counts, "state": state})


def _import(workspace_id: UUID, path: Path, options: argparse.Namespace) -> tuple[dict[str, int], str]:
    from drumbeat.identity.queries import system_actor_of
    from drumbeat.kernel.background.readers import run_readers
    from drumbeat.transfer.actions.begin import start_import
    from drumbeat.transfer.actions.run import carry_out, check_import, run_import
    from drumbeat.transfer.queries import rows_of

    actor = system_actor_of(workspace_id, via="command")
    job = start_import(actor, path.name, path.read_bytes(), campaign_name=options.campaign, sheet=options.sheet)
    if len(job.detected["sheets"]) > 1:
        sys.stdout.write(f"sheet {job.detected['sheet']} of: {', '.join(job.detected['sheets'])}\n")
    job = check_import(actor, job.id)
    for row in rows_of(job, "doubtful", 0, 1000):
        codes = ", ".join(doubt["code"] for doubt in row["facts"]["doubts"])
        sys.stdout.write(f"row {row['number']}: {row['name']}: {codes}\n")
    if not options.dry_run:
        job = carry_out(actor, run_import(actor, job.id))
        while run_readers(workspace_id):
            pass
    return {name: int(job.counts.get(name, 0)) for name in ("created", "updated", "skipped", "doubtful")}, job.state


def _workspace(name: str | None) -> UUID | None:
    from drumbeat.identity.queries import all_workspaces, workspace_named

    if name is not None:
        return workspace_named(name)
    return next(iter(all_workspaces()), None)


def _end(options: argparse.Namespace, status: int, result: dict[str, object]) -> int:
    if options.json:
        sys.stdout.write(orjson.dumps(result).decode() + "\n")
    elif status:
        sys.stderr.write(f"drumbeat: {result.get('code', 'the import failed')}\n")
    else:
        sys.stdout.write(", ".join(f"{value} {name}" for name, value in result.items() if name != "state") + "\n")
    return status
