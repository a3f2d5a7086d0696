"""Reads of definitions."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.raw.select import select_objects, select_values
from drumbeat.kernel.texts import shipped, unworded
from drumbeat.metrics import policy
from drumbeat.metrics.models import Metric
from drumbeat.metrics.rules.library import Definition, Library

_NAMING = ("key", "text_key", "name")
_DEFINING = ("key", "unit", "kind", "formula", "aggregation", "weight_key", "direction")


def metrics(actor: Actor) -> list[Metric]:
    """Return the metrics of the library in order, named in the actor's language."""
    rows = select_objects(Metric, policy.visible(actor) & Q(deleted_at__isnull=True), ("rank", "id"))
    return [_named(actor, row) for row in rows]


def find_metric(actor: Actor, metric_id: UUID) -> Metric:
    """Return one metric; raise NotFound for others' and removed ones."""
    row = Metric.objects.filter(policy.visible(actor), pk=metric_id, deleted_at__isnull=True).first()
    if row is None:
        raise NotFound("metrics.no_metric")
    return _named(actor, row)


def library(actor: Actor) -> Library:
    """Return the workspace's definitions for computing; those in the bin have no values."""
    where = Q(workspace_id=actor.workspace_id, deleted_at__isnull=True)
    rows = select_values(Metric, where, _DEFINING, ("rank", "id"))
    return Library.of(
        Definition(key, unit, formula if kind == "formula" else "", aggregation, weight_key, direction)
        for key, unit, kind, formula, aggregation, weight_key, direction in rows
    )


def recommended(actor: Actor, type_key: str) -> list[str]:
    """Return the keys of the metrics a campaign of this shipped type is usually judged by, in order."""
    rows = Metric.objects.filter(policy.visible(actor), deleted_at__isnull=True).order_by("rank", "id")
    return [key for key, types in rows.values_list("key", "campaign_types") if type_key and type_key in types]


def listed_names(actor: Actor) -> dict[str, str]:
    """Return the names of the metrics of the library by key, in its order and the actor's language."""
    rows = select_values(Metric, policy.visible(actor) & Q(deleted_at__isnull=True), _NAMING, ("rank", "id"))
    return {key: shipped(text_key, name, actor.language) for key, text_key, name in rows}


def metric_names(actor: Actor, keys: Iterable[str]) -> dict[str, str]:
    """Return the names of metrics by key, in the actor's language; those in the bin too."""
    rows = Metric.objects.filter(policy.visible(actor), key__in=list(keys)).values_list(*_NAMING)
    return {key: shipped(text_key, name, actor.language) for key, text_key, name in rows}


def _named(actor: Actor, row: Metric) -> Metric:
    row.name = shipped(row.text_key, row.name, actor.language)
    if row.text_key:
        row.description = unworded(f"{row.text_key}.about", row.description, actor.language)
    return row
