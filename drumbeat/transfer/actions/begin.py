"""The first steps of an import: bring the file, correct the mapping."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.campaigns.queries import campaign_by_name, find_campaign
from drumbeat.engines.tabular.faults import TableFault
from drumbeat.engines.tabular.read import Table, read_table
from drumbeat.identity.queries import people_by_address, workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed
from drumbeat.kernel.policy import can, require
from drumbeat.kernel.refs import Ref
from drumbeat.kernel.safety.brought import content_of, keep
from drumbeat.transfer import events, policy
from drumbeat.transfer.models import ImportJob
from drumbeat.transfer.queries import find_import
from drumbeat.transfer.rules.detect import FIELDS, ONCE, detect
from drumbeat.transfer.rules.words import distinct_words, word_columns
from drumbeat.workflow.queries import stages_of

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

KINDS = frozenset({"text", "number", "money", "date", "choice", "multi_choice", "person", "url", "checkbox"})
FOLDER = "imports"
PREVIEW_ROWS = 8


def read_source(content: bytes, file_name: str, sheet: str | None = None) -> Table:
    """Return the table in the bytes; raise Invalid naming the fault when the file must be refused whole."""
    try:
        return read_table(content, file_name, sheet=sheet)
    except TableFault as fault:
        raise Invalid(f"transfer.{fault.code}", fields=None, **fault.facts) from None


def stored_table(job: ImportJob) -> Table:
    """Return the table of a brought file: of the chosen sheet, where it has several."""
    return read_source(content_of(FOLDER, job.storage_key), job.file_name, job.detected["sheet"])


def read_ahead(actor: Actor, file_name: str, content: bytes) -> Table:
    """Return the table of a file about to be brought: reading takes seconds, which no transaction should hold."""
    require(actor, policy.START_IMPORT, workspace_of(actor))
    return read_source(content, file_name)


@action
def start_import(
    actor: Actor,
    file_name: str,
    content: bytes,
    *,
    campaign_id: UUID | None = None,
    campaign_name: str = "",
    sheet: str | None = None,
    table: Table | None = None,
) -> ImportJob:
    """Bring a file: recognise the tool, the columns and their meaning, and propose a mapping.

    Of a workbook the sheet named is read, else the first with content; `table` is what was read ahead.

    Raises Invalid `transfer.<fault>` for a file that cannot be a table (truncated, binary, zip bomb, too many rows),
    NotAllowed where the actor may not add work.
    """
    require(actor, policy.START_IMPORT, workspace_of(actor))
    campaign = find_campaign(actor, campaign_id) if campaign_id else campaign_by_name(actor, campaign_name.strip())
    if campaign is None and not campaign_name.strip():
        raise Invalid("transfer.no_target", fields={"campaign_name": ["required"]})
    _refuse_closed_target(actor, campaign)
    if table is None:
        table = read_source(content, file_name, sheet)
    found = detect(table)
    job = ImportJob.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=campaign.scope_id if campaign else workspace_of(actor).scope_id,
        file_name=PurePath(file_name.replace("\\", "/")).name[:255],
        storage_key=keep(FOLDER, content),
        sha256=hashlib.sha256(content).hexdigest(),
        tool=found["tool"],
        campaign=campaign,
        campaign_name=campaign.name if campaign else campaign_name.strip()[:200],
        owner_id=actor.person_id,
        detected=_detected(table, found),
    )
    job.mapping = propose(actor, job, table, found["columns"])
    job.save(update_fields=["mapping"])
    emit(events.ImportStarted(subject=_ref(job), scope_id=job.scope_id, facts={"file": job.file_name}))
    return job


def _refuse_closed_target(actor: Actor, campaign: "Campaign | None") -> None:
    """Raise NotAllowed before anything is mapped when the run would be refused."""
    if campaign is None and "create_campaign" not in can(actor, "workspace", workspace_of(actor)):
        raise NotAllowed("transfer.no_new_campaign", permission="campaigns.create_campaign")
    if campaign is not None and "create_task" not in can(actor, "campaign", campaign):
        raise NotAllowed("transfer.no_new_tasks", permission="work.create_task")


@action
def choose_sheet(actor: Actor, import_id: UUID, sheet: str) -> ImportJob:
    """Read another sheet of the workbook instead; its columns are recognised anew and earlier corrections fall away.

    Raises Invalid for a sheet the file does not show, or one that is no table.
    """
    job = find_import(actor, import_id)
    require(actor, policy.CHOOSE_SHEET, job)
    refuse_unless_open(job)
    if sheet not in job.detected["sheets"]:
        raise Invalid("transfer.no_sheet", fields={"sheet": ["not_admitted"]}, sheets=job.detected["sheets"])
    if sheet == job.detected["sheet"]:
        return job
    table = read_source(content_of(FOLDER, job.storage_key), job.file_name, sheet)
    found = detect(table)
    job.tool, job.detected = found["tool"], _detected(table, found)
    job.mapping = propose(actor, job, table, found["columns"])
    return _keep(job)


def propose(actor: Actor, job: ImportJob, table: Table, columns: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the mapping proposed for columns: their meanings, and what their words of people and stages stand for."""
    words = distinct_words(table, columns)
    known, stages = people_by_address(actor), _stages(actor, job)
    return {
        "columns": [dict(column) for column in columns],
        "people": {word: str(known.get(word.casefold(), "new")) for word in words["people"]},
        "stages": {word: str(stages.get(word.casefold(), "new")) for word in words["stages"]},
    }


