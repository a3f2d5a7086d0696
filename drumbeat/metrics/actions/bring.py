"""The first steps of a results import: bring the file, choose its sheet, correct the mapping."""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import campaigns, find_campaign
from drumbeat.channels.queries import require_channels
from drumbeat.engines.tabular.faults import TableFault
from drumbeat.engines.tabular.read import Table, read_table
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.kernel.safety.brought import content_of, keep
from drumbeat.kernel.texts import LANGUAGES, shipped
from drumbeat.metrics import events, policy
from drumbeat.metrics.models import FactAlias, FactImport, FactSource, Metric
from drumbeat.metrics.queries.imports import find_import
from drumbeat.metrics.queries.metrics import library
from drumbeat.metrics.rules.headers import FIELDS, ONCE, slug
from drumbeat.metrics.rules.reading import words_of
from drumbeat.metrics.rules.recognise import metric_words, proposal, recognise
from drumbeat.metrics.rules.targets import is_currency

FOLDER = "results"
PREVIEW_ROWS = 8
ASSIGN, SKIP = "assign", "skip"
"""What a word for a campaign can stand for besides a campaign: to be assigned later, or to be left out."""


def read_source(content: bytes, file_name: str, sheet: str | None = None) -> Table:
    """Return the table in the bytes; raise Invalid naming the fault when the file must be refused whole."""
    try:
        return read_table(content, file_name, sheet=sheet)
    except TableFault as fault:
        raise Invalid(f"metrics.file_{fault.code}", fields=None, **fault.facts) from None


def stored_table(job: FactImport) -> Table:
    """Return the table of a brought file: of the chosen sheet, where it has several."""
    return read_source(content_of(FOLDER, job.storage_key), job.file_name, job.detected["sheet"])


def read_ahead(actor: Actor, file_name: str, content: bytes) -> Table:
    """Return the table of a file about to be brought: reading takes seconds, which no transaction should hold."""
    require(actor, policy.START_FACT_IMPORT, workspace_of(actor))
    return read_source(content, file_name)


@action
def start_fact_import(
    actor: Actor, file_name: str, content: bytes, table: Table, *, campaign_id: UUID | None = None, source: str = ""
) -> FactImport:
    """Bring a file of results: recognise its columns and propose a mapping; `table` is what was read of it.

    Later files of the same `source` replace what it says of the same days; without one it is the file's name.
    """
    require(actor, policy.START_FACT_IMPORT, workspace_of(actor))
    campaign = find_campaign(actor, campaign_id) if campaign_id else None
    if campaign is not None:
        require(actor, policy.RECORD_FACTS, campaign)
    name = PurePath(file_name.replace("\\", "/")).name[:255]
    job = FactImport(
        workspace_id=actor.workspace_id,
        scope_id=campaign.scope_id if campaign else workspace_of(actor).scope_id,
        file_name=name,
        storage_key=keep(FOLDER, content),
        sha256=hashlib.sha256(content).hexdigest(),
        source_name=" ".join((source or PurePath(name).stem).split())[:120] or "file",
        campaign=campaign,
        owner_id=actor.person_id,
        detected=_detected(table),
    )
    job.mapping = _proposed(actor, job, table)
    job.save(force_insert=True)
    emit(events.FactImportStarted(subject=ref(job), scope_id=job.scope_id, facts={"name": job.file_name}))
    return job


@action
def choose_fact_sheet(actor: Actor, import_id: UUID, sheet: str) -> FactImport:
    """Read another sheet of the workbook instead; its columns are recognised anew."""
    job = find_import(actor, import_id)
    require(actor, policy.CHOOSE_FACT_SHEET, job)
    refuse_unless_open(job)
    if sheet not in job.detected["sheets"]:
        raise Invalid("metrics.no_sheet", fields={"sheet": ["not_admitted"]}, sheets=job.detected["sheets"])
    if sheet == job.detected["sheet"]:
        return job
    table = read_source(content_of(FOLDER, job.storage_key), job.file_name, sheet)
    job.detected = _detected(table)
    job.mapping = _proposed(actor, job, table)
    return _keep(job)


@action
def map_fact_import(actor: Actor, import_id: UUID, given: Mapping[str, Any]) -> FactImport:
    """Correct the mapping of an import that has not run; raises Invalid naming columns and words that cannot be so."""
    job = find_import(actor, import_id)
    require(actor, policy.MAP_FACT_IMPORT, job)
    refuse_unless_open(job)
    columns = _merged(job.mapping["columns"], given.get("columns") or ())
    wrong = _wrong_columns(actor, columns) | _wrong_words(actor, given.get("campaigns") or {})
    if wrong:
        raise Invalid("metrics.bad_mapping", fields=wrong)
    if given.get("channel_id"):
        require_channels(actor, [given["channel_id"]])
    mapping = {**job.mapping, **{name: given[name] for name in _WHOLE if name in given}, "columns": columns}
    mapping["channel_id"] = str(given["channel_id"]) if given.get("channel_id") else None
    if given.get("source_name"):
        job.source_name = " ".join(str(given["source_name"]).split())[:120]
    words = words_of(stored_table(job), columns, "campaign")
    told = {**job.mapping["campaigns"], **(given.get("campaigns") or {})}
    known = _known_campaigns(actor, job.source_name)
    mapping["campaigns"] = {word: told.get(word, _stands_for(word, known)) for word in words}
    job.mapping = mapping
    return _keep(job)


