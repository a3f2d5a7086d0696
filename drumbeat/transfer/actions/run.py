"""The last steps of an import: the dry run and the run, both from one plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.campaigns.actions.campaign import NewCampaign, create_campaign
from drumbeat.campaigns.actions.field import add_field
from drumbeat.campaigns.queries import fields_for, find_campaign, types
from drumbeat.identity.actions.person import add_person, is_address
from drumbeat.identity.queries import people_by_address
from drumbeat.kernel.actions import action, emit, in_batch, transact
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.kernel.batches import advance, chunks, find_batch, finish, open_batch
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Refusal
from drumbeat.kernel.models import Batch
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.transfer import events, policy
from drumbeat.transfer.actions.begin import refuse_unless_open
from drumbeat.transfer.actions.comments import bring_comments
from drumbeat.transfer.actions.outlook import Outlook, field_key, look_ahead, report
from drumbeat.transfer.models import ImportJob
from drumbeat.transfer.queries import find_import
from drumbeat.transfer.rules.planned import Planned
from drumbeat.work.actions.bulk import NewLink, NewRow, create_tasks_in_bulk
from drumbeat.work.actions.move import update_imported
from drumbeat.work.queries.tasks import linked_pairs
from drumbeat.workflow.actions import add_stage
from drumbeat.workflow.queries import stages_of

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign, CustomField

UPDATES_AT_ONCE = 100


def foresee_import(actor: Actor, import_id: UUID) -> Outlook:
    """Return what a dry run would report; it reads and compares every row, so no transaction should hold it."""
    return look_ahead(actor, _open_import(actor, import_id))


@action
def check_import(actor: Actor, import_id: UUID, foreseen: Outlook | None = None) -> ImportJob:
    """Do the dry run: write the verdict on every row and the counts; the workspace's work is not touched."""
    job = _open_import(actor, import_id)
    outlook = foreseen or look_ahead(actor, job)
    report(job, outlook)
    job.state, job.facts = ImportJob.State.CHECKED, {"left_out": outlook.left_out} if outlook.left_out else {}
    job.save(update_fields=["state", "counts", "facts"])
    _announce(job)
    return job


@action
def run_import(actor: Actor, import_id: UUID) -> ImportJob:
    """Queue the run as one undoable batch; a second call while it runs, or after, is refused."""
    job = _open_import(actor, import_id)
    if job.campaign is None:
        job.campaign = _new_campaign(actor, job)
    job.scope_id = job.campaign.scope_id
    batch = open_batch(actor, "import", job.file_name, scope_id=job.scope_id)
    job.batch_id, job.state = batch.id, ImportJob.State.RUNNING
    job.save(update_fields=["campaign", "scope_id", "batch_id", "state"])
    _announce(job)
    return job


def _open_import(actor: Actor, import_id: UUID) -> ImportJob:
    job = find_import(actor, import_id)
    require(actor, policy.RUN_IMPORT, job)
    refuse_unless_open(job)
    return job


def carry_out(actor: Actor, job: ImportJob) -> ImportJob:
    """Run a queued import in many short transactions; after a crash it goes on where it stopped.

    Rows are recognised by their key, so what an interrupted run has written already counts as known.
    """
    batch = find_batch(actor, job.batch_id) if job.batch_id else open_batch(actor, "import", job.file_name)
    try:
        outlook = _write(actor, job, batch)
    except Refusal as refusal:
        return stop_import(actor, job, batch, refusal.code, refusal.facts)
    finish(batch, outlook.counts())
    return _end(actor, job, ImportJob.State.DONE)


def stop_import(
    actor: Actor, job: ImportJob, batch: Batch, code: str, facts: Mapping[str, Any] | None = None
) -> ImportJob:
    """Say that a run has stopped, and why; what it has written stays until it is undone."""
    finish(batch, {"code": code}, failed=True)
    job.error, job.facts = code, dict(facts or {})
    return _end(actor, job, ImportJob.State.FAILED)


def _end(actor: Actor, job: ImportJob, state: ImportJob.State) -> ImportJob:
    job.state = state
    with transact(actor):
        job.save(update_fields=["state", "error", "facts", "counts"])
        _announce(job)
    return job


def _write(actor: Actor, job: ImportJob, batch: Batch) -> Outlook:
    campaign = find_campaign(actor, job.campaign_id or UUID(int=0))
    outlook = look_ahead(actor, job)
    Batch.objects.filter(pk=batch.pk).update(total=len(outlook.rows), done=0)
    with in_batch(batch.id):
        places = _prepare(actor, job, campaign, outlook.left_out)
        made = _create(actor, job, campaign, outlook, places, batch)
        _update(actor, campaign, outlook, places, batch)
        bring_comments(actor, job, outlook.rows, {**outlook.known, **made})
    report(job, outlook, {**outlook.known, **made}, keep_counts=bool(job.counts))
    return outlook


