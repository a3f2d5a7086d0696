"""Absences imported from an iCalendar file; the same file again changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID
from zoneinfo import ZoneInfo

from drumbeat.calendars import policy
from drumbeat.calendars.actions.absence import add_absence, restore_absences, update_absence
from drumbeat.calendars.models import Absence
from drumbeat.engines.calendars.ics import IcsAbsence, IcsRefusal, IcsUnreadable, read_absences
from drumbeat.identity.queries import find_person, workspace_of
from drumbeat.kernel.actions import action
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.policy import require

MOST_BYTES = 2_000_000


@dataclass
class Imported:
    """How many absences were added, changed and found as they were, and what of the file was left out."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    refused: Sequence[IcsRefusal] = field(default_factory=list)


def import_absences(actor: Actor, person_id: UUID, data: bytes, reason: str) -> Imported:
    """Bring in the events of a file as absences of a person, recognised by their ids; the reason is given for all.

    Raises NotFound for a person the actor does not see, NotAllowed for others' absences, Invalid for what is no
    calendar file.
    """
    name = find_person(actor, person_id).name
    require(actor, policy.IMPORT_ABSENCES, Absence(workspace_id=actor.workspace_id, person_id=person_id))
    if len(data) > MOST_BYTES:
        raise Invalid("calendars.file_too_large", most=MOST_BYTES)
    try:
        found = read_absences(data, ZoneInfo(actor.time_zone))
    except IcsUnreadable:
        raise Invalid("calendars.not_a_calendar", fields={"file": ["bad_value"]}) from None
    return _write(actor, person_id, name, found.absences, found.refused, reason)


@action
def _write(
    actor: Actor,
    person_id: UUID,
    name: str,
    absences: Sequence[IcsAbsence],
    refused: Sequence[IcsRefusal],
    reason: str,
) -> Imported:
    rows = Absence.objects.filter(policy.visible(actor), person_id=person_id).exclude(external_id="")
    present = {row.external_id: row for row in rows.order_by("-deleted_at", "id")}
    result = Imported(refused=refused)
    with batched(actor, "absences", name, scope_id=workspace_of(actor).scope_id):
        for each in absences:
            _bring(actor, person_id, each, present.get(each.uid[:255]), reason, result)
    return result


def _bring(actor: Actor, person_id: UUID, each: IcsAbsence, row: Absence | None, reason: str, result: Imported) -> None:
    rhythm = None if each.every_weeks is None else {"every_weeks": each.every_weeks, "weekday": each.weekday}
    values = {
        "first": each.first, "last": max(each.first, each.last), "minutes_per_day": each.minutes, "repeats": rhythm,
        "note": each.summary[:500],
    }  # fmt: skip
    if row is None:
        add_absence(actor, person_id, {**values, "reason": reason, "external_id": each.uid[:255]})
        result.added += 1
        return
    if row.deleted_at is not None:
        restore_absences(actor, [row.id])
    same = all(getattr(row, name) == value for name, value in values.items())
    if not same:
        update_absence(actor, row.id, values)
    if same and row.deleted_at is None:
        result.unchanged += 1
    else:
        result.updated += 1