_WHOLE = ("first", "last", "currency")
_CHANGEABLE = ("field", "metric_key", "date_order", "decimals", "currency")


def _merged(kept: Sequence[Mapping[str, Any]], given: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Return the columns with a person's corrections; what was answered is no longer in doubt."""
    told = {column["index"]: column for column in given}
    merged = []
    for column in kept:
        own = {name: value for name, value in told.get(column["index"], {}).items() if name in _CHANGEABLE}
        after = {**column, **own}
        if own.get("date_order"):
            after["date_ambiguous"] = False
        if after["decimals"] != column["decimals"] or told.get(column["index"], {}).get("decimals_sure"):
            after["decimals_ambiguous"] = False
        merged.append(after)
    return merged


def _wrong_columns(actor: Actor, columns: Sequence[Mapping[str, Any]]) -> dict[str, list[str]]:
    known = library(actor).metrics
    wrong: dict[str, list[str]] = {}
    meanings = [(column["field"], column["metric_key"] if column["field"] == "metric" else "") for column in columns]
    for column, meaning in zip(columns, meanings, strict=True):
        place = f"columns.{column['index']}"
        metric = known.get(column["metric_key"])
        if column["field"] not in FIELDS or (column["currency"] and not is_currency(column["currency"])):
            wrong[place] = ["not_admitted"]
        elif column["field"] == "metric" and (metric is None or metric.formula):
            wrong[place] = ["is_formula" if metric else "unknown_metric"]
        elif (column["field"] in ONCE or column["field"] == "metric") and meanings.count(meaning) > 1:
            wrong[place] = ["twice"]
    return wrong


def _wrong_words(actor: Actor, given: Mapping[str, str]) -> dict[str, list[str]]:
    named = {target for target in given.values() if target not in (ASSIGN, SKIP)}
    seen = {str(pk) for pk in campaigns(actor).values_list("id", flat=True)} if named else set()
    return {
        f"campaigns.{word}": ["not_admitted"]
        for word, target in given.items()
        if target not in (ASSIGN, SKIP) and target not in seen
    }


def _proposed(actor: Actor, job: FactImport, table: Table) -> dict[str, Any]:
    columns = recognise(table, library(actor), _metric_words(actor))
    known = _known_campaigns(actor, job.source_name)
    words = words_of(table, columns, "campaign")
    return {
        **proposal(table, columns),
        "campaigns": {word: _stands_for(word, known) for word in words},
        "channel_id": None,
        "currency": workspace_of(actor).currency,
    }


def _metric_words(actor: Actor) -> dict[str, str]:
    rows = Metric.objects.filter(policy.visible(actor), deleted_at__isnull=True).order_by("rank", "id")
    return metric_words(
        {
            key: [name, *(shipped(text_key, name, language) for language in LANGUAGES)]
            for key, text_key, name in rows.values_list("key", "text_key", "name")
        }
    )


def _known_campaigns(actor: Actor, source: str) -> dict[str, str]:
    """Return campaign ids by what files call them: the name, its slug in links, and what was assigned before."""
    found: dict[str, str] = {}
    for pk, name in campaigns(actor).order_by("-created_at").values_list("id", "name"):
        found.setdefault(name.casefold(), str(pk))
        found.setdefault(slug(name), str(pk))
    aliases = FactAlias.objects.filter(
        policy.visible(actor), source__name=source, source__kind=FactSource.Kind.FILE, campaign__deleted_at__isnull=True
    )
    return found | {word.casefold(): str(pk) for word, pk in aliases.values_list("campaign_ref", "campaign_id")}


def _stands_for(word: str, known: Mapping[str, str]) -> str:
    return known.get(word.casefold()) or known.get(slug(word)) or ASSIGN


def _keep(job: FactImport) -> FactImport:
    job.state, job.counts, job.facts = FactImport.State.DETECTED, {}, {}
    job.save(update_fields=["source_name", "detected", "mapping", "state", "counts", "facts"])
    announce(job)
    return job


def announce(job: FactImport) -> None:
    """Tell of an import's state."""
    facts = {"state": job.state, "counts": job.counts}
    emit(events.FactImportProgressed(subject=ref(job), scope_id=job.scope_id, facts=facts))


def refuse_unless_open(job: FactImport) -> None:
    """Raise Conflict when the import runs or has run."""
    if job.state in (FactImport.State.RUNNING, FactImport.State.DONE):
        raise Conflict("metrics.already_run")


def ref(job: FactImport) -> Ref:
    """Return the pointer to an import."""
    return Ref("fact_import", job.id)


def _detected(table: Table) -> dict[str, Any]:
    return {
        "rows": len(table.rows),
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "sheet": table.sheet,
        "sheets": table.sheets,
        "header_row": table.header_row,
        "preamble": len(table.preamble),
        "preview": [[cell[:200] for cell in row] for row in table.rows[:PREVIEW_ROWS]],
    }
