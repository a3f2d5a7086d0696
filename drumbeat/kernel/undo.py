"""Undo: a batch's inverse, only where nobody changed the thing since; what stays is named, never overwritten."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from drumbeat.kernel import events as event_registry
from drumbeat.kernel.actions import caused_by, in_batch, transact
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import UNDO_BATCH, advance, chunks, events_of, find_batch, finish, open_batch
from drumbeat.kernel.errors import Conflict
from drumbeat.kernel.models import Batch, StoredEvent
from drumbeat.kernel.policy import require

Ids = Sequence[UUID]


@dataclass(frozen=True)
class Snapshot:
    """An object as undo sees it: its name, its present JSON values, whether this actor may take it back today."""

    name: str
    values: Mapping[str, Any]
    allowed: bool
    removed: bool = False


@dataclass(frozen=True)
class Noun:
    """How objects of one kind are taken back; each function is a verb of the owning area and takes many at once."""

    kind: str
    snapshots: Callable[[Actor, Ids], Mapping[UUID, Snapshot]]
    remove: Callable[[Actor, Ids], None]
    restore: Callable[[Actor, Ids], None]
    revert: Callable[[Actor, Mapping[UUID, dict[str, Any]]], None]


@dataclass
class Plan:
    """What undoing would do, in order: steps per kind, what is kept and why, what cannot be taken back."""

    steps: list[tuple[str, str, UUID, dict[str, Any]]] = field(default_factory=list)
    kept: list[dict[str, Any]] = field(default_factory=list)
    irreversible: list[dict[str, Any]] = field(default_factory=list)


_nouns: dict[str, Noun] = {}
_ORDER = ("restore", "revert", "remove")
"""What came back may be pointed to again, and what goes takes along only what was not moved out of it first."""


def register(noun: Noun) -> None:
    """Make objects of the noun's kind undoable."""
    _nouns[noun.kind] = noun


def preview_undo(actor: Actor, batch_id: UUID) -> Plan:
    """Return what `undo_batch` would do now, without doing it."""
    return _plan(actor, find_batch(actor, batch_id))


def begin_undo(actor: Actor, batch_id: UUID) -> Batch:
    """Claim a batch for one undo and return the undo's batch; raise Conflict when it runs or is undone already."""
    batch = find_batch(actor, batch_id)
    require(actor, UNDO_BATCH, batch)
    if batch.state == Batch.State.RUNNING:
        raise Conflict("kernel.batch_running")
    with transaction.atomic():
        undo = open_batch(actor, "undo", batch.label, scope_id=batch.scope_id, undoes=batch.id)
        if not Batch.objects.filter(pk=batch.pk, undone_by__isnull=True).update(undone_by=undo.id):
            raise Conflict("kernel.already_undone")
    return undo


def undo_batch(actor: Actor, batch_id: UUID, *, into: Batch | None = None) -> tuple[Batch, Plan]:
    """Take a batch back, newest first, in short transactions; the undo is a batch and can be undone itself.

    `into` goes on with an undo begun before: what it has taken back already no longer equals "after" and is passed
    over. Raises Conflict when the batch still runs or is undone already.
    """
    batch = find_batch(actor, batch_id)
    undo = into or begin_undo(actor, batch_id)
    plan = _plan(actor, batch)
    Batch.objects.filter(pk=undo.pk).update(total=len(plan.steps), done=0)
    for part in chunks(plan.steps):
        with in_batch(undo.id), caused_by("undo"), transact(actor):
            _apply(actor, part)
        advance(undo, len(part))
    finish(undo, {"reverted": len(plan.steps), "kept": plan.kept, "irreversible": plan.irreversible})
    return undo, plan


def _plan(actor: Actor, batch: Batch) -> Plan:
    plan = Plan()
    history = events_of(batch)
    known = _load(actor, history)
    later = _touched_since(batch, history)
    for kind, subject, effect, changes in _merged(history, plan):
        snapshot = known.get((kind, subject))
        if snapshot is None:
            continue
        entry = {"kind": kind, "id": str(subject), "name": snapshot.name}
        if not snapshot.allowed:
            plan.kept.append({**entry, "reason": "not_allowed"})
        elif effect == "created":
            _plan_removal(plan, entry, snapshot, later.get(subject), subject)
        elif effect == "removed":
            if snapshot.removed:
                plan.steps.append(("restore", kind, subject, {}))
                _plan_reversal(plan, entry, snapshot, changes, later.get(subject), subject)
        elif not snapshot.removed:
            _plan_reversal(plan, entry, snapshot, changes, later.get(subject), subject)
    plan.steps.sort(key=lambda step: _ORDER.index(step[0]))
    return plan


def _merged(history: list[StoredEvent], plan: Plan) -> list[tuple[str, UUID, str, dict[str, list[Any]]]]:
    """Fold the events of each subject into its net effect, keeping newest-first order."""
    net: dict[tuple[str, UUID], tuple[str, dict[str, list[Any]]]] = {}
    for row in history:
        event = event_registry.registry.get(row.kind)
        if event is None or event.effect == "noted":
            continue
        if event.irreversible or row.subject_kind not in _nouns:
            plan.irreversible.append({"kind": row.subject_kind, "id": str(row.subject_id), "event": row.kind})
            continue
        key = (row.subject_kind, row.subject_id)
        effect, changes = net.get(key, (event.effect, {}))
        for name, (before, after) in (row.changes or {}).items():
            changes[name] = [before, changes[name][1] if name in changes else after]
        net[key] = (_fold(event.effect, effect), changes)
    return [(kind, subject, effect, changes) for (kind, subject), (effect, changes) in net.items()]