@action
def map_import(actor: Actor, import_id: UUID, mapping: Mapping[str, Any]) -> ImportJob:
    """Correct the mapping of an import that has not run; raises Invalid naming columns and words that cannot be so.

    When other columns come to hold people or stages, their words are gathered from the file again.
    """
    job = find_import(actor, import_id)
    require(actor, policy.MAP_IMPORT, job)
    refuse_unless_open(job)
    wrong = _wrong_columns(mapping["columns"]) | _wrong_words(actor, job, mapping)
    if wrong:
        raise Invalid("transfer.bad_mapping", fields=wrong)
    job.mapping = merged(actor, job, mapping)
    return _keep(job)


def _keep(job: ImportJob) -> ImportJob:
    job.state, job.counts, job.facts = ImportJob.State.DETECTED, {}, {}
    job.save(update_fields=["tool", "detected", "mapping", "state", "counts", "facts"])
    emit(events.ImportProgressed(subject=_ref(job), scope_id=job.scope_id, facts={"state": job.state}))
    return job


def _wrong_columns(columns: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    wrong: dict[str, list[str]] = {}
    meanings = [column.get("field") for column in columns]
    for column in columns:
        if column.get("field") not in FIELDS or (column["field"] == "custom" and column.get("kind") not in KINDS):
            wrong[f"columns.{column.get('index')}"] = ["not_admitted"]
        elif column["field"] in ONCE and meanings.count(column["field"]) > 1:
            wrong[f"columns.{column.get('index')}"] = ["twice"]
    if "name" not in meanings:
        wrong["columns"] = ["name_required"]
    return wrong


def _wrong_words(actor: Actor, job: ImportJob, mapping: Mapping[str, Any]) -> dict[str, list[str]]:
    admitted = {
        "people": {"new", "skip", *map(str, people_by_address(actor).values())},
        "stages": {"new", *map(str, _stages(actor, job).values())},
    }
    return {
        f"{sort}.{word}": ["not_admitted"]
        for sort, targets in admitted.items()
        for word, target in mapping.get(sort, {}).items()
        if target not in targets
    }


def _stages(actor: Actor, job: ImportJob) -> dict[str, UUID]:
    present = [] if job.campaign is None else stages_of(actor, job.campaign.workflow_id)
    return {stage.name.casefold(): stage.id for stage in present}


def merged(actor: Actor, job: ImportJob, mapping: Mapping[str, Any]) -> dict[str, Any]:
    """Return the stored mapping with a person's corrections; what the server found out stays the server's."""
    given = {column["index"]: column for column in mapping["columns"]}
    columns = [
        {**column, **{k: v for k, v in given.get(column["index"], {}).items() if k in ("field", "kind", "date_order")}}
        for column in job.mapping["columns"]
    ]
    same = word_columns(columns) == word_columns(job.mapping["columns"])
    base = job.mapping if same else propose(actor, job, stored_table(job), columns)
    return {
        "columns": columns,
        "people": _corrected("people", base, job.mapping, mapping),
        "stages": _corrected("stages", base, job.mapping, mapping),
    }


def _corrected(sort: str, base: Mapping[str, Any], *corrections: Mapping[str, Any]) -> dict[str, str]:
    """Return what the words of the base stand for after corrections, the last one winning."""
    told = {word: target for each in corrections for word, target in each.get(sort, {}).items()}
    return {word: told.get(word, target) for word, target in base[sort].items()}


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
