"""The last steps of an import: the dry run and the run, both from one plan."""

import contextlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.campaigns.actions.campaign import NewCampaign, create_campaign
from drumbeat.campaigns.actions.field import add_field
from drumbeat.campaigns.queries import fields_for, find_campaign, types
from drumbeat.identity.actions.person import add_person
from drumbeat.kernel.actions import action, emit, in_batch, transact
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.kernel.batches import advance, chunks, find_batch, finish, open_batch
from drumbeat.kernel.errors import NotAllowed, Refusal
from drumbeat.kernel.models import Batch
from drumbeat.kernel.policy import require
from drumbeat.kernel.raw.writes import insert_values
from drumbeat.kernel.refs import Ref
from drumbeat.transfer import events, policy, store
from drumbeat.transfer.actions.begin import read_source, refuse_unless_open
from drumbeat.transfer.models import ImportJob, ImportRow
from drumbeat.transfer.queries import find_import
from drumbeat.transfer.rules.compare import differences
from drumbeat.transfer.rules.planning import Doubt, Planned, plan_rows
from drumbeat.work.actions.bulk import NewLink, NewRow, create_tasks_in_bulk
from drumbeat.work.actions.move import update_imported
from drumbeat.work.queries.tasks import external_ids, imported_state, linked_pairs
from drumbeat.workflow.actions import add_stage
from drumbeat.workflow.queries import stages_of

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign, CustomField

CREATED, UPDATED, SKIPPED, DOUBTFUL = (v.value for v in ImportRow.Verdict)
UPDATES_AT_ONCE = 100


@dataclass
class Outlook:
    """The plan against what there is: per row its verdict, and the ids of tasks known from an earlier import."""

    rows: list[Planned]
    known: Mapping[str, UUID]
    verdicts: list[tuple[str, str]] = field(default_factory=list)
    changes: dict[int, dict[str, Any]] = field(default_factory=dict)

    def counts(self) -> dict[str, int]:
        """Return how many rows come to what."""
        tally = Counter(verdict for verdict, _ in self.verdicts)
        return {name: tally.get(name, 0) for name in (CREATED, UPDATED, SKIPPED, DOUBTFUL)}


def look_ahead(actor: Actor, job: ImportJob) -> Outlook:
    """Return what running the import would do now; nothing is written."""
    table = read_source(store.path_of(job.storage_key).read_bytes(), job.file_name)
    rows = plan_rows(table, job.mapping)
    known = external_ids(actor, job.campaign_id, job.tool) if job.campaign_id else {}
    present = imported_state(actor, job.campaign_id, job.tool) if job.campaign_id else {}
    names = _stage_names(actor, job)
    outlook = Outlook(rows, known)
    for index, row in enumerate(rows):
        change = differences(row, present[row.key], job.mapping, names) if row.key in present else None
        if change:
            outlook.changes[index] = change
        outlook.verdicts.append(_verdict(row, change))
    return outlook


def _verdict(row: Planned, change: Mapping[str, Any] | None) -> tuple[str, str]:
    if row.doubts:
        return DOUBTFUL, row.doubts[0].code
    if change is None:
        return CREATED, ""
    return (UPDATED, "") if change else (SKIPPED, "unchanged")


@action
def check_import(actor: Actor, import_id: UUID) -> ImportJob:
    """Do the dry run: write the verdict on every row and the counts; the workspace's work is not touched."""
    job = find_import(actor, import_id)
    require(actor, policy.RUN_IMPORT, job)
    refuse_unless_open(job)
    outlook = look_ahead(actor, job)
    _report(job, outlook)
    job.state = ImportJob.State.CHECKED
    job.save(update_fields=["state", "counts"])
    _announce(job)
    return job


@action
def run_import(actor: Actor, import_id: UUID) -> ImportJob:
    """Queue the run as one undoable batch; a second call while it runs, or after, is refused."""
    job = find_import(actor, import_id)
    require(actor, policy.RUN_IMPORT, job)
    refuse_unless_open(job)
    if job.campaign is None:
        job.campaign = _new_campaign(actor, job)
    job.scope_id = job.campaign.scope_id
    batch = open_batch(actor, "import", job.file_name, scope_id=job.scope_id)
    job.batch_id, job.state = batch.id, ImportJob.State.RUNNING
    job.save(update_fields=["campaign", "scope_id", "batch_id", "state"])
    _announce(job)
    return job


def carry_out(actor: Actor, job: ImportJob) -> ImportJob:
    """Run a queued import in many short transactions; after a crash it goes on where it stopped.

    Rows are recognised by their key, so what an interrupted run has written already counts as known.
    """
    batch = find_batch(actor, job.batch_id) if job.batch_id else open_batch(actor, "import", job.file_name)
    try:
        outlook = _write(actor, job, batch)
    except Refusal as refusal:
        finish(batch, {"code": refusal.code}, failed=True)
        job.state, job.error, job.facts = ImportJob.State.FAILED, refusal.code, refusal.facts
    else:
        finish(batch, outlook.counts())
        job.state = ImportJob.State.DONE
    job.save(update_fields=["state", "error", "facts", "counts"])
    with transact(actor):
        _announce(job)
    return job


