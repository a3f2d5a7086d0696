"""What importing a file of results would do: the dry run and the run read the same plan."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

import orjson

from drumbeat.campaigns.queries import campaigns
from drumbeat.channels.queries import channels_by_word
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.policy import permits
from drumbeat.metrics import policy
from drumbeat.metrics.actions.bring import ASSIGN, SKIP, stored_table
from drumbeat.metrics.ledger.stored import Row, day_form, fetch, id_form, id_text, marks, quoted, table
from drumbeat.metrics.ledger.write import Planned, place_of
from drumbeat.metrics.models import Fact, FactImport, FactSource
from drumbeat.metrics.queries.metrics import library
from drumbeat.metrics.rules.reading import Reading, Value, read_rows

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

Group = tuple[str, bool]
"""A campaign's id, or the file's word for one that is not known yet (then the second is False)."""


@dataclass
class Outlook:
    """A plan against what there is: facts to write by campaign, facts to take away, and what is to be said of rows.

    What is here just so already is counted as `same` and not written again.
    """

    source: FactSource
    reading: Reading
    planned: dict[Group, list[Planned]] = field(default_factory=dict)
    gone: dict[Group, list[str]] = field(default_factory=dict)
    typed: int = 0
    waiting: int = 0
    created: int = 0
    changed: int = 0
    same: int = 0
    days: tuple[date | None, date | None] = (None, None)

    @property
    def total(self) -> int:
        """How many facts there are to write."""
        return sum(map(len, self.planned.values()))

    def counts(self) -> dict[str, int]:
        """Return the numbers of the dry run; `typed` are values by hand that the file takes the place of."""
        removed = sum(map(len, self.gone.values())) - self.typed
        return {
            "rows": self.reading.rows, "created": self.created, "changed": self.changed, "same": self.same,
            "removed": removed, "typed": self.typed, "to_assign": self.waiting,
            **{f"fault_{reason}": count for reason, count in sorted(self.reading.tally.items())},
        }  # fmt: skip


def look_ahead(actor: Actor, job: FactImport) -> Outlook:
    """Return what running the import would do now; nothing is written.

    Raises Invalid where the mapping leaves a question open: which order dates have, which sign is the decimal one, what
    days or which campaign the file is about.
    """
    refuse_open_questions(job)
    known = library(actor)
    reading = read_rows(stored_table(job), job.mapping, known, job.mapping["currency"] or workspace_of(actor).currency)
    source = FactSource.objects.filter(
        workspace_id=actor.workspace_id, kind=FactSource.Kind.FILE, name=job.source_name
    ).first()
    workspace = workspace_of(actor)
    outlook = Outlook(source or FactSource(workspace_id=workspace.id, scope_id=workspace.scope_id), reading)
    if reading.values:
        outlook.days = (min(value.start for value in reading.values), max(value.end for value in reading.values))
    _plan(actor, job, outlook)
    for group in outlook.planned:
        _compare(actor, outlook, group)
    return outlook


def refuse_open_questions(job: FactImport) -> None:
    """Raise Invalid naming what a person has to say before the file can be read."""
    columns = job.mapping["columns"]
    used = {column["field"] for column in columns}
    wrong: dict[str, list[str]] = {}
    for column in columns:
        if column["field"] in ("date", "start", "end") and column["date_ambiguous"]:
            wrong[f"columns.{column['index']}"] = ["date_order_needed"]
        if column["field"] == "metric" and column["decimals_ambiguous"]:
            wrong[f"columns.{column['index']}"] = ["decimals_needed"]
    if "metric" not in used:
        wrong["columns"] = ["no_metric"]
    if "date" not in used and not {"start", "end"} <= used and not (job.mapping["first"] and job.mapping["last"]):
        wrong["first"] = ["no_day"]
    if "campaign" not in used and job.campaign_id is None:
        wrong["campaign_id"] = ["no_campaign"]
    if wrong:
        raise Invalid("metrics.open_questions", fields=wrong)


@dataclass(frozen=True)
class Place:
    """Where values of one campaign, channel and dimensions go, worked out once; or why they are left out."""

    group: Group
    scope_id: str
    campaign_id: str | None
    campaign_ref: str
    channel_id: str | None
    channel_ref: str
    dims: str
    hash: str
    fault: str = ""


@dataclass
class _Places:
    """What words of the file stand for in this workspace."""

    actor: Actor
    job: FactImport
    source: FactSource
    seen: Mapping[str, "Campaign"]
    channels: Mapping[str, UUID]
    known: dict[tuple[str, str, tuple[tuple[str, str], ...]], Place] = field(default_factory=dict)

    def of(self, value: Value) -> Place:
        """Return where a value goes."""
        words = (value.campaign, value.channel, value.dims)
        found = self.known.get(words)
        if found is None:
            found = self.known[words] = self._place(*words)
        return found

    def _place(self, word: str, channel: str, dims: tuple[tuple[str, str], ...]) -> Place:
        campaign, fault = self._campaign(word)
        whole = self.job.mapping.get("channel_id")
        where: UUID | str | None = channel or (UUID(whole) if whole else None)
        found = self.channels.get(channel.casefold()) if channel else where
        own = word or (campaign.id if campaign else "")
        return Place(
            group=(str(campaign.id), True) if campaign else (word, False),
            scope_id=str(campaign.scope_id if campaign else self.source.scope_id),
            campaign_id=str(campaign.id) if campaign else None,
            campaign_ref=word,
            channel_id=str(found) if found else None,
            channel_ref=channel,
            dims=orjson.dumps(dict(dims)).decode(),
            hash=place_of(self.source.id, own, where, None, dict(dims)),
            fault=fault,
        )

    def _campaign(self, word: str) -> tuple["Campaign | None", str]:
        """Return the campaign a word stands for, and why its values are left out, if so."""
        if not word:
            own = self.seen.get(str(self.job.campaign_id))
            return own, "" if own else "no_campaign"
        target = self.job.mapping["campaigns"].get(word, ASSIGN)
        campaign = self.seen.get(target)
        if target == SKIP or campaign is None:
            return None, SKIP if target == SKIP else ""
        return campaign, "" if permits(self.actor, policy.RECORD_FACTS, campaign) else "not_allowed"


def _plan(actor: Actor, job: FactImport, outlook: Outlook) -> None:
    """Turn values into facts of campaigns; words that stand for none wait under their own name."""
    seen = {str(row.id): row for row in campaigns(actor)}
    places = _Places(actor, job, outlook.source, seen, channels_by_word(actor))
    source_id = str(outlook.source.id)
    texts = _Texts()
    planned = outlook.planned
    for value in _apart(outlook):
        place = places.of(value)
        if place.fault:
            if place.fault != SKIP:
                outlook.reading.fault(value.row, place.fault, text=value.campaign)
            continue
        facts = planned.get(place.group)
        if facts is None:
            facts = planned[place.group] = []
        facts.append(
            Planned(
                place.scope_id, source_id, value.metric_key, place.hash, texts[value.start], texts[value.end],
                place.campaign_id, place.campaign_ref, place.channel_id, place.channel_ref, None, place.dims,
                value.micros, value.currency,
            )
        )  # fmt: skip


class _Texts(dict[date, str]):
    """Days written out, each once."""

    def __missing__(self, day: date) -> str:
        text = self[day] = day.isoformat()
        return text


def _apart(outlook: Outlook) -> Iterable[Value]:
    """Return the values whose days no other of the same place overlaps; of two that do, the first to begin stays."""
    values = outlook.reading.values
    if all(value.start == value.end for value in values):
        return values  # days of one place are told apart already
    kept: list[Value] = []
    last: dict[tuple[str, ...], Value] = {}
    for value in sorted(values, key=lambda each: (each.start, each.row)):
        place = (value.metric_key, value.campaign, value.channel, *map("=".join, value.dims))
        before = last.get(place)
        if before is not None and before.end >= value.start:
            outlook.reading.fault(value.row, "overlaps", row=before.row, start=str(before.start), end=str(before.end))
        else:
            last[place] = value
            kept.append(value)
    return kept


_THERE = ("id", "metric_key", "place", "start", "end", "micros", "currency", "source_id", "channel_id")


def _compare(actor: Actor, outlook: Outlook, group: Group) -> None:
    """Count what a campaign's facts would change, and find those the file no longer has or takes the place of."""
    facts = outlook.planned[group]
    there = _there(actor, outlook, group, {fact.metric_key for fact in facts})
    ids, days = id_form(), day_form()
    source = ids(str(outlook.source.id))
    own = {row[1:4]: row for row in there if row[7] == source}
    keys, other, new = set(), [], 0
    for fact in facts:
        key = (fact.metric_key, fact.place, days(fact.start))
        keys.add(key)
        before = own.get(key)
        if before is not None and before[4:7] == (days(fact.end), fact.micros, fact.currency):
            continue
        other.append(fact)
        new += before is None
    outlook.created += new
    outlook.changed += len(other) - new
    outlook.same += len(facts) - len(other)
    outlook.waiting += 0 if group[1] else len(facts)
    outlook.planned[group] = other
    gone = [id_text(row[0]) for key, row in own.items() if key not in keys]
    typed = _typed_over(facts, [row for row in there if row[7] != source])
    outlook.typed += len(typed)
    outlook.gone[group] = gone + typed


