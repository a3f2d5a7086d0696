"""The daily sums and totals that boards read, made anew from the facts wherever these changed."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import connection

from drumbeat.metrics.models import DailyProjection, Fact, TotalProjection
from drumbeat.metrics.rules.library import Library

_COLUMNS = (
    "workspace_id", "campaign_id", "metric_key", "start", "end", "currency", "micros", "most", "count", "estimates",
    "fetched_at", "weighted", "weight",
)  # fmt: skip


def renew(workspace_id: UUID, library: Library, campaign_id: UUID, metrics: Mapping[str, tuple[date, date]]) -> None:
    """Make the daily sums and totals of a campaign's metrics anew, within the running transaction.

    A mean that a metric weighs is made anew with it; what weighs counts in whole numbers. Two writers of one campaign
    wait for each other.
    """
    _wait_for_others(campaign_id)
    days = dict(metrics)
    for key, each in library.metrics.items():
        if each.weight_key in metrics:
            first, last = metrics[each.weight_key]
            before, after = days.get(key, (first, last))
            days[key] = min(first, before), max(last, after)
    for key, (first, last) in days.items():
        definition = library.metrics.get(key)
        _renew(workspace_id, campaign_id, key, definition.weight_key if definition else "", first, last)
        _total(workspace_id, campaign_id, key)


def _wait_for_others(campaign_id: UUID) -> None:
    """On PostgreSQL, let nobody else renew the campaign until commit; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [campaign_id.int & ((1 << 63) - 1)])


def _renew(workspace_id: UUID, campaign_id: UUID, key: str, weight_key: str, first: date, last: date) -> None:
    place = [_id(workspace_id), _id(campaign_id), key, first, last]
    daily, facts = (_quoted(model._meta.db_table) for model in (DailyProjection, Fact))
    columns = ", ".join(map(_quoted, _COLUMNS))
    grouped = ", ".join(f"f.{_quoted(name)}" for name in _COLUMNS[:6])
    where = 'f."workspace_id" = %s AND f."campaign_id" = %s AND f."metric_key" = %s AND f."start" BETWEEN %s AND %s'
    sums = (
        'SUM(f."micros"), MAX(f."micros"), COUNT(*), SUM(CASE WHEN f."is_estimate" THEN 1 ELSE 0 END), '
        'MAX(f."fetched_at")'
    )
    weighing, weighted = "", "0, 0"
    if weight_key:
        weighing = (
            f'LEFT JOIN {facts} w ON w."workspace_id" = f."workspace_id" AND w."metric_key" = %s '
            'AND w."place" = f."place" AND w."start" = f."start"'
        )
        weighted = 'COALESCE(SUM(f."micros" * (w."micros" / 1000000)), 0), COALESCE(SUM(w."micros" / 1000000), 0)'
    with connection.cursor() as cursor:
        cursor.execute(
            f'DELETE FROM {daily} WHERE "workspace_id" = %s AND "campaign_id" = %s AND "metric_key" = %s '  # noqa: S608  (names of the models)
            'AND "start" BETWEEN %s AND %s',
            place,
        )
        cursor.execute(
            f"INSERT INTO {daily} ({columns}) SELECT {grouped}, {sums}, {weighted} FROM {facts} f {weighing} "  # noqa: S608  (names of the models)
            f"WHERE {where} GROUP BY {grouped}",
            [weight_key, *place] if weight_key else place,
        )


_TOTALS = (
    ("workspace_id", ""), ("campaign_id", ""), ("metric_key", ""), ("currency", ""), ("start", "MIN"), ("end", "MAX"),
    ("micros", "SUM"), ("most", "MAX"), ("weighted", "SUM"), ("weight", "SUM"), ("count", "SUM"), ("estimates", "SUM"),
    ("fetched_at", "MAX"),
)  # fmt: skip


def _total(workspace_id: UUID, campaign_id: UUID, key: str) -> None:
    """Take all days of a campaign's metric together; they are a hundred or a thousand, each summed already."""
    place = [_id(workspace_id), _id(campaign_id), key]
    totals, daily = (_quoted(model._meta.db_table) for model in (TotalProjection, DailyProjection))
    columns = ", ".join(_quoted(name) for name, _ in _TOTALS)
    sums = ", ".join(f"{how}({_quoted(name)})" for name, how in _TOTALS)
    where = '"workspace_id" = %s AND "campaign_id" = %s AND "metric_key" = %s'
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {totals} WHERE {where}", place)  # noqa: S608  (names of the models)
        cursor.execute(
            f"INSERT INTO {totals} ({columns}) SELECT {sums} FROM {daily} WHERE {where} "  # noqa: S608  (names of the models)
            'GROUP BY "workspace_id", "campaign_id", "metric_key", "currency"',
            place,
        )


def renew_all(workspace_id: UUID, library: Library, touched: Mapping[str, Mapping[str, tuple[str, str]]]) -> None:
    """Make the daily sums of several campaigns anew; ids and days as text."""
    for campaign_id, metrics in sorted(touched.items()):
        days = {key: (date.fromisoformat(first), date.fromisoformat(last)) for key, (first, last) in metrics.items()}
        renew(workspace_id, library, UUID(campaign_id), days)


def _id(value: UUID) -> UUID | str:
    return value if connection.vendor == "postgresql" else value.hex


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
