"""Writes on scenarios and their changes; applying one stands in `apply`."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import find_campaign
from drumbeat.identity.queries import is_private, require_people, workspace_of
from drumbeat.kernel.actions import action, clock_of, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.events import Event, assign, jsonable
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.planning import events, policy
from drumbeat.planning.models import Scenario, ScenarioChange
from drumbeat.planning.queries.rows import find_change, find_scenario, scenarios
from drumbeat.planning.rules import changes as rules
from drumbeat.work.queries.tasks import find_task

FIELDS = ("name", "note")


@action
def create_scenario(actor: Actor, name: str, campaign_ids: Sequence[UUID], note: str = "") -> Scenario:
    """Begin a what-if over the campaigns, or over all open ones.

    Raises NotFound for a campaign the actor does not see, Conflict for a private one together with others.
    """
    if len(set(campaign_ids)) > rules.MOST_CAMPAIGNS:
        raise Invalid("planning.bad_scenario", fields={"campaign_ids": ["too_many"]})
    campaigns = [find_campaign(actor, pk) for pk in dict.fromkeys(campaign_ids)]
    row = Scenario(
        workspace_id=actor.workspace_id,
        scope_id=_scope_for(actor, {campaign.scope_id for campaign in campaigns}),
        name=rules.check_name(name, "planning.bad_scenario"),
        note=_note(note),
        campaigns=[str(campaign.id) for campaign in campaigns],
        based_on_seq=clock_of(actor.workspace_id),
        by_id=actor.person_id,
    )
    require(actor, policy.CREATE_SCENARIO, row)
    with batched(actor, "create", row.name, scope_id=row.scope_id):
        row.save(force_insert=True)
        emit(fact(events.ScenarioCreated, row))
    return row


def _scope_for(actor: Actor, scopes: set[UUID]) -> UUID:
    """The scope that sees everything the scenario names: a private campaign stands alone."""
    if any(is_private(scope_id) for scope_id in scopes) and len(scopes) > 1:
        raise Conflict("planning.private_together")
    return scopes.pop() if len(scopes) == 1 else workspace_of(actor).scope_id


def _note(note: str) -> str:
    if len(note) > rules.LONGEST_NOTE:
        raise Invalid("planning.bad_scenario", fields={"note": ["too_long"]}, most=rules.LONGEST_NOTE)
    return note.strip()


@action
def update_scenario(actor: Actor, scenario_id: UUID, given: Mapping[str, Any]) -> Scenario:
    """Change a scenario's name or note."""
    row = find_scenario(actor, scenario_id)
    require(actor, policy.UPDATE_SCENARIO, row)
    own = {name: given[name] for name in FIELDS if name in given}
    if "name" in own:
        own["name"] = rules.check_name(own["name"], "planning.bad_scenario")
    if "note" in own:
        own["note"] = _note(own["note"])
    write(actor, row, own)
    return row


def write(actor: Actor, row: Scenario, values: Mapping[str, Any]) -> None:
    """Write checked values of a scenario within an action and emit what changed; nothing when nothing did."""
    changes = assign(row, values)
    if changes:
        with batched(actor, "update", row.name, scope_id=row.scope_id):
            row.save(update_fields=list(changes))
            emit(
                events.ScenarioUpdated(
                    subject=Ref("scenario", row.id), scope_id=row.scope_id, parents=parents(row), changes=changes
                )
            )


@action
def revert_scenarios(actor: Actor, back: Mapping[UUID, Mapping[str, Any]]) -> None:
    """Take changes of scenarios back: to undo having applied one is to open it again."""
    for pk, values in back.items():
        row = find_scenario(actor, pk)
        require(actor, policy.UPDATE_SCENARIO, row)
        batch = values.get("applied_batch")
        write(actor, row, {**values, "applied_batch": UUID(batch)} if batch else values)


@action
def remove_scenarios(actor: Actor, ids: Sequence[UUID]) -> None:
    """Move scenarios to the bin; one already there is passed over."""
    for row in scenarios(actor).filter(pk__in=list(ids)):
        require(actor, policy.REMOVE_SCENARIO, row)
        with batched(actor, "remove", row.name, scope_id=row.scope_id):
            row.deleted_at = now()
            row.save(update_fields=["deleted_at"])
            emit(fact(events.ScenarioRemoved, row))


