"""The first steps of an import: bring the file, correct the mapping."""

import hashlib
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import campaign_by_name, find_campaign
from drumbeat.engines.tabular.faults import TableFault
from drumbeat.engines.tabular.read import Table, read_table
from drumbeat.identity.queries import people_by_address, workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.transfer import events, policy, store
from drumbeat.transfer.models import ImportJob
from drumbeat.transfer.queries import find_import
from drumbeat.transfer.rules.detect import FIELDS, ONCE, detect
from drumbeat.workflow.queries import stages_of

KINDS = frozenset({"text", "number", "money", "date", "choice", "multi_choice", "person", "url", "checkbox"})
PREVIEW_ROWS = 8


def read_source(content: bytes, file_name: str, sheet: str | None = None) -> Table:
    """Return the table in the bytes; raise Invalid naming the fault when the file must be refused whole."""
    try:
        return read_table(content, file_name, sheet=sheet)
    except TableFault as fault:
        raise Invalid(f"transfer.{fault.code}", fields=None, **fault.facts) from None


@action
def start_import(
    actor: Actor, file_name: str, content: bytes, *, campaign_id: UUID | None = None, campaign_name: str = ""
) -> ImportJob:
    """Bring a file: recognise the tool, the columns and their meaning, and propose a mapping.

    Raises Invalid `transfer.<fault>` for a file that cannot be a table (truncated, binary, zip bomb, too many rows).
    """
    require(actor, policy.START_IMPORT, workspace_of(actor))
    campaign = find_campaign(actor, campaign_id) if campaign_id else campaign_by_name(actor, campaign_name.strip())
    if campaign is None and not campaign_name.strip():
        raise Invalid("transfer.no_target", fields={"campaign_name": ["required"]})
    table = read_source(content, file_name)
    found = detect(table)
    job = ImportJob.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=campaign.scope_id if campaign else workspace_of(actor).scope_id,
        file_name=PurePath(file_name.replace("\\", "/")).name[:255],
        storage_key=store.keep(content),
        sha256=hashlib.sha256(content).hexdigest(),
        tool=found["tool"],
        campaign=campaign,
        campaign_name=campaign.name if campaign else campaign_name.strip()[:200],
        owner_id=actor.person_id,
        detected=_detected(table, found),
    )
    job.mapping = propose(actor, job)
    job.save(update_fields=["mapping"])
    emit(events.ImportStarted(subject=_ref(job), scope_id=job.scope_id, facts={"file": job.file_name}))
    return job


def propose(actor: Actor, job: ImportJob) -> dict[str, Any]:
    """Return the mapping proposed for a detected file: meanings, known people and stages by name."""
    columns = [dict(column) for column in job.detected["columns"]]
    known = people_by_address(actor)
    present = [] if job.campaign is None else stages_of(actor, job.campaign.workflow_id)
    stages = {stage.name.casefold(): stage.id for stage in present}
    people: dict[str, str] = {}
    placed: dict[str, str] = {}
    for column in columns:
        for value in column.pop("distinct", ()):
            if column["field"] == "stage":
                placed[value] = str(stages.get(value.casefold(), "new"))
            else:
                people[value] = str(known.get(value.casefold(), "new"))
    return {"columns": columns, "people": people, "stages": placed}


@action
def map_import(actor: Actor, import_id: UUID, mapping: Mapping[str, Any]) -> ImportJob:
    """Correct the mapping of an import that has not run; raises Invalid naming columns that cannot be so."""
    job = find_import(actor, import_id)
    require(actor, policy.MAP_IMPORT, job)
    refuse_unless_open(job)
    wrong: dict[str, list[str]] = {}
    meanings = [column.get("field") for column in mapping["columns"]]
    for column in mapping["columns"]:
        if column.get("field") not in FIELDS or (column["field"] == "custom" and column.get("kind") not in KINDS):
            wrong[f"columns.{column.get('index')}"] = ["not_admitted"]
        elif column["field"] in ONCE and meanings.count(column["field"]) > 1:
            wrong[f"columns.{column.get('index')}"] = ["twice"]
    if "name" not in meanings:
        wrong["columns"] = ["name_required"]
    if wrong:
        raise Invalid("transfer.bad_mapping", fields=wrong)
    job.mapping = merged(job, mapping)
    job.state, job.counts = ImportJob.State.DETECTED, {}
    job.save(update_fields=["mapping", "state", "counts"])
    emit(events.ImportProgressed(subject=_ref(job), scope_id=job.scope_id, facts={"state": job.state}))
    return job


def merged(job: ImportJob, mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Return the stored mapping with a person's corrections; what the server found out stays the server's."""
    given = {column["index"]: column for column in mapping["columns"]}
    columns = [
        {**column, **{k: v for k, v in given.get(column["index"], {}).items() if k in ("field", "kind", "date_order")}}
        for column in job.mapping["columns"]
    ]
    return {
        "columns": columns,
        "people": {**job.mapping["people"], **mapping.get("people", {})},
        "stages": {**job.mapping["stages"], **mapping.get("stages", {})},
    }


def refuse_unless_open(job: ImportJob) -> None:
    """Raise Conflict when the import runs or has run."""
    if job.state in (ImportJob.State.RUNNING, ImportJob.State.DONE):
        raise Conflict("transfer.already_run")


def _detected(table: Table, found: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "columns": found["columns"],
        "rows": len(table.rows),
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "sheet": table.sheet,
        "sheets": table.sheets,
        "header_row": table.header_row,
        "preview": [[cell[:200] for cell in row] for row in table.rows[:PREVIEW_ROWS]],
    }


def _ref(job: ImportJob) -> Ref:
    return Ref("import", job.id)
