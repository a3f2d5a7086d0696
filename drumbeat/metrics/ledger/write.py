"""Writing facts: what a run replaces is kept, what it repeats is left alone.

Runs inside the caller's transaction; whoever writes much calls it in parts. What is compared and written is in the
driver's own form (see `stored`).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from typing import Any, NamedTuple
from uuid import UUID

import orjson
from django.db import connection

from drumbeat.kernel.clock import now
from drumbeat.kernel.ids import new_id
from drumbeat.kernel.raw.writes import change_many, write_many
from drumbeat.metrics.ledger.stored import (
    Form,
    Row,
    day_form,
    fetch,
    id_form,
    id_text,
    marks,
    quoted,
    run,
    table,
)  # fmt: skip
from drumbeat.metrics.models import Fact, FactRevision, FactRun

VALUES = (
    "scope_id", "source_id", "metric_key", "place", "start", "end", "campaign_id", "campaign_ref", "channel_id",
    "channel_ref", "deliverable_id", "dims", "micros", "currency", "is_estimate",
)  # fmt: skip
STORED = (*VALUES, "fetched_at", "run_id")
_RENEWED = (
    "end", "micros", "currency", "is_estimate", "campaign_id", "campaign_ref", "channel_id", "channel_ref",
    "deliverable_id", "scope_id",
)  # fmt: skip
PART = 1000
"""Facts written in one transaction: well under 200 ms."""


class Planned(NamedTuple):
    """A fact to be written, ids and days as text; the fields stand in the order of `VALUES`, `dims` as JSON."""

    scope_id: str
    source_id: str
    metric_key: str
    place: str
    start: str
    end: str
    campaign_id: str | None
    campaign_ref: str
    channel_id: str | None
    channel_ref: str
    deliverable_id: str | None
    dims: str
    micros: int
    currency: str
    is_estimate: bool = False


def planned_of(row: Sequence[Any]) -> Planned:
    """Return a fact there is, given by its `VALUES`, as one to be written."""
    plain: list[Any] = [str(each) if isinstance(each, UUID | date) else each for each in row]
    dims = VALUES.index("dims")
    plain[dims] = orjson.dumps(plain[dims]).decode()
    return Planned(*plain)


@dataclass
class Tally:
    """What became of planned facts, and which campaigns' metrics on which days are other than before."""

    created: int = 0
    changed: int = 0
    same: int = 0
    removed: int = 0
    kept: int = 0
    touched: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    scopes: dict[str, str] = field(default_factory=dict)

    def touch(self, campaign_id: str | None, scope_id: str, metric_key: str, start: str, end: str) -> None:
        """Remember that a campaign's metric is other than before on these days; ids and days as text."""
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


def write_facts(by: FactRun, planned: Sequence[Planned], tally: Tally) -> None:
    """Write facts: new ones are added, others replace the value there is, which becomes a revision."""
    present = _present(by.workspace_id, planned)
    new, changed = [], []
    ids, days = id_form(), day_form()
    for fact in planned:
        before = present.get((fact.metric_key, fact.place, days(fact.start)))
        if before is None:
            new.append(fact)
        elif before[1:] == _compared(fact, ids, days):
            tally.same += 1
            continue
        else:
            changed.append((before[0], fact))
            if before[5] is not None:
                tally.touch(id_text(before[5]), id_text(before[10]), fact.metric_key, fact.start, fact.end)
        tally.touch(fact.campaign_id, fact.scope_id, fact.metric_key, fact.start, fact.end)
    keep_facts(by, [pk for pk, _ in changed], by.id)
    _insert(by, new)
    _replace(by, changed)
    tally.created += len(new)
    tally.changed += len(changed)


def remove_facts(by: FactRun, ids: Sequence[UUID], tally: Tally) -> None:
    """Take facts away; each becomes a revision."""
    if not ids:
        return
    stored = [id_form()(str(pk)) for pk in ids]
    where = f"{quoted(['id'])} IN ({marks(stored)})"
    for row in fetch(f"SELECT {quoted(_TOUCHED)} FROM {table(Fact)} WHERE {where}", stored):  # noqa: S608  (names of the model)
        if row[0] is not None:
            tally.touch(id_text(row[0]), id_text(row[1]), row[2], str(row[3]), str(row[4]))
    keep_facts(by, stored, None)
    run(f"DELETE FROM {table(Fact)} WHERE {where}", stored)  # noqa: S608  (names of the model)
    tally.removed += len(stored)


