"""Writes on absences: why somebody is away is written to the row alone, never to the history."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.calendars import events, policy, rules
from drumbeat.calendars.actions.upkeep import raise_people_version
from drumbeat.calendars.models import Absence
from drumbeat.identity.queries import find_person, workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, NotFound
from drumbeat.kernel.events import Changes, assign, jsonable
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref

OPEN = ("first", "last", "minutes_per_day", "repeats")
"""What everybody may know of an absence."""
PRIVATE = ("reason", "note")
MOST_ABSENCES = 3000


@action
def add_absence(actor: Actor, person_id: UUID, values: Mapping[str, Any]) -> Absence:
    """Note when a person is away; `values` holds `OPEN` and `PRIVATE` fields.

    Raises NotFound for a person the actor does not see, NotAllowed for others' absences, Invalid for impossible days.
    """
    name = find_person(actor, person_id).name
    row = Absence(workspace_id=actor.workspace_id, person_id=person_id, external_id=values.get("external_id", ""))
    require(actor, policy.ADD_ABSENCE, row)
    rules.check_absence(values)
    if Absence.objects.filter(person_id=person_id, deleted_at__isnull=True).count() >= MOST_ABSENCES:
        raise Conflict("calendars.too_many_absences", most=MOST_ABSENCES)
    assign(row, {field: values[field] for field in (*OPEN, *PRIVATE) if field in values})
    row.save(force_insert=True)
    _note(actor, events.AbsenceAdded, row, name)
    return row


@action
def update_absence(actor: Actor, absence_id: UUID, values: Mapping[str, Any]) -> Absence:
    """Change when or why a person is away."""
    row = find_absence(actor, absence_id)
    require(actor, policy.UPDATE_ABSENCE, row)
    rules.check_absence({**{field: getattr(row, field) for field in OPEN}, **values})
    changes = assign(row, {field: values[field] for field in (*OPEN, *PRIVATE) if field in values})
    if changes:
        row.save(update_fields=list(changes))
        public = {field: change for field, change in changes.items() if field in OPEN}
        _note(actor, events.AbsenceUpdated, row, row.person.name, public)
    return row


def remove_absence(actor: Actor, absence_id: UUID) -> None:
    """Move an absence to the bin; raise NotFound when there is no such absence."""
    remove_absences(actor, [find_absence(actor, absence_id).id])


@action
def remove_absences(actor: Actor, absence_ids: Sequence[UUID]) -> None:
    """Move absences to the bin; one already there is passed over."""
    for row in _absences(actor, absence_ids, removed=False):
        require(actor, policy.REMOVE_ABSENCE, row)
        Absence.objects.filter(pk=row.pk).update(deleted_at=now())
        _note(actor, events.AbsenceRemoved, row, row.person.name)


@action
def restore_absences(actor: Actor, absence_ids: Iterable[UUID]) -> None:
    """Bring absences back."""
    for row in _absences(actor, absence_ids, removed=True):
        require(actor, policy.REMOVE_ABSENCE, row)
        Absence.objects.filter(pk=row.pk).update(deleted_at=None)
        _note(actor, events.AbsenceRestored, row, row.person.name)


def find_absence(actor: Actor, absence_id: UUID) -> Absence:
    """Return an absence with its person; raise NotFound for another workspace's and one in the bin."""
    found = _absences(actor, [absence_id], removed=False)
    if not found:
        raise NotFound("calendars.no_absence")
    return found[0]


def _absences(actor: Actor, ids: Iterable[UUID], *, removed: bool) -> list[Absence]:
    rows = Absence.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=not removed)
    return list(rows.select_related("person").order_by("id"))


def _note(
    actor: Actor,
    event: type[events.AbsenceAdded | events.AbsenceUpdated | events.AbsenceRemoved | events.AbsenceRestored],
    row: Absence,
    name: str,
    changes: Changes | None = None,
) -> None:
    raise_people_version(actor)
    scope_id = workspace_of(actor).scope_id
    facts = {"name": name, "person_id": row.person_id, "first": jsonable(row.first), "last": jsonable(row.last)}
    subject = Ref("absence", row.id)
    with batched(actor, "absence", name, scope_id=scope_id):
        emit(event(subject=subject, scope_id=scope_id, changes=changes or {}, facts=facts))
