"""Work that runs by itself."""

from datetime import date
from uuid import UUID

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.forecasts.keeping import settle_forecasts
from drumbeat.forecasts.lessons import learn
from drumbeat.forecasts.models import StaleForecast
from drumbeat.identity.queries import all_workspaces, system_actor_of
from drumbeat.kernel.actions import transact
from drumbeat.kernel.clock import today

_learned: dict[UUID, date] = {}


def count_odds() -> None:
    """Count again what was marked stale in every workspace."""
    for workspace_id in all_workspaces():
        settle_forecasts(workspace_id)


def follow_the_day() -> None:
    """With a new day learn from what was finished, and mark every open campaign: a day less is left."""
    for workspace_id in all_workspaces():
        actor = system_actor_of(workspace_id)
        day = today(actor.time_zone)
        if _learned.get(workspace_id) == day:
            continue
        learn(actor)
        with transact(actor):
            for campaign_id in open_campaigns(actor).values_list("id", flat=True):
                StaleForecast.objects.get_or_create(
                    campaign_id=campaign_id, defaults={"workspace_id": workspace_id, "seq": 0}
                )
        _learned[workspace_id] = day
