"""Writes on working patterns of people and teams."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.calendars import events, policy, rules
from drumbeat.calendars.actions.upkeep import raise_people_version
from drumbeat.calendars.models import WorkPattern
from drumbeat.identity.queries import find_person, find_team, workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid, NotFound
from drumbeat.kernel.events import assign, jsonable
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref

CHANGEABLE = ("week", "percent")
MOST_PATTERNS = 100


@dataclass(frozen=True)
class Whose:
    """A person or a team: exactly one of them."""

    person_id: UUID | None = None
    team_id: UUID | None = None


@action
def set_work_pattern(
    actor: Actor, whose: Whose, *, valid_from: date | None = None, week: Any = None, percent: int = 100
) -> WorkPattern:
    """Let a person or team work so from a day on, None for always; said again for the same day, it replaces itself.

    Raises NotFound for a person or team the actor does not see, NotAllowed for others' patterns, Invalid for an
    impossible week or share.
    """
    if (whose.person_id is None) == (whose.team_id is None):
        raise Invalid("calendars.bad_pattern", fields={"person_id": ["required"]})
    name = find_person(actor, whose.person_id).name if whose.person_id else find_team(actor, _known(whose)).name
    owner: dict[str, Any] = asdict(whose)
    of = WorkPattern.objects.filter(policy.visible(actor), deleted_at__isnull=True, **owner)
    present = of.filter(valid_from=valid_from).first()
    row = present or WorkPattern(workspace_id=actor.workspace_id, valid_from=valid_from, **owner)
    require(actor, policy.SET_WORK_PATTERN, row)
    rules.check_pattern(week, percent)
    if present is None and of.count() >= MOST_PATTERNS:
        raise Conflict("calendars.too_many_patterns", most=MOST_PATTERNS)
    changes = assign(row, {"week": week, "percent": percent})
    if present is None:
        row.save(force_insert=True)
        _note(actor, events.WorkPatternSet, row, name)
    elif changes:
        row.save(update_fields=list(changes))
        _note(actor, events.WorkPatternChanged, row, name, changes)
    return row


def clear_work_pattern(actor: Actor, pattern_id: UUID) -> None:
    """Let the person or team follow what held before; raise NotFound when there is no such pattern."""
    if not WorkPattern.objects.filter(policy.visible(actor), pk=pattern_id, deleted_at__isnull=True).exists():
        raise NotFound("calendars.no_pattern")
    clear_work_patterns(actor, [pattern_id])


@action
def clear_work_patterns(actor: Actor, pattern_ids: Sequence[UUID]) -> None:
    """Move patterns to the bin; one already there is passed over."""
    for row in _patterns(actor, pattern_ids, removed=False):
        require(actor, policy.CLEAR_WORK_PATTERN, row)
        WorkPattern.objects.filter(pk=row.pk).update(deleted_at=now())
        _note(actor, events.WorkPatternCleared, row, owner_name(row))


@action
def restore_work_patterns(actor: Actor, pattern_ids: Sequence[UUID]) -> None:
    """Bring patterns back, but not one whose day has another by now."""
    for row in _patterns(actor, pattern_ids, removed=True):
        require(actor, policy.CLEAR_WORK_PATTERN, row)
        same = {"person_id": row.person_id, "team_id": row.team_id, "valid_from": row.valid_from}
        if not WorkPattern.objects.filter(deleted_at__isnull=True, **same).exists():
            WorkPattern.objects.filter(pk=row.pk).update(deleted_at=None)
            _note(actor, events.WorkPatternRestored, row, owner_name(row))


@action
def revert_work_patterns(actor: Actor, back: Mapping[UUID, dict[str, Any]]) -> None:
    """Give patterns the week and share they had."""
    for row in _patterns(actor, back, removed=False):
        require(actor, policy.SET_WORK_PATTERN, row)
        changes = assign(row, {name: value for name, value in back[row.id].items() if name in CHANGEABLE})
        if changes:
            row.save(update_fields=list(changes))
            _note(actor, events.WorkPatternChanged, row, owner_name(row), changes)


def owner_name(row: WorkPattern) -> str:
    """Return the name of the person or team whose pattern it is."""
    owner = row.person or row.team
    return owner.name if owner else ""


def _known(whose: Whose) -> UUID:
    if whose.team_id is None:
        raise Invalid("calendars.bad_pattern", fields={"team_id": ["required"]})
    return whose.team_id


def _patterns(actor: Actor, ids: Iterable[UUID], *, removed: bool) -> list[WorkPattern]:
    rows = WorkPattern.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=not removed)
    return list(rows.select_related("person", "team").order_by("id"))


def _note(
    actor: Actor,
    event: type[
        events.WorkPatternSet | events.WorkPatternChanged | events.WorkPatternCleared | events.WorkPatternRestored
    ],
    row: WorkPattern,
    name: str,
    changes: dict[str, list[Any]] | None = None,
) -> None:
    raise_people_version(actor)
    scope_id = workspace_of(actor).scope_id
    facts = {"name": name, "percent": row.percent, "valid_from": jsonable(row.valid_from)}
    with batched(actor, "calendar", name, scope_id=scope_id):
        emit(event(subject=Ref("work_pattern", row.id), scope_id=scope_id, changes=changes or {}, facts=facts))
