"""Reads of planning's own rows."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.planning import policy
from drumbeat.planning.models import Embargo, Scenario, ScenarioChange, ScheduleRun
from drumbeat.planning.rules.changes import Change, read_change


def schedule_runs(actor: Actor) -> QuerySet[ScheduleRun]:
    """Return the runs the actor sees, newest first."""
    return ScheduleRun.objects.filter(policy.visible(actor)).order_by("-created_at", "-id")


def runs_of(actor: Actor, campaign_id: UUID | None) -> QuerySet[ScheduleRun]:
    """Return the runs of a campaign, or those over all campaigns, newest first."""
    of_one = Q(campaign__isnull=True) if campaign_id is None else Q(campaign_id=campaign_id)
    return schedule_runs(actor).filter(of_one)


def find_schedule_run(actor: Actor, run_id: UUID) -> ScheduleRun:
    """Return one run; raise NotFound when the actor does not see it."""
    row = schedule_runs(actor).select_related("campaign").filter(pk=run_id).first()
    if row is None:
        raise NotFound("planning.no_run")
    return row


def embargoes(actor: Actor) -> QuerySet[Embargo]:
    """Return the embargoes the actor sees, by their first day."""
    return Embargo.objects.filter(policy.visible(actor), deleted_at__isnull=True).order_by("first", "id")


def find_embargo(actor: Actor, embargo_id: UUID) -> Embargo:
    """Return one embargo; raise NotFound when the actor does not see it."""
    row = embargoes(actor).filter(pk=embargo_id).first()
    if row is None:
        raise NotFound("planning.no_embargo")
    return row


def embargoes_from(workspace_id: UUID, day: date, campaign_ids: Iterable[UUID]) -> list[Embargo]:
    """Return what closes days from `day` on for any of the campaigns, as the scheduler must respect it."""
    whose = Q(campaign__isnull=True) | Q(campaign_id__in=list(campaign_ids))
    rows = Embargo.objects.filter(whose, workspace_id=workspace_id, last__gte=day, deleted_at__isnull=True)
    return list(rows.order_by("first", "id"))


def scenarios(actor: Actor) -> QuerySet[Scenario]:
    """Return the scenarios the actor sees, newest first, without the bin."""
    return Scenario.objects.filter(policy.visible(actor), deleted_at__isnull=True).order_by("-created_at", "-id")


def find_scenario(actor: Actor, scenario_id: UUID) -> Scenario:
    """Return one scenario; raise NotFound when the actor does not see it."""
    row = scenarios(actor).filter(pk=scenario_id).first()
    if row is None:
        raise NotFound("planning.no_scenario")
    return row


def changes_of(scenario: Scenario) -> list[ScenarioChange]:
    """Return the changes of a scenario in the order they were added."""
    return list(ScenarioChange.objects.filter(scenario=scenario, deleted_at__isnull=True).order_by("created_at", "id"))


def find_change(actor: Actor, change_id: UUID) -> ScenarioChange:
    """Return one change of a scenario; raise NotFound when the actor does not see it."""
    rows = ScenarioChange.objects.filter(policy.visible(actor), deleted_at__isnull=True, scenario__deleted_at=None)
    row = rows.select_related("scenario").filter(pk=change_id).first()
    if row is None:
        raise NotFound("planning.no_change")
    return row


def typed_changes(scenario: Scenario) -> list[Change]:
    """Return the changes of a scenario as typed values."""
    return [read_change(row.kind, row.facts) for row in changes_of(scenario)]
