"""Writing facts: what a run replaces is kept, what it repeats is left alone, and all of it can be taken back.

Runs inside the caller's transaction; whoever writes much calls it in parts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.db.models import Q

from drumbeat.kernel.clock import now
from drumbeat.kernel.raw.select import select_values
from drumbeat.kernel.raw.writes import change_values, insert_values
from drumbeat.metrics.models import Fact, FactRevision, FactRun

Key = tuple[str, str, date]
"""Metric, place and first day: what makes a fact one."""

VALUES = (
    "scope_id", "source_id", "metric_key", "place", "start", "end", "campaign_id", "campaign_ref", "channel_id",
    "channel_ref", "deliverable_id", "dims", "micros", "currency", "is_estimate",
)  # fmt: skip
_STORED = (*VALUES, "fetched_at", "run_id")
_RENEWED = (
    "scope_id", "end", "campaign_id", "campaign_ref", "channel_id", "channel_ref", "deliverable_id", "micros",
    "currency", "is_estimate",
)  # fmt: skip
PART = 1000
"""Facts written in one transaction: well under 200 ms."""


class Planned(NamedTuple):
    """A fact to be written; the fields stand in the order of `VALUES`."""

    scope_id: UUID
    source_id: UUID
    metric_key: str
    place: str
    start: date
    end: date
    campaign_id: UUID | None
    campaign_ref: str
    channel_id: UUID | None
    channel_ref: str
    deliverable_id: UUID | None
    dims: Mapping[str, str]
    micros: int
    currency: str
    is_estimate: bool = False

    @property
    def key(self) -> Key:
        """What makes the fact one."""
        return self.metric_key, self.place, self.start


@dataclass
class Tally:
    """What became of planned facts, and which campaigns' metrics on which days are other than before."""

    created: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0
    kept: int = 0
    touched: dict[UUID, dict[str, tuple[date, date]]] = field(default_factory=dict)
    scopes: dict[UUID, UUID] = field(default_factory=dict)

    def touch(self, campaign_id: UUID | None, scope_id: UUID, metric_key: str, start: date, end: date) -> None:
        """Remember that a campaign's metric is other than before on these days."""
        if campaign_id is not None:
            self.scopes[campaign_id] = scope_id
            days = self.touched.setdefault(campaign_id, {})
            first, last = days.get(metric_key, (start, end))
            days[metric_key] = min(first, start), max(last, end)

    def counts(self) -> dict[str, int]:
        """Return the numbers for events and screens."""
        return {name: getattr(self, name) for name in ("created", "changed", "same", "removed", "kept")}


def place_of(
    source_id: UUID,
    campaign: UUID | str,
    channel: UUID | str | None,
    deliverable_id: UUID | None,
    dims: Mapping[str, str],
) -> str:
    """Return the hash of where a fact belongs; words of a source stand for themselves, whatever they are matched to."""
    parts = (source_id.hex, _told(campaign), _told(channel), _told(deliverable_id))
    text = "\x1f".join(parts).encode() + orjson.dumps(dict(dims), option=orjson.OPT_SORT_KEYS)
    return blake2b(text, digest_size=16).hexdigest()


def _told(value: UUID | str | None) -> str:
    if value is None:
        return ""
    return value.hex if isinstance(value, UUID) else f"={value.casefold()}"


def write_facts(run: FactRun, planned: Sequence[Planned], tally: Tally) -> None:
    """Write facts: new ones are added, others replace the value there is, which becomes a revision."""
    present = _present(run.workspace_id, planned)
    new: list[Planned] = []
    changed: list[tuple[UUID, Planned]] = []
    for fact in planned:
        before = present.get(fact.key)
        if before is None:
            new.append(fact)
        elif before[1] == _compared(fact):
            tally.same += 1
            continue
        else:
            changed.append((before[0], fact))
            tally.touch(before[2], before[3], fact.metric_key, fact.start, fact.end)
        tally.touch(fact.campaign_id, fact.scope_id, fact.metric_key, fact.start, fact.end)
    _insert(run, new)
    _replace(run, changed)
    tally.created += len(new)
    tally.changed += len(changed)


def remove_facts(run: FactRun, ids: Sequence[UUID], tally: Tally) -> None:
    """Take facts away; each becomes a revision."""
    rows = select_values(Fact, Q(id__in=list(ids), workspace_id=run.workspace_id), ("id", *_STORED))
    _keep(run, rows, None)
    for row in rows:
        tally.touch(row[7], row[1], row[3], row[5], row[6])
    Fact.objects.filter(id__in=[row[0] for row in rows]).delete()
    tally.removed += len(rows)


