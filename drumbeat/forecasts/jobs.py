"""Work that runs by itself. Counting and learning take seconds: the pump only queues them, so that readers go on."""

import time
from datetime import date
from uuid import UUID

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.forecasts.keeping import settle_forecasts
from drumbeat.forecasts.lessons import learn
from drumbeat.forecasts.models import StaleForecast
from drumbeat.identity.queries import all_workspaces, system_actor_of
from drumbeat.kernel.actions import transact
from drumbeat.kernel.background.jobs import enqueue, job
from drumbeat.kernel.clock import today

PATIENCE = 120.0
"""Seconds after which a count that was queued and never came back is queued again."""

_asked: dict[UUID, float] = {}
_learned: dict[UUID, date] = {}


def ask_for_odds() -> None:
    """Queue a count in every workspace where something was marked stale."""
    for workspace_id in StaleForecast.objects.values_list("workspace_id", flat=True).distinct():
        if time.monotonic() - _asked.get(workspace_id, -PATIENCE) >= PATIENCE:
            _asked[workspace_id] = time.monotonic()
            enqueue("forecasts.count", workspace_id, workspace_id)


@job("forecasts.count")
def count(workspace_id: UUID, _: UUID) -> None:
    """Count again what was marked stale in a workspace."""
    try:
        settle_forecasts(workspace_id)
    finally:
        _asked.pop(workspace_id, None)


def follow_the_day() -> None:
    """With a new day queue learning from what was finished, and mark every open campaign: a day less is left."""
    for workspace_id in all_workspaces():
        actor = system_actor_of(workspace_id)
        day = today(actor.time_zone)
        if _learned.get(workspace_id) != day:
            _learned[workspace_id] = day
            enqueue("forecasts.learn", workspace_id, workspace_id)


@job("forecasts.learn")
def learn_and_mark(workspace_id: UUID, _: UUID) -> None:
    """Learn anew, then have every open campaign counted again."""
    actor = system_actor_of(workspace_id)
    learn(actor)
    with transact(actor):
        for campaign_id in open_campaigns(actor).values_list("id", flat=True):
            StaleForecast.objects.get_or_create(
                campaign_id=campaign_id, defaults={"workspace_id": workspace_id, "seq": 0}
            )
