"""Work that runs by itself."""

from datetime import date
from uuid import UUID

from drumbeat.capacity.projections import recompute_all
from drumbeat.identity.queries import all_workspaces, system_actor_of
from drumbeat.kernel.clock import today

_done: dict[UUID, date] = {}


def follow_the_day() -> None:
    """Derive a workspace's load again when its day has turned: what is left lies on the days that are left."""
    for workspace_id in all_workspaces():
        actor = system_actor_of(workspace_id)
        day = today(actor.time_zone)
        if _done.get(workspace_id) != day:
            recompute_all(actor)
            _done[workspace_id] = day