def _fold(older: str, newer: str) -> str:
    if older in ("created", "restored"):
        return "nothing" if newer == "removed" else "created"
    return newer if newer in ("removed",) else older


def _plan_removal(
    plan: Plan, entry: dict[str, Any], snapshot: Snapshot, later: dict[str, str] | None, subject: UUID
) -> None:
    if snapshot.removed:
        return
    if later:
        plan.kept.append({**entry, "reason": "changed_since", "by": next(iter(later.values()))})
    else:
        plan.steps.append(("remove", entry["kind"], subject, {}))


def _plan_reversal(
    plan: Plan,
    entry: dict[str, Any],
    snapshot: Snapshot,
    changes: dict[str, list[Any]],
    later: dict[str, str] | None,
    subject: UUID,
) -> None:
    back = {}
    for name, (before, after) in changes.items():
        if snapshot.values.get(name) == after:
            back[name] = before
        elif snapshot.values.get(name) != before:
            by = (later or {}).get(name)
            plan.kept.append({**entry, "reason": "changed_since", "field": name, "by": by})
    if back:
        plan.steps.append(("revert", entry["kind"], subject, back))


def _load(actor: Actor, history: list[StoredEvent]) -> dict[tuple[str, UUID], Snapshot]:
    wanted: dict[str, set[UUID]] = {}
    for row in history:
        wanted.setdefault(row.subject_kind, set()).add(row.subject_id)
    found: dict[tuple[str, UUID], Snapshot] = {}
    for kind, ids in wanted.items():
        if kind in _nouns:
            for part in chunks(sorted(ids)):
                found.update({(kind, key): snap for key, snap in _nouns[kind].snapshots(actor, part).items()})
    return found


def _touched_since(batch: Batch, history: list[StoredEvent]) -> dict[UUID, dict[str, str]]:
    """Return per subject what people did to it after the batch's first event, outside it: field changed, and by whom.

    What somebody has hung on a subject since (a comment, a sub-task, a link) counts as the field "", and so does what
    hangs below: removing a thing would take along what is to be kept.
    """
    if not history:
        return {}
    first = history[-1].seq
    undos = {batch.id, *Batch.objects.filter(undoes=batch.id).values_list("id", flat=True)}
    touched: dict[UUID, dict[str, str]] = {}
    subjects = {row.subject_id for row in history}
    for part in chunks(sorted(subjects)):
        rows = StoredEvent.objects.filter(workspace_id=batch.workspace_id, subject_id__in=part, seq__gt=first)
        for row in rows.values_list("subject_id", "changes", "actor_id", "batch_id", "kind"):
            subject, changes, by, of, kind = row
            if of not in undos and event_registry.registry[kind].effect != "noted":
                touched.setdefault(subject, {}).update(dict.fromkeys(changes or {"": 0}, str(by or "")))
    _hung_on(batch, first, undos, subjects, touched)
    for event in history:
        if event.subject_id in touched:
            whose = next(iter(touched[event.subject_id].values()))
            for above in _above(event.parents, subjects):
                touched.setdefault(above, {}).setdefault("", whose)
    return touched


def _hung_on(
    batch: Batch, first: int, undos: set[UUID], subjects: set[UUID], touched: dict[UUID, dict[str, str]]
) -> None:
    making = [kind for kind, event in event_registry.registry.items() if event.effect == "created"]
    rows = StoredEvent.objects.filter(workspace_id=batch.workspace_id, seq__gt=first, kind__in=making)
    for parents, by, of in rows.values_list("parents", "actor_id", "batch_id").iterator():
        if of not in undos:
            for above in _above(parents, subjects):
                touched.setdefault(above, {}).setdefault("", str(by or ""))


def _above(parents: Sequence[Sequence[str]], subjects: set[UUID]) -> list[UUID]:
    """Return which of the subjects an event names as what shows its own."""
    return [pk for pk in (UUID(text) for _, text in parents) if pk in subjects]


def _apply(actor: Actor, steps: Sequence[tuple[str, str, UUID, dict[str, Any]]]) -> None:
    """Run neighbouring steps of one sort together; the order between sorts stays newest first."""
    run: list[tuple[str, str, UUID, dict[str, Any]]] = []
    for step in [*steps, ("", "", UUID(int=0), {})]:
        if run and step[:2] != run[0][:2]:
            _apply_run(actor, run)
            run = []
        run.append(step)


def _apply_run(actor: Actor, run: list[tuple[str, str, UUID, dict[str, Any]]]) -> None:
    verb, kind = run[0][:2]
    noun = _nouns[kind]
    ids = [subject for _, _, subject, _ in run]
    if verb == "remove":
        noun.remove(actor, ids)
    elif verb == "restore":
        noun.restore(actor, ids)
    else:
        noun.revert(actor, {subject: back for _, _, subject, back in run})
