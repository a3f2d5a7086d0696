"""Reads of facts and of their daily sums."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.http.paging import cursor_of, ordered
from drumbeat.kernel.raw.select import select_values
from drumbeat.metrics import policy
from drumbeat.metrics.models import DailyProjection, Fact, FactRevision, Rate, TotalProjection
from drumbeat.metrics.rules.sums import Day, Exchange

_DAY = (
    "metric_key", "start", "end", "currency", "micros", "most", "weighted", "weight", "count", "estimates",
    "fetched_at",
)  # fmt: skip


def exchange(actor: Actor) -> Exchange:
    """Return the workspace's dated rates."""
    where = Q(workspace_id=actor.workspace_id, deleted_at__isnull=True)
    return Exchange(select_values(Rate, where, ("currency", "to", "day", "rate")))


def days_of(actor: Actor, campaign_id: UUID, keys: Collection[str]) -> list[Day]:
    """Return the daily sums of a campaign the caller has established that the actor sees."""
    where = Q(workspace_id=actor.workspace_id, campaign_id=campaign_id, metric_key__in=sorted(keys))
    return [Day(*row) for row in select_values(DailyProjection, where, _DAY, ("start", "metric_key"))]


def keys_of(actor: Actor, campaign_ids: Collection[UUID]) -> set[str]:
    """Return which metrics campaigns have facts of."""
    rows = TotalProjection.objects.filter(workspace_id=actor.workspace_id, campaign_id__in=list(campaign_ids))
    return set(rows.order_by().values_list("metric_key", flat=True).distinct())


def days_by_channel(actor: Actor, campaign_id: UUID, keys: Collection[str]) -> dict[tuple[UUID | None, str], list[Day]]:
    """Return the daily sums of a campaign by channel, with the source's own word where it was matched to none."""
    rows = Fact.objects.filter(workspace_id=actor.workspace_id, campaign_id=campaign_id, metric_key__in=sorted(keys))
    grouped = rows.order_by().values_list("channel_id", "channel_ref", "metric_key", "start", "end", "currency")
    found: dict[tuple[UUID | None, str], list[Day]] = {}
    for channel_id, word, *group, micros, most, count, fetched_at in grouped.annotate(
        Sum("micros"), Max("micros"), Count("id"), Max("fetched_at")
    ):
        day = Day._make((*group, int(micros), most, 0, 0, count, 0, fetched_at))
        found.setdefault((channel_id, "" if channel_id else word), []).append(day)
    return found


def days_by_campaign(actor: Actor, campaign_ids: Sequence[UUID], keys: Collection[str]) -> dict[UUID, list[Day]]:
    """Return the daily sums of several campaigns, each its own."""
    where = Q(workspace_id=actor.workspace_id, campaign_id__in=list(campaign_ids), metric_key__in=sorted(keys))
    found: dict[UUID, list[Day]] = {}
    for pk, *row in select_values(DailyProjection, where, ("campaign_id", *_DAY), ("start", "metric_key")):
        found.setdefault(pk, []).append(Day._make(row))
    return found


def sums_of(actor: Actor, campaign_ids: Sequence[UUID], keys: Collection[str] | None = None) -> dict[UUID, list[Day]]:
    """Return per campaign what its days come to, one row for each metric and currency.

    The rows begin on the first and end on the last day there is; money in another currency needs its days one by one.
    """
    where = Q(workspace_id=actor.workspace_id, campaign_id__in=list(campaign_ids))
    if keys is not None:
        where &= Q(metric_key__in=sorted(keys))
    found: dict[UUID, list[Day]] = {}
    for pk, *row in select_values(TotalProjection, where, ("campaign_id", *_DAY), ("metric_key", "currency")):
        found.setdefault(pk, []).append(Day._make(row))
    return found


