"""Forecasts for tests."""

from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.campaigns.tests.factories import Campaign
from drumbeat.forecasts.keeping import recompute, settle_forecasts
from drumbeat.forecasts.models import DurationLesson, EarlyWarning, LaunchForecast, StageVisit, StaleForecast

__all__ = (
    "DurationLesson", "EarlyWarning", "LaunchForecast", "StageVisit", "StaleForecast", "make_warning", "recompute",
    "said", "settle_forecasts",
)  # fmt: skip


def make_warning(campaign_id: UUID | str, name: str = "Write", **facts: Any) -> EarlyWarning:
    """An open warning of the campaign: a task that is too late."""
    campaign = Campaign.objects.get(pk=campaign_id)
    told = {"count": 1, "tasks": [{"id": str(campaign.id), "name": name, "minutes": 480}], **facts}
    return EarlyWarning.objects.create(
        workspace_id=campaign.workspace_id,
        scope_id=campaign.scope_id,
        campaign=campaign,
        kind="negative_float",
        facts=told,
    )


def said(campaign: Campaign, task_id: UUID, made_on: date, day: date, chance: int) -> LaunchForecast:
    """What was once said of a launch: P50 and target on a day, P80 a week later."""
    later = date.fromordinal(day.toordinal() + 7)
    return LaunchForecast.objects.create(
        workspace_id=campaign.workspace_id, scope_id=campaign.scope_id, campaign_id=campaign.id, task_id=task_id,
        made_on=made_on, made_at=campaign.created_at, target=day, chance=chance, p10=day, p50=day, p80=later, p90=later,
    )  # fmt: skip
