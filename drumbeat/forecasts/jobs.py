"""Work that runs by itself. Counting and learning take seconds: the pump only queues them, so that readers go on."""

import time
from uuid import UUID

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.forecasts.keeping import settle_forecasts
from drumbeat.forecasts.lessons import learn
from drumbeat.forecasts.models import StaleForecast
from drumbeat.identity.queries import system_actor_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.jobs import enqueue, job

PATIENCE = 120.0
"""Seconds after which a count that was queued and never came back is queued again."""

_asked: dict[UUID, float] = {}


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


def begin_day(actor: Actor) -> None:
    """Queue learning from what was finished; then every open campaign is counted again: a day less is left."""
    enqueue("forecasts.learn", actor.workspace_id, actor.workspace_id)


@job("forecasts.learn")
def learn_and_mark(workspace_id: UUID, _: UUID) -> None:
    """Learn anew, then have every open campaign counted again."""
    actor = system_actor_of(workspace_id)
    learn(actor)
    marks = [
        StaleForecast(campaign_id=pk, workspace_id=workspace_id, seq=0)
        for pk in open_campaigns(actor).values_list("id", flat=True)
    ]
    StaleForecast.objects.bulk_create(marks, ignore_conflicts=True)