def _present(
    workspace_id: UUID, planned: Sequence[Planned]
) -> dict[Key, tuple[UUID, tuple[Any, ...], UUID | None, UUID]]:
    """Return id, compared values, campaign and scope of the facts that have the keys of the planned ones."""
    if not planned:
        return {}
    where = Q(
        workspace_id=workspace_id,
        metric_key__in=list(dict.fromkeys(fact.metric_key for fact in planned)),
        place__in=list(dict.fromkeys(fact.place for fact in planned)),
        start__gte=min(fact.start for fact in planned),
        start__lte=max(fact.start for fact in planned),
    )
    names = ("id", "scope_id", "metric_key", "place", "start", *_COMPARED)
    return {
        (key, place, start): (pk, tuple(rest), rest[4], scope_id)
        for pk, scope_id, key, place, start, *rest in select_values(Fact, where, names)
    }


_COMPARED = (
    "end", "micros", "currency", "is_estimate", "campaign_id", "campaign_ref", "channel_id", "channel_ref",
    "deliverable_id",
)  # fmt: skip


def _compared(fact: Planned) -> tuple[Any, ...]:
    return (
        fact.end, fact.micros, fact.currency, fact.is_estimate, fact.campaign_id, fact.campaign_ref, fact.channel_id,
        fact.channel_ref, fact.deliverable_id,
    )  # fmt: skip


def _insert(run: FactRun, facts: Iterable[Planned]) -> None:
    at = now()
    rows = [(run.workspace_id, at, run.id, *fact) for fact in facts]
    insert_values(Fact, ("workspace_id", "fetched_at", "run_id", *VALUES), rows)


def _replace(run: FactRun, changed: Sequence[tuple[UUID, Planned]]) -> None:
    if not changed:
        return
    where = Q(id__in=[pk for pk, _ in changed])
    _keep(run, select_values(Fact, where, ("id", *_STORED)), run.id)
    at = now()
    rows = [(pk, at, run.id, *(getattr(fact, name) for name in _RENEWED)) for pk, fact in changed]
    change_values(Fact, ("fetched_at", "run_id", *_RENEWED), rows)


def _keep(run: FactRun, rows: Sequence[Sequence[Any]], left_run: UUID | None) -> None:
    """Keep facts as they are before `run` replaces them or takes them away."""
    names = ("workspace_id", "ended_by_id", "left_run", "fact_id", *_STORED)
    insert_values(FactRevision, names, [(run.workspace_id, run.id, left_run, *row) for row in rows])


def put_back(run: FactRun, undo: FactRun, after: UUID | None, tally: Tally) -> UUID | None:
    """Put back a part of what `run` replaced or took away, behind the revision `after`; return the last one, or None.

    Where somebody has written since, that stays and is counted as kept. `undo` is the run this is done by: putting back
    what that one replaced brings everything here again.
    """
    rows = FactRevision.objects.filter(ended_by=run, **({"id__gt": after} if after else {})).order_by("id")
    part = list(rows.values_list("id", "left_run", "fact_id", *_STORED)[:PART])
    ids = [row[2] for row in part]
    present = {row[0]: row for row in select_values(Fact, Q(id__in=ids), ("id", *_STORED))}
    taken = {row[0]: row[-1] for row in present.values()}
    back = [row for row in part if taken.get(row[2]) == row[1]]
    tally.kept += len(part) - len(back)
    _keep_for_undo(undo, [present[row[2]] for row in back if row[2] in present], {row[2]: row[-1] for row in back})
    for row in back:
        for each in (row[2:], present.get(row[2])):
            if each is not None:
                tally.touch(each[7], each[1], each[3], each[5], each[6])
    changed = [row[2:] for row in back if row[2] in present]
    change_values(Fact, _STORED, changed)
    _return(undo, [row[2:] for row in back if row[2] not in present], tally)
    tally.changed += len(changed)
    return part[-1][0] if part else None


def added_by(run: FactRun) -> list[UUID]:
    """Return a part of the facts that a run added and nobody has written since."""
    replaced = FactRevision.objects.filter(ended_by=run).values("fact_id")
    return list(
        Fact.objects.filter(run=run).exclude(id__in=replaced).order_by("id").values_list("id", flat=True)[:PART]
    )


def written_since(run: FactRun) -> int:
    """Return how many facts a run wrote that people have written again since; they stay when it is taken back."""
    later = FactRevision.objects.filter(run=run).exclude(ended_by__kind=FactRun.Kind.UNDO).values("fact_id")
    return Fact.objects.filter(id__in=later).exclude(run=run).count()


def _keep_for_undo(undo: FactRun, rows: Sequence[Sequence[Any]], left: Mapping[UUID, UUID]) -> None:
    names = ("workspace_id", "ended_by_id", "left_run", "fact_id", *_STORED)
    insert_values(FactRevision, names, [(undo.workspace_id, undo.id, left[row[0]], *row) for row in rows])


def _return(undo: FactRun, rows: Sequence[Sequence[Any]], tally: Tally) -> None:
    """Bring facts that were taken away back, where nobody has written there since."""
    there = _present(undo.workspace_id, [Planned(*row[1 : len(VALUES) + 1]) for row in rows])
    free = [row for row in rows if (row[3], row[4], row[5]) not in there]
    tally.kept += len(rows) - len(free)
    insert_values(Fact, ("workspace_id", "id", *_STORED), [(undo.workspace_id, *row) for row in free])
    tally.created += len(free)