@action
def restore_scenarios(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring scenarios back from the bin."""
    rows = Scenario.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=False)
    for row in rows.order_by("id"):
        require(actor, policy.REMOVE_SCENARIO, row)
        row.deleted_at = None
        row.save(update_fields=["deleted_at"])
        emit(fact(events.ScenarioRestored, row))


@action
def add_scenario_change(actor: Actor, scenario_id: UUID, kind: str, given: Mapping[str, Any]) -> ScenarioChange:
    """Add one change to an open scenario.

    Raises Invalid for values that do not fit its kind, NotFound for people, tasks and campaigns the actor does not
    see, Conflict for those the scenario does not cover.
    """
    scenario = find_scenario(actor, scenario_id)
    require(actor, policy.ADD_SCENARIO_CHANGE, scenario)
    refuse_applied(scenario)
    facts = rules.check_change(kind, given)
    if ScenarioChange.objects.filter(scenario=scenario, deleted_at__isnull=True).count() >= rules.MOST_CHANGES:
        raise Conflict("planning.too_many_changes", most=rules.MOST_CHANGES)
    require_people(actor, [*([facts["person_id"]] if "person_id" in facts else ()), *(facts.get("person_ids") or ())])
    _refuse_outside(actor, scenario, facts)
    row = ScenarioChange(
        workspace_id=actor.workspace_id,
        scope_id=scenario.scope_id,
        scenario=scenario,
        kind=kind,
        facts=jsonable(facts),
    )
    with batched(actor, "create", scenario.name, scope_id=row.scope_id):
        row.save(force_insert=True)
        emit(_change_fact(events.ScenarioChangeAdded, row))
    return row


def _refuse_outside(actor: Actor, scenario: Scenario, facts: Mapping[str, Any]) -> None:
    if "task_id" in facts:
        campaign = find_campaign(actor, find_task(actor, facts["task_id"]).campaign_id)
    elif "campaign_id" in facts:
        campaign = find_campaign(actor, facts["campaign_id"])
    else:
        return
    covered = str(campaign.id) in scenario.campaigns if scenario.campaigns else not is_private(campaign.scope_id)
    if not covered:
        raise Conflict("planning.not_in_scenario", name=campaign.name)


@action
def remove_scenario_changes(actor: Actor, ids: Sequence[UUID]) -> None:
    """Take changes out of their scenarios."""
    for pk in ids:
        row = find_change(actor, pk)
        require(actor, policy.REMOVE_SCENARIO_CHANGE, row.scenario)
        refuse_applied(row.scenario)
        with batched(actor, "remove", row.scenario.name, scope_id=row.scope_id):
            row.deleted_at = now()
            row.save(update_fields=["deleted_at"])
            emit(_change_fact(events.ScenarioChangeRemoved, row))


@action
def restore_scenario_changes(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring changes back into their scenarios."""
    rows = ScenarioChange.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=False)
    for row in rows.select_related("scenario").order_by("id"):
        require(actor, policy.ADD_SCENARIO_CHANGE, row.scenario)
        row.deleted_at = None
        row.save(update_fields=["deleted_at"])
        emit(_change_fact(events.ScenarioChangeRestored, row))


def refuse_applied(scenario: Scenario) -> None:
    """Raise Conflict for a scenario whose changes have become the plan."""
    if scenario.state == Scenario.State.APPLIED:
        raise Conflict("planning.scenario_applied", name=scenario.name)


def parents(row: Scenario) -> tuple[Ref, ...]:
    """Return the campaigns a scenario is over."""
    return tuple(Ref("campaign", UUID(pk)) for pk in row.campaigns)


def fact(event: type[Event], row: Scenario) -> Event:
    """Return a fact about a scenario with its name."""
    return event(subject=Ref("scenario", row.id), scope_id=row.scope_id, parents=parents(row), facts={"name": row.name})


def _change_fact(event: type[Event], row: ScenarioChange) -> Event:
    return event(
        subject=Ref("scenario_change", row.id),
        scope_id=row.scope_id,
        parents=(Ref("scenario", row.scenario_id),),
        facts={"change": row.kind},
    )