def _write(actor: Actor, job: ImportJob, batch: Batch) -> Outlook:
    campaign = find_campaign(actor, job.campaign_id or UUID(int=0))
    outlook = look_ahead(actor, job)
    Batch.objects.filter(pk=batch.pk).update(total=len(outlook.rows), done=0)
    with in_batch(batch.id):
        places = _prepare(actor, job, campaign)
        made = _create(actor, job, campaign, outlook, places, batch)
        _update(actor, campaign, outlook, places, batch)
    _report(job, outlook, {**outlook.known, **made}, keep_counts=bool(job.counts))
    return outlook


@dataclass
class _Places:
    """What words of the file stand for in this workspace."""

    stages: dict[str, UUID]
    done: UUID
    people: dict[str, UUID]
    fields: dict[str, "CustomField"]


def _prepare(actor: Actor, job: ImportJob, campaign: "Campaign") -> _Places:
    with transact(actor):
        return _Places(
            _stages(actor, job, campaign),
            next(stage.id for stage in stages_of(actor, campaign.workflow_id) if stage.is_done),
            _people(actor, job),
            _fields(actor, job, campaign),
        )


def _stages(actor: Actor, job: ImportJob, campaign: "Campaign") -> dict[str, UUID]:
    stages = stages_of(actor, campaign.workflow_id)
    by_name = {stage.name.casefold(): stage.id for stage in stages}
    first_done = next(stage.id for stage in stages if stage.is_done)
    placed: dict[str, UUID] = {}
    for value, target in job.mapping["stages"].items():
        if target != "new":
            placed[value] = UUID(target)
        elif value.casefold() in by_name:
            placed[value] = by_name[value.casefold()]
        else:
            stage = add_stage(actor, campaign.workflow_id, {"name": value[:80], "category": "open"}, first_done)
            placed[value] = by_name[value.casefold()] = stage.id
    return placed


def _people(actor: Actor, job: ImportJob) -> dict[str, UUID]:
    found: dict[str, UUID] = {}
    for value, target in job.mapping["people"].items():
        if target == "skip":
            continue
        if target == "new":
            email = value if "@" in value else ""
            with contextlib.suppress(NotAllowed):  # members import too; whom they may not add stays unassigned
                found[value] = add_person(actor, value.split("@")[0][:120], email=email).id
        else:
            found[value] = UUID(target)
    return found


def _fields(actor: Actor, job: ImportJob, campaign: "Campaign") -> dict[str, "CustomField"]:
    """Return per column its custom field, adding to the campaign what it does not have yet."""
    present = {(row.name.casefold(), row.kind): row for row in fields_for(actor, "task", campaign)}
    found: dict[str, CustomField] = {}
    for column in job.mapping["columns"]:
        if column["field"] != "custom":
            continue
        kind = "text" if column["kind"] == "person" else column["kind"]
        key = (column["header"].casefold(), kind)
        if key not in present:
            options = [{"id": choice, "name": choice, "color": ""} for choice in column.get("choices") or ()]
            name = column["header"][:120]
            values = {"target": "task", "kind": kind, "name": name, "campaign_id": campaign.id, "options": options}
            present[key] = add_field(actor, values)
        found[str(column["index"])] = present[key]
    return found


def _create(
    actor: Actor, job: ImportJob, campaign: "Campaign", outlook: Outlook, places: _Places, batch: Batch
) -> dict[str, UUID]:
    rows = outlook.rows
    new = [row for row in rows if row.imported and row.key not in outlook.known]
    wanted = {row.key for row in new}
    keys = wanted | set(outlook.known)
    pairs = linked_pairs(actor, campaign.id)
    links = [
        NewLink(rows[pred].key, row.key)
        for row in rows
        if row.imported and row.key in keys
        for pred in row.after
        if rows[pred].key in keys
        and (row.key in wanted or rows[pred].key in wanted
             or (outlook.known[rows[pred].key], outlook.known[row.key]) not in pairs)
    ]  # fmt: skip
    named = {key: pk for key, pk in outlook.known.items() if key not in wanted}
    return create_tasks_in_bulk(
        actor,
        campaign,
        [_new_row(row, rows, keys, places) for row in new],
        links,
        known=named,
        tool=job.tool,
        written=lambda count: advance(batch, count),
    )