def _there(actor: Actor, outlook: Outlook, group: Group, keys: Iterable[str]) -> list[Row]:
    """Return a campaign's facts within the file's days, from the same source or typed in, as the driver has them."""
    manual = FactSource.objects.filter(workspace_id=actor.workspace_id, kind=FactSource.Kind.MANUAL)
    ids, days = id_form(), day_form()
    sources = [ids(str(pk)) for pk in (outlook.source.id, *manual.values_list("id", flat=True))]
    names = sorted(keys)
    word, known = group
    of = "%s" if known else f"%s AND {quoted(['campaign_id'])} IS NULL"
    return fetch(
        f"SELECT {quoted(_THERE)} FROM {table(Fact)} WHERE {quoted(['workspace_id'])} = %s "  # noqa: S608  (names of the model)
        f"AND {quoted(['campaign_id' if known else 'campaign_ref'])} = {of} "
        f"AND {quoted(['metric_key'])} IN ({marks(names)}) AND {quoted(['start'])} BETWEEN %s AND %s "
        f"AND {quoted(['source_id'])} IN ({marks(sources)})",
        [
            ids(str(actor.workspace_id)), ids(word) if known else word, *names,
            *(days(str(day)) for day in outlook.days), *sources,
        ],
    )  # fmt: skip


def _typed_over(facts: Sequence[Planned], typed: Sequence[Row]) -> list[str]:
    """Return values by hand that would count twice beside the file's: of the same metric and channel on its days."""
    if not typed:
        return []
    days: dict[tuple[str, Any], list[tuple[str, str]]] = {}
    for fact in facts:
        days.setdefault((fact.metric_key, fact.channel_id), []).append((fact.start, fact.end))
    return [
        id_text(row[0])
        for row in typed
        if any(
            start <= str(row[4]) and end >= str(row[3])
            for start, end in days.get((row[1], id_text(row[8]) if row[8] else None), ())
        )
    ]
