"""What importing a file of results would do: the dry run and the run read the same plan."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Q

from drumbeat.campaigns.queries import campaigns
from drumbeat.channels.queries import channels_by_word
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.policy import permits
from drumbeat.kernel.raw.select import select_values
from drumbeat.metrics import policy
from drumbeat.metrics.actions.bring import ASSIGN, SKIP, stored_table
from drumbeat.metrics.ledger import Key, Planned, place_of
from drumbeat.metrics.models import Fact, FactImport, FactSource
from drumbeat.metrics.queries.metrics import library
from drumbeat.metrics.rules.reading import Reading, Value, read_rows

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

Group = UUID | str
"""A campaign, or the file's word for one that is not known yet."""


@dataclass
class Outlook:
    """A plan against what there is: facts to write by campaign, facts to take away, and what is to be said of rows."""

    source: FactSource
    reading: Reading
    planned: dict[Group, list[Planned]] = field(default_factory=dict)
    gone: dict[Group, list[UUID]] = field(default_factory=dict)
    typed: int = 0
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
        waiting = sum(len(facts) for group, facts in self.planned.items() if isinstance(group, str))
        return {
            "rows": self.reading.rows, "created": self.created, "changed": self.changed, "same": self.same,
            "removed": removed, "typed": self.typed, "to_assign": waiting,
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


def _plan(actor: Actor, job: FactImport, outlook: Outlook) -> None:
    """Turn values into facts of campaigns; words that stand for none wait under their own name."""
    seen = {str(row.id): row for row in campaigns(actor)}
    own = seen.get(str(job.campaign_id)) if job.campaign_id else None
    words, whole = channels_by_word(actor), job.mapping.get("channel_id")
    place = cache(lambda *parts: place_of(outlook.source.id, parts[0], parts[1], None, dict(parts[2])))
    spans: dict[tuple[str, str], list[tuple[date, date, int]]] = {}
    for value in sorted(outlook.reading.values, key=attrgetter("start")):
        campaign, ref, fault = _campaign_of(actor, value, job, seen, own)
        if fault:
            if fault != SKIP:
                outlook.reading.fault(value.row, fault, text=value.campaign)
            continue
        channel: UUID | str | None = value.channel or (UUID(whole) if whole else None)
        fact = _fact(outlook, value, campaign, ref, place, words, channel)
        if clash := _overlap(spans.setdefault((fact.metric_key, fact.place), []), value):
            outlook.reading.fault(value.row, "overlaps", row=clash[2], start=str(clash[0]), end=str(clash[1]))
        else:
            outlook.planned.setdefault(campaign.id if campaign else ref, []).append(fact)


def _campaign_of(
    actor: Actor, value: Value, job: FactImport, seen: Mapping[str, "Campaign"], own: "Campaign | None"
) -> tuple["Campaign | None", str, str]:
    """Return the campaign of a value, the word it goes by, and why it is left out."""
    if not value.campaign:
        return (own, "", "") if own else (None, "", "no_campaign")
    target = job.mapping["campaigns"].get(value.campaign, ASSIGN)
    if target == SKIP:
        return None, value.campaign, SKIP
    campaign = seen.get(target)
    if campaign is None:
        return None, value.campaign, ""
    return campaign, value.campaign, "" if permits(actor, policy.RECORD_FACTS, campaign) else "not_allowed"


def _fact(
    outlook: Outlook,
    value: Value,
    campaign: "Campaign | None",
    ref: str,
    place: Callable[..., str],
    channels: Mapping[str, UUID],
    channel: UUID | str | None,
) -> Planned:
    word = channel if isinstance(channel, str) else ""
    return Planned(
        scope_id=campaign.scope_id if campaign else outlook.source.scope_id,
        source_id=outlook.source.id,
        metric_key=value.metric_key,
        place=place(ref or (campaign.id if campaign else ""), channel, value.dims),
        start=value.start,
        end=value.end,
        campaign_id=campaign.id if campaign else None,
        campaign_ref=ref,
        channel_id=channels.get(word.casefold()) if word else channel if isinstance(channel, UUID) else None,
        channel_ref=word,
        deliverable_id=None,
        dims=dict(value.dims),
        micros=value.micros,
        currency=value.currency,
    )


def _overlap(spans: list[tuple[date, date, int]], value: Value) -> tuple[date, date, int] | None:
    """Return a period of the same place that a value's days overlap; values come in the order of their first days."""
    clash = spans[-1] if spans and spans[-1][1] >= value.start else None
    if clash is None:
        spans.append((value.start, value.end, value.row))
    return clash


_THERE = (
    "id", "metric_key", "place", "start", "end", "micros", "currency", "source_id", "channel_id", "deliverable_id",
)  # fmt: skip


def _compare(actor: Actor, outlook: Outlook, group: Group) -> None:
    """Count what a campaign's facts would change, and find those the file no longer has or takes the place of."""
    facts = outlook.planned[group]
    there = list(_there(actor, outlook, group, {fact.metric_key for fact in facts}))
    own = {(row[1], row[2], row[3]): row for row in there if row[7] == outlook.source.id}
    keys: set[Key] = set()
    for fact in facts:
        keys.add(fact.key)
        before = own.get(fact.key)
        if before is None:
            outlook.created += 1
        elif (before[4], before[5], before[6]) == (fact.end, fact.micros, fact.currency):
            outlook.same += 1
        else:
            outlook.changed += 1
    gone = [row[0] for key, row in own.items() if key not in keys]
    typed = _typed_over(facts, [row for row in there if row[7] != outlook.source.id])
    outlook.typed += len(typed)
    outlook.gone[group] = gone + typed


def _there(actor: Actor, outlook: Outlook, group: Group, keys: Iterable[str]) -> Sequence[tuple[Any, ...]]:
    """Return the facts of a campaign within the file's days, from the same source or typed in."""
    first, last = outlook.days
    manual = list(
        FactSource.objects.filter(workspace_id=actor.workspace_id, kind=FactSource.Kind.MANUAL).values_list(
            "id", flat=True
        )
    )
    where = Q(
        workspace_id=actor.workspace_id, metric_key__in=sorted(keys), start__gte=first, start__lte=last,
        source_id__in=[outlook.source.id, *manual],
    )  # fmt: skip
    of = Q(campaign_id=group) if isinstance(group, UUID) else Q(campaign_id__isnull=True, campaign_ref=group)
    return select_values(Fact, where & of, _THERE)


def _typed_over(facts: Sequence[Planned], typed: Sequence[tuple[Any, ...]]) -> list[UUID]:
    """Return values by hand that would count twice beside the file's: of the same metric and channel on its days."""
    if not typed:
        return []
    days: dict[tuple[str, UUID | None], list[tuple[date, date]]] = {}
    for fact in facts:
        days.setdefault((fact.metric_key, fact.channel_id), []).append((fact.start, fact.end))
    return [
        row[0]
        for row in typed
        if any(start <= row[4] and end >= row[3] for start, end in days.get((row[1], row[8]), ()))
    ]
