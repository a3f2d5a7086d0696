"""Days of workspaces: each part of the product that follows the day begins it once."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

from drumbeat.identity.models import DayBegun
from drumbeat.identity.queries import all_workspaces, system_actor_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.background.jobs import periodic
from drumbeat.kernel.clock import today


def each_day(name: str, begin: Callable[[Actor], None]) -> None:
    """Have `begin` called in every workspace when a day begins there: once a day, however often the server starts.

    Readers wait for it meanwhile, so it marks or queues what must follow the day and does not compute it.
    """
    periodic(name, timedelta(minutes=15))(partial(begin_days, name, begin))


def begin_days(name: str, begin: Callable[[Actor], None]) -> None:
    """Begin the day where it has turned; what fails is begun again, so `begin` must be safe to call twice."""
    for workspace_id in all_workspaces():
        actor = system_actor_of(workspace_id)
        day = today(actor.time_zone)
        if not DayBegun.objects.filter(workspace_id=workspace_id, name=name, day=day).exists():
            begin(actor)
            DayBegun.objects.update_or_create(workspace_id=workspace_id, name=name, defaults={"day": day})
