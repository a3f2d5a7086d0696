"""The last steps of a results import: the dry run and the run, both from one plan."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from drumbeat.kernel.actions import action, in_batch, transact
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.jobs import enqueue
from drumbeat.kernel.batches import advance, chunks, find_batch, finish, open_batch
from drumbeat.kernel.errors import Refusal
from drumbeat.kernel.models import Batch
from drumbeat.kernel.policy import require
from drumbeat.kernel.raw.writes import insert_values
from drumbeat.metrics import policy
from drumbeat.metrics.actions.bring import announce, refuse_unless_open
from drumbeat.metrics.actions.outlook import Group, Outlook, look_ahead, refuse_open_questions
from drumbeat.metrics.actions.runs import close_run, find_source, open_run, renew_touched
from drumbeat.metrics.ledger.write import PART, Tally, remove_facts, write_facts
from drumbeat.metrics.models import FactImport, FactImportRow, FactRun, FactSource
from drumbeat.metrics.queries.imports import find_import

JOB = "metrics.import"


def foresee(actor: Actor, import_id: UUID) -> Outlook:
    """Return what a dry run would report; it reads and compares every value, so no transaction should hold it."""
    job = _open_import(actor, import_id)
    with _without_collection():
        return look_ahead(actor, job)


@contextmanager
def _without_collection() -> Iterator[None]:
    """Look for no cyclic garbage within the block.

    A plan is some hundred thousand small tuples without cycles; looking through them again and again as they became
    more took a third of an import.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@action
def check_fact_import(actor: Actor, import_id: UUID, foreseen: Outlook) -> FactImport:
    """Do the dry run: keep what is to be said of rows, and the counts; no fact is touched."""
    job = _open_import(actor, import_id)
    FactImportRow.objects.filter(job=job).delete()
    faults = sorted(foreseen.reading.faults, key=lambda each: each[0])
    insert_values(FactImportRow, ("job_id", "number", "reason", "facts"), [(job.id, *each) for each in faults])
    job.counts, job.state = foreseen.counts(), FactImport.State.CHECKED
    job.facts = {"first": _text(foreseen.days[0]), "last": _text(foreseen.days[1])}
    job.save(update_fields=["counts", "state", "facts"])
    announce(job)
    return job


def _text(day: object) -> str | None:
    return None if day is None else str(day)


@action
def run_fact_import(actor: Actor, import_id: UUID) -> FactImport:
    """Queue the run as one undoable batch; a second call while it runs, or after, is refused."""
    job = _open_import(actor, import_id)
    refuse_open_questions(job)
    batch = open_batch(actor, "import", job.file_name, scope_id=job.scope_id)
    job.batch_id, job.state = batch.id, FactImport.State.RUNNING
    job.run = open_run(
        actor,
        find_source(actor, FactSource.Kind.FILE, job.source_name),
        FactRun.Kind.FILE,
        job.file_name,
        job.scope_id,
        (None, None),
    )
    job.save(update_fields=["batch_id", "state", "run"])
    announce(job)
    return job


def _open_import(actor: Actor, import_id: UUID) -> FactImport:
    job = find_import(actor, import_id)
    require(actor, policy.RUN_FACT_IMPORT, job)
    refuse_unless_open(job)
    return job


def queue_run(actor: Actor, job: FactImport) -> None:
    """Hand a running import to the job queue, after its transaction has committed."""
    enqueue(JOB, actor.workspace_id, job.id)


def carry_out(actor: Actor, job: FactImport) -> FactImport:
    """Run a queued import in many short transactions; after a crash it goes on, what is written already stays."""
    batch = find_batch(actor, job.batch_id or UUID(int=0))
    try:
        with _without_collection():
            tally = _write(actor, job, batch)
    except Refusal as refusal:
        return stop_import(actor, job, batch, refusal.code)
    finish(batch, tally.counts())
    return _end(actor, job, FactImport.State.DONE)


def stop_import(actor: Actor, job: FactImport, batch: Batch, code: str) -> FactImport:
    """Say that a run has stopped, and why; what it has written stays until it is taken back."""
    finish(batch, {"code": code}, failed=True)
    job.error = code
    return _end(actor, job, FactImport.State.FAILED)


def _end(actor: Actor, job: FactImport, state: FactImport.State) -> FactImport:
    job.state = state
    with transact(actor):
        job.save(update_fields=["state", "error", "facts", "counts"])
        announce(job)
    return job


def _write(actor: Actor, job: FactImport, batch: Batch) -> Tally:
    outlook = look_ahead(actor, job)
    run = job.run
    if run is None:
        raise LookupError(f"import {job.id} has no run")
    Batch.objects.filter(pk=batch.pk).update(total=outlook.total, done=0)
    run.first_day, run.last_day = outlook.days
    run.save(update_fields=["first_day", "last_day"])
    tally = Tally(same=outlook.same)
    with in_batch(batch.id):
        for group in outlook.planned:
            _write_group(actor, run, batch, outlook, group, tally)
        with transact(actor):
            close_run(actor, run, tally)
    if not job.counts:
        job.counts = outlook.counts()
    return tally


def _write_group(actor: Actor, run: FactRun, batch: Batch, outlook: Outlook, group: Group, tally: Tally) -> None:
    """Write the facts of one campaign in parts, those it replaces first, and then its daily sums."""
    for ids in chunks(outlook.gone.get(group, []), PART):
        with transact(actor):
            remove_facts(run, [UUID(pk) for pk in ids], tally)
    facts = sorted(outlook.planned[group], key=lambda fact: (fact.place, fact.start))
    for part in chunks(facts, PART):
        with transact(actor):
            write_facts(run, part, tally)
        advance(batch, len(part))
    with transact(actor):
        renew_touched(actor, tally)