def days_together(
    actor: Actor, campaign_ids: Sequence[UUID], keys: Collection[str], first: date | None, last: date | None
) -> list[Day]:
    """Return the daily sums of several campaigns taken together, in one statement."""
    rows = DailyProjection.objects.filter(
        workspace_id=actor.workspace_id, campaign_id__in=list(campaign_ids), metric_key__in=sorted(keys)
    )
    if first is not None:
        rows = rows.filter(start__gte=first)
    if last is not None:
        rows = rows.filter(start__lte=last)
    grouped = rows.order_by().values_list("metric_key", "start", "end", "currency")
    return [
        Day._make((*group, int(micros), most, int(weighted), int(weight), count, estimates, at))
        for *group, micros, most, weighted, weight, count, estimates, at in grouped.annotate(*_SUMS)
    ]


_SUMS = (
    Sum("micros"), Max("most"), Sum("weighted"), Sum("weight"), Sum("count"), Sum("estimates"), Max("fetched_at"),
)  # fmt: skip


_RECORD = (
    "id", "metric_key", "start", "end", "micros", "currency", "is_estimate", "fetched_at", "channel_id", "channel_ref",
    "deliverable_id", "dims", "source__name", "source__kind", "run__kind", "run__label", "run__by_id", "campaign_ref",
)  # fmt: skip


def facts(
    actor: Actor,
    campaign_id: UUID,
    keys: Collection[str],
    *,
    first: date | None = None,
    last: date | None = None,
    channel_id: UUID | None = None,
) -> QuerySet[Fact]:
    """Return the facts of a campaign's metrics, the latest first."""
    rows = Fact.objects.filter(policy.visible(actor), campaign_id=campaign_id, metric_key__in=sorted(keys))
    if first is not None:
        rows = rows.filter(start__gte=first)
    if last is not None:
        rows = rows.filter(start__lte=last)
    return rows if channel_id is None else rows.filter(channel_id=channel_id)


def records(rows: QuerySet[Fact], cursor: str | None, limit: int) -> tuple[list[Mapping[str, Any]], str | None]:
    """Return a page of facts with where they come from, and the cursor of the next."""
    order = [("start", True), ("id", False)]
    page = list(ordered(rows, order, cursor).values(*_RECORD)[: limit + 1])
    more = cursor_of([str(page[limit - 1]["start"]), str(page[limit - 1]["id"])]) if len(page) > limit else None
    return page[:limit], more


def revised(fact_ids: Collection[UUID]) -> set[UUID]:
    """Return which facts had another value before."""
    rows = FactRevision.objects.filter(fact_id__in=list(fact_ids))
    return set(rows.order_by().values_list("fact_id", flat=True).distinct())


def find_fact(actor: Actor, fact_id: UUID) -> Fact:
    """Return one fact; raise NotFound when the actor does not see it."""
    row = Fact.objects.filter(policy.visible(actor), pk=fact_id).first()
    if row is None:
        raise NotFound("metrics.no_fact")
    return row


def revisions(actor: Actor, fact_id: UUID) -> list[Mapping[str, Any]]:
    """Return the values a fact had before, the latest first, each with what wrote it and what ended it."""
    fact = find_fact(actor, fact_id)
    names = (
        "id", "micros", "currency", "fetched_at", "run__kind", "run__label", "run__by_id", "ended_by__created_at",
        "ended_by__kind", "ended_by__by_id",
    )  # fmt: skip
    return list(FactRevision.objects.filter(fact_id=fact.id).order_by("-id").values(*names)[:100])


def to_assign(actor: Actor) -> list[Mapping[str, Any]]:
    """Return the words of sources that stand for no campaign yet, with how much waits on each."""
    rows = Fact.objects.filter(policy.visible(actor), campaign__isnull=True)
    grouped = rows.order_by("source__name", "campaign_ref").values("source_id", "source__name", "campaign_ref")
    return list(grouped.annotate(count=Count("id"), first=Min("start"), last=Max("end"))[:500])


def cells_of(
    actor: Actor, campaign_id: UUID, keys: Collection[str], first: date, last: date, channel_id: UUID | None
) -> list[Mapping[str, Any]]:
    """Return what the grid shows: per metric and days the sum, and of how many values it is one."""
    rows = facts(actor, campaign_id, keys, last=last, channel_id=channel_id).filter(end__gte=first).order_by("start")
    grouped = rows.values("metric_key", "start", "end", "currency")
    return list(grouped.annotate(micros=Sum("micros"), count=Count("id")))