_TOUCHED = ("campaign_id", "scope_id", "metric_key", "start", "end")


def keep_facts(by: FactRun, ids: Sequence[Any], left_run: UUID | None) -> None:
    """Keep facts, by ids as stored, as they are before `by` replaces them or takes them away."""
    if not ids:
        return
    form = id_form()
    columns = quoted(["workspace_id", "ended_by_id", "left_run", "fact_id", *STORED])
    left = None if left_run is None else form(str(left_run))
    run(
        f"INSERT INTO {table(FactRevision)} ({columns}) "  # noqa: S608  (names of the models)
        f"SELECT {quoted(['workspace_id'])}, {_typed_id()}, {_typed_id()}, {quoted(['id', *STORED])} "
        f"FROM {table(Fact)} WHERE {quoted(['id'])} IN ({marks(ids)})",
        [form(str(by.id)), left, *ids],
    )


def _typed_id() -> str:
    """A placeholder of an id in a SELECT, where PostgreSQL cannot tell its type from a column."""
    return "%s::uuid" if connection.vendor == "postgresql" else "%s"


def _present(workspace_id: UUID, planned: Sequence[Planned]) -> dict[Row, Row]:
    """Return ids and compared values of the facts with the keys of the planned ones, as the driver has them."""
    if not planned:
        return {}
    keys = list(dict.fromkeys(fact.metric_key for fact in planned))
    places = list(dict.fromkeys(fact.place for fact in planned))
    days = day_form()
    names = quoted(["metric_key", "place", "start", "id", *_RENEWED])
    rows = fetch(
        f"SELECT {names} FROM {table(Fact)} WHERE {quoted(['workspace_id'])} = %s "  # noqa: S608  (names of the model)
        f"AND {quoted(['metric_key'])} IN ({marks(keys)}) AND {quoted(['place'])} IN ({marks(places)}) "
        f"AND {quoted(['start'])} BETWEEN %s AND %s",
        [
            id_form()(str(workspace_id)), *keys, *places,
            days(min(fact.start for fact in planned)), days(max(fact.start for fact in planned)),
        ],
    )  # fmt: skip
    return {row[:3]: row[3:] for row in rows}


def _compared(fact: Planned, ids: Form, days: Form) -> Row:
    """Return a fact's values as `_present` gives those there are."""
    return (
        days(fact.end), fact.micros, fact.currency, fact.is_estimate, fact.campaign_id and ids(fact.campaign_id),
        fact.campaign_ref, fact.channel_id and ids(fact.channel_id), fact.channel_ref,
        fact.deliverable_id and ids(fact.deliverable_id), ids(fact.scope_id),
    )  # fmt: skip


def _insert(by: FactRun, facts: Sequence[Planned]) -> None:
    if not facts:
        return
    ids, days, made = id_form(), day_form(), _made_ids(len(facts))
    at, workspace_id = _instant(now()), ids(str(by.workspace_id))
    fixed = (workspace_id, at, at, ids(str(by.id)))
    columns = ("workspace_id", "created_at", "fetched_at", "run_id", "id", *VALUES)
    rows = [
        (
            *fixed, pk, ids(fact.scope_id), ids(fact.source_id), fact.metric_key, fact.place, days(fact.start),
            days(fact.end), fact.campaign_id and ids(fact.campaign_id), fact.campaign_ref,
            fact.channel_id and ids(fact.channel_id), fact.channel_ref,
            fact.deliverable_id and ids(fact.deliverable_id), fact.dims, fact.micros, fact.currency, fact.is_estimate,
        )
        for pk, fact in zip(made, facts, strict=True)
    ]  # fmt: skip
    write_many(f"INSERT INTO {table(Fact)} ({quoted(columns)}) VALUES ({marks(columns)})", rows)  # noqa: S608  (names of the model)


def _made_ids(count: int) -> list[Any]:
    made = [new_id() for _ in range(count)]
    return list(made) if connection.vendor == "postgresql" else [each.hex for each in made]


def _instant(at: Any) -> Any:
    return connection.ops.adapt_datetimefield_value(at)


def _replace(by: FactRun, changed: Sequence[tuple[Any, Planned]]) -> None:
    ids, days = id_form(), day_form()
    fixed = (_instant(now()), ids(str(by.id)))
    rows = [(*fixed, *_compared(fact, ids, days), pk) for pk, fact in changed]
    change_many(Fact, ("fetched_at", "run_id", *_RENEWED), rows)
