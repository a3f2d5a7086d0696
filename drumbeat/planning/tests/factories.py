"""Rows of planning for tests, made by its own verbs."""

from typing import Any

from drumbeat.campaigns.tests.factories import Campaign
from drumbeat.kernel.actor import Actor
from drumbeat.planning.actions.run import carry_out, start_schedule_run
from drumbeat.planning.actions.scenario import create_scenario
from drumbeat.planning.models import Embargo, Scenario, ScenarioChange, ScheduleRun

__all__ = ("Embargo", "Scenario", "ScenarioChange", "ScheduleRun", "make_scenario", "run_through")


def make_scenario(actor: Actor, *campaigns: Campaign, name: str = "First") -> Scenario:
    """A new scenario over the campaigns."""
    return create_scenario(actor, name, [campaign.id for campaign in campaigns])


def run_through(actor: Actor, kind: str, **given: Any) -> ScheduleRun:
    """A run that has been carried out, here instead of in a job."""
    run = start_schedule_run(actor, {"kind": kind, "seconds": 2, **given})
    carry_out(actor, ScheduleRun.objects.select_related("campaign").get(pk=run.pk))
    run.refresh_from_db()
    return run