def _new_row(row: Planned, rows: Sequence[Planned], keys: set[str], places: _Places) -> NewRow:
    parent = rows[row.parent].key if row.parent is not None and rows[row.parent].key in keys else None
    return NewRow(
        key=row.key,
        name=row.name,
        parent_key=parent,
        stage_id=stage_of(row, places.stages, places.done),
        values=values_of(row, places.fields),
        people=list(dict.fromkeys(places.people[who] for who in row.people if who in places.people)),
        tags=row.tags,
        external_id=row.key,
    )


def stage_of(row: Planned, stages: Mapping[str, UUID], done: UUID) -> UUID | None:
    """Return the stage a row enters: finished work is in a done stage whatever its section said."""
    return done if row.values.get("completed") else stages.get(row.stage)


def values_of(row: Planned, fields: Mapping[str, "CustomField"]) -> dict[str, Any]:
    """Return a row's values as a task keeps them."""
    values = {name: row.values[name] for name in _CARRIED if name in row.values}
    completed = row.values.get("completed")
    if completed:
        day = completed if isinstance(completed, date) else row.values.get("due")
        values["progress"] = 100
        values["completed_at"] = datetime.combine(day or datetime.now(UTC).date(), time(12), UTC)
        values["finished_on"] = values["completed_at"].date()
    if row.custom:
        values["fields"] = {str(fields[index].id): _custom(fields[index], value) for index, value in row.custom.items()}
    return values


def _custom(field: "CustomField", value: Any) -> Any:
    """Return a custom value as the field keeps it: options by their ids."""
    if field.kind not in ("choice", "multi_choice"):
        return value
    ids = {option["name"]: option["id"] for option in field.options}
    return [ids.get(each, each) for each in value] if isinstance(value, list) else ids.get(value, value)


_CARRIED = ("start", "due", "notes", "estimate_minutes", "progress", "priority")


def _update(actor: Actor, campaign: "Campaign", outlook: Outlook, places: _Places, batch: Batch) -> None:
    changed = [index for index in outlook.changes if outlook.rows[index].imported]
    for part in chunks(changed, UPDATES_AT_ONCE):
        with transact(actor):
            for index in part:
                row = outlook.rows[index]
                values = {**values_of(row, places.fields), "name": row.name}
                if row.people:
                    values["people"] = [places.people[who] for who in row.people if who in places.people]
                if row.tags:
                    values["tags"] = row.tags
                target = stage_of(row, places.stages, places.done)
                update_imported(actor, outlook.known[row.key], values, target)
        advance(batch, len(part))


def _new_campaign(actor: Actor, job: ImportJob) -> "Campaign":
    return create_campaign(actor, NewCampaign(name=job.campaign_name, type_id=types(actor)[0].id))


def _stage_names(actor: Actor, job: ImportJob) -> dict[str, str]:
    """Return the stage id each word of the file stands for, as text, where it is known already."""
    if job.campaign is None:
        return {}
    by_name = {stage.name.casefold(): str(stage.id) for stage in stages_of(actor, job.campaign.workflow_id)}
    return {
        value: by_name.get(value.casefold(), "") if target == "new" else target
        for value, target in job.mapping["stages"].items()
    }


def _report(
    job: ImportJob, outlook: Outlook, tasks: Mapping[str, UUID] | None = None, *, keep_counts: bool = False
) -> None:
    """Write the verdict on every row, and after the run the task it became."""
    made = tasks or {}
    verdicts = _verdicts_of(job) if keep_counts else {}
    ImportRow.objects.filter(job=job).delete()
    insert_values(
        ImportRow,
        ("job_id", "number", "name", "verdict", "reason", "task_id", "facts"),
        [
            (
                job.id,
                row.number,
                row.name[:500],
                *verdicts.get(row.number, (verdict, reason)),
                made.get(row.key) if row.imported else None,
                {"doubts": [_doubt(doubt) for doubt in row.doubts], "imported": row.imported} if row.doubts else {},
            )
            for row, (verdict, reason) in zip(outlook.rows, outlook.verdicts, strict=True)
        ],
    )
    if not keep_counts:
        job.counts = outlook.counts()


def _verdicts_of(job: ImportJob) -> dict[int, tuple[str, str]]:
    """Return the dry run's verdicts: a run that goes on after a crash finds its own tasks and would say skipped."""
    rows = ImportRow.objects.filter(job=job).values_list("number", "verdict", "reason")
    return {number: (verdict, reason) for number, verdict, reason in rows}


def _doubt(doubt: Doubt) -> dict[str, Any]:
    return {"code": doubt.code, **doubt.facts}


def _announce(job: ImportJob) -> None:
    facts = {"state": job.state, "counts": job.counts}
    emit(events.ImportProgressed(subject=Ref("import", job.id), scope_id=job.scope_id, facts=facts))


def queue_run(actor: Actor, job: ImportJob) -> None:
    """Hand a running import to the job queue, after its transaction has committed."""
    enqueue("transfer.run", actor.workspace_id, job.id)
