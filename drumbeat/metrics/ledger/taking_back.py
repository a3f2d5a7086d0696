"""Putting back what a run replaced, only where nobody has written since."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Q

from drumbeat.kernel.raw.select import select_values
from drumbeat.kernel.raw.writes import change_values, insert_values
from drumbeat.metrics.ledger.write import STORED, Tally
from drumbeat.metrics.models import Fact, FactRevision, FactRun

PART = 500
"""Facts put back in one transaction: well under 200 ms."""


def put_back(run: FactRun, undo: FactRun, after: int, tally: Tally) -> int:
    """Put back a part of what `run` replaced or took away, behind the revision `after`; return the last one, or 0.

    Where somebody has written since, that stays and is counted as kept. `undo` is the run this is done by: putting back
    what that one replaced brings everything here again.
    """
    rows = FactRevision.objects.filter(ended_by=run, id__gt=after).order_by("id")
    part = list(rows.values_list("id", "left_run", "fact_id", *STORED)[:PART])
    ids = [row[2] for row in part]
    present = {row[0]: row for row in select_values(Fact, Q(id__in=ids), ("id", *STORED))}
    back = [row for row in part if (present[row[2]][-1] if row[2] in present else None) == row[1]]
    tally.kept += len(part) - len(back)
    _keep(undo, [present[row[2]] for row in back if row[2] in present], {row[2]: row[-1] for row in back})
    for row in back:
        for each in (row[2:], present.get(row[2])):
            if each is not None:
                campaign = str(each[7]) if each[7] else None
                tally.touch(campaign, str(each[1]), each[3], str(each[5]), str(each[6]))
    changed = [row[2:] for row in back if row[2] in present]
    change_values(Fact, STORED, changed)
    _return(undo, [row[2:] for row in back if row[2] not in present], tally)
    tally.changed += len(changed)
    return part[-1][0] if part else 0


def added_by(run: FactRun) -> list[UUID]:
    """Return a part of the facts that a run added and nobody has written since."""
    replaced = FactRevision.objects.filter(ended_by=run).values("fact_id")
    rows = Fact.objects.filter(run=run).exclude(id__in=replaced).order_by("id")
    return list(rows.values_list("id", flat=True)[:PART])


def written_since(run: FactRun) -> int:
    """Return how many facts a run wrote that people have written again since; they stay when it is taken back."""
    later = FactRevision.objects.filter(run=run).exclude(ended_by__kind=FactRun.Kind.UNDO).values("fact_id")
    return Fact.objects.filter(id__in=later).exclude(run=run).count()


def _keep(undo: FactRun, rows: Sequence[Sequence[Any]], left: Mapping[UUID, UUID]) -> None:
    names = ("workspace_id", "ended_by_id", "left_run", "fact_id", *STORED)
    insert_values(FactRevision, names, [(undo.workspace_id, undo.id, left[row[0]], *row) for row in rows])


def _return(undo: FactRun, rows: Sequence[Sequence[Any]], tally: Tally) -> None:
    """Bring facts that were taken away back, where nobody has written there since."""
    places = [row[4] for row in rows]
    there = set(
        Fact.objects.filter(workspace_id=undo.workspace_id, place__in=places).values_list(
            "metric_key", "place", "start"
        )
    )
    free = [row for row in rows if (row[3], row[4], row[5]) not in there]
    tally.kept += len(rows) - len(free)
    insert_values(Fact, ("workspace_id", "id", *STORED), [(undo.workspace_id, *row) for row in free])
    tally.created += len(free)
