"""What metrics do when the history moves on: goals follow the results."""

from collections.abc import Sequence

from drumbeat.goals.actions.rollup import roll_up_goals
from drumbeat.goals.queries import goals_measured_by
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.models import StoredEvent
from drumbeat.metrics.queries.metrics import library

KINDS = ("results.changed", "metric.", "rate.")


def follow_results(actor: Actor, rows: Sequence[StoredEvent]) -> None:
    """Derive the goals again whose metric, or a part of it, has other results; all after a definition changed."""
    if any(row.kind != "results.changed" for row in rows):
        roll_up_goals(actor.workspace_id)
        return
    known = library(actor)
    changed = {key for row in rows for key in row.facts["metrics"]}
    keys = [key for key in known.metrics if not changed.isdisjoint(known.base_of([key]))]
    found = goals_measured_by(actor.workspace_id, keys, {row.subject_id for row in rows})
    if found:
        roll_up_goals(actor.workspace_id, found)