@dataclass
class _Places:
    """What words of the file stand for in this workspace."""

    stages: dict[str, UUID]
    done: UUID
    people: dict[str, UUID]
    fields: dict[str, "CustomField"]


def _prepare(actor: Actor, job: ImportJob, campaign: "Campaign", left_out: Mapping[str, list[str]]) -> _Places:
    with transact(actor):
        return _Places(
            _stages(actor, job, campaign, left_out.get("stages", ())),
            next(stage.id for stage in stages_of(actor, campaign.workflow_id) if stage.is_done),
            _people(actor, job, left_out.get("people", ())),
            _fields(actor, job, campaign, left_out.get("columns", ())),
        )


def _stages(actor: Actor, job: ImportJob, campaign: "Campaign", left_out: Sequence[str]) -> dict[str, UUID]:
    stages = stages_of(actor, campaign.workflow_id)
    by_name = {stage.name.casefold(): stage.id for stage in stages}
    first_done = next(stage.id for stage in stages if stage.is_done)
    placed: dict[str, UUID] = {}
    for value, target in job.mapping["stages"].items():
        if value in left_out:
            continue
        if target != "new":
            placed[value] = UUID(target)
        elif value.casefold() in by_name:
            placed[value] = by_name[value.casefold()]
        else:
            stage = add_stage(actor, campaign.workflow_id, {"name": value[:80], "category": "open"}, first_done)
            placed[value] = by_name[value.casefold()] = stage.id
    return placed


def _people(actor: Actor, job: ImportJob, left_out: Sequence[str]) -> dict[str, UUID]:
    """Return whom the words stand for, adding who is new; a run that goes on after a crash finds them there."""
    known = dict(people_by_address(actor))
    found: dict[str, UUID] = {}
    for value, target in job.mapping["people"].items():
        if target == "skip" or value in left_out:
            continue
        name = value.casefold()
        if target == "new" and name not in known:
            email = value if is_address(value) else ""
            known[name] = add_person(actor, value.split("@")[0][:120] if email else value[:120], email=email).id
        found[value] = known[name] if target == "new" else UUID(target)
    return found


def _fields(actor: Actor, job: ImportJob, campaign: "Campaign", left_out: Sequence[str]) -> dict[str, "CustomField"]:
    """Return per column its custom field, adding to the campaign what it does not have yet."""
    present = {(row.name.casefold(), row.kind): row for row in fields_for(actor, "task", campaign)}
    found: dict[str, CustomField] = {}
    for column in job.mapping["columns"]:
        if column["field"] != "custom" or column["header"] in left_out:
            continue
        key = field_key(column)
        if key not in present:
            options = [{"id": choice, "name": choice, "color": ""} for choice in column.get("choices") or ()]
            name = column["header"][:120]
            values = {"target": "task", "kind": key[1], "name": name, "campaign_id": campaign.id, "options": options}
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
        values["completed_at"] = datetime.combine(day or now().date(), time(12), UTC)
        values["finished_on"] = values["completed_at"].date()
    own = {fields[index]: value for index, value in row.custom.items() if index in fields}
    if own:
        values["fields"] = {str(field.id): _custom(field, value) for field, value in own.items()}
    return values


def _custom(field: "CustomField", value: Any) -> Any:
    """Return a custom value as the field keeps it: options by their ids."""
    if field.kind not in ("choice", "multi_choice"):
        return value
    ids = {option["name"]: option["id"] for option in field.options}
    return [ids.get(each, each) for each in value] if isinstance(value, list) else ids.get(value, value)


_CARRIED = ("start", "due", "notes", "estimate_minutes", "progress", "priority")


def _update(actor: Actor, campaign: "Campaign", outlook: Outlook, places: _Places, batch: Batch) -> None:
    changed = [
        index for index, change in outlook.changes.items()
        if outlook.rows[index].imported and change.keys() - {"comments"}
    ]  # fmt: skip
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


def _announce(job: ImportJob) -> None:
    facts = {"state": job.state, "counts": job.counts}
    emit(events.ImportProgressed(subject=Ref("import", job.id), scope_id=job.scope_id, facts=facts))


def queue_run(actor: Actor, job: ImportJob) -> None:
    """Hand a running import to the job queue, after its transaction has committed."""
    enqueue("transfer.run", actor.workspace_id, job.id)
