"""Writes on the exit checks of campaign types."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import find_type
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid, NotFound
from drumbeat.kernel.events import Event, assign
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between
from drumbeat.kernel.refs import Ref
from drumbeat.phases import events, offers, policy, rules
from drumbeat.phases.models import ExitCheck
from drumbeat.phases.queries import exit_checks, find_exit_check

MOST_CHECKS = 60
CHANGEABLE = ("name", "required", "phase")


@action
def add_exit_check(actor: Actor, type_id: UUID, values: Mapping[str, Any]) -> ExitCheck:
    """Give a campaign type an exit check: `phase`, `name`, `required` and, for a computed one, `rule`."""
    kind = find_type(actor, type_id)
    require(actor, policy.ADD_EXIT_CHECK, kind)
    _check(values)
    present = exit_checks(actor, type_id)
    if len(present) >= MOST_CHECKS:
        raise Conflict("phases.too_many_checks", most=MOST_CHECKS)
    row = ExitCheck.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=kind.scope_id,
        type_id=type_id,
        phase=values["phase"],
        rule=values.get("rule") or "",
        name=rules.clean_name(values["name"])[0],
        required=values.get("required", True),
        rank=between(present[-1].rank if present else None, None),
    )
    emit(events.ExitCheckAdded(subject=_ref(row), scope_id=row.scope_id, parents=_parents(row), facts=_facts(row)))
    return find_exit_check(actor, row.id)


@action
def update_exit_check(actor: Actor, check_id: UUID, values: Mapping[str, Any]) -> ExitCheck:
    """Change an exit check; one renamed keeps its name in all languages."""
    shown = find_exit_check(actor, check_id)
    require(actor, policy.UPDATE_EXIT_CHECK, shown)
    _check({"name": shown.name, "phase": shown.phase, **values})
    row = ExitCheck.objects.get(pk=check_id)
    wanted = {name: values[name] for name in ("required", "phase") if name in values}
    if "name" in values and (name := rules.clean_name(values["name"])[0]) != shown.name:
        wanted |= {"name": name, "key": ""}
    changes = assign(row, wanted)
    if changes:
        row.save(update_fields=list(changes))
        emit(
            events.ExitCheckUpdated(
                subject=_ref(row), scope_id=row.scope_id, parents=_parents(row), changes=changes, facts=_facts(row)
            )
        )
    return find_exit_check(actor, check_id)


@action
def remove_exit_checks(actor: Actor, check_ids: Sequence[UUID]) -> None:
    """Move exit checks to the bin; phases closed before keep what they were closed with."""
    rows = [find_exit_check(actor, pk) for pk in dict.fromkeys(check_ids)]
    for row in rows:
        require(actor, policy.REMOVE_EXIT_CHECK, row)
    ExitCheck.objects.filter(pk__in=[row.pk for row in rows]).update(deleted_at=now())
    _announce(events.ExitCheckRemoved, rows)


@action
def restore_exit_checks(actor: Actor, check_ids: Sequence[UUID]) -> None:
    """Bring exit checks back from the bin."""
    rows = list(ExitCheck.objects.filter(workspace_id=actor.workspace_id, pk__in=check_ids, deleted_at__isnull=False))
    if len(rows) < len(set(check_ids)):
        raise NotFound("phases.no_exit_check")
    for row in rows:
        require(actor, policy.REMOVE_EXIT_CHECK, row)
    ExitCheck.objects.filter(pk__in=[row.pk for row in rows]).update(deleted_at=None)
    _announce(events.ExitCheckRestored, rows)


def _check(values: Mapping[str, Any]) -> None:
    wrong: dict[str, list[str]] = {}
    if faults := rules.clean_name(values.get("name"))[1]:
        wrong["name"] = faults
    if values.get("phase") not in rules.PHASES:
        wrong["phase"] = ["unknown"]
    if values.get("rule") and values["rule"] not in offers.exit_rules:
        wrong["rule"] = ["unknown"]
    if wrong:
        raise Invalid("phases.bad_check", fields=wrong)


def _announce(event: type[Event], rows: Sequence[ExitCheck]) -> None:
    for row in rows:
        emit(event(subject=_ref(row), scope_id=row.scope_id, parents=_parents(row), facts=_facts(row)))


def _ref(row: ExitCheck) -> Ref:
    return Ref("exit_check", row.id)


def _parents(row: ExitCheck) -> tuple[Ref, ...]:
    return (Ref("type", row.type_id),)


def _facts(row: ExitCheck) -> dict[str, Any]:
    return {"name": row.name, "phase": row.phase}
