"""Work that runs by itself."""

from datetime import date
from uuid import UUID

from drumbeat.identity.queries import all_workspaces, system_actor_of
from drumbeat.kernel.clock import today
from drumbeat.work.projections.keeping import recompute_open

_done: dict[UUID, date] = {}


def follow_the_day() -> None:
    """Recompute a workspace's open campaigns when its day has turned: what has not begun cannot begin yesterday."""
    for workspace_id in all_workspaces():
        actor = system_actor_of(workspace_id)
        day = today(actor.time_zone)
        if _done.get(workspace_id) != day:
            recompute_open(actor)
            _done[workspace_id] = day
