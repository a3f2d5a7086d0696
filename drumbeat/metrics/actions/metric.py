"""Writes of definitions."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import Conflict
from drumbeat.kernel.events import assign
from drumbeat.kernel.http.etags import refuse_if_changed
from drumbeat.kernel.policy import require
from drumbeat.kernel.rank import between
from drumbeat.kernel.refs import Ref
from drumbeat.metrics import events, policy
from drumbeat.metrics.actions.binned import put_in_bin
from drumbeat.metrics.models import Metric, Target
from drumbeat.metrics.queries.metrics import find_metric, library, metric_names
from drumbeat.metrics.rules.definitions import MOST_METRICS, check_definition, check_place, clean_name, key_from
from drumbeat.metrics.rules.library import Definition

FIELDS = (
    "name", "description", "unit", "kind", "formula", "aggregation", "weight_key", "direction", "campaign_types",
)  # fmt: skip
STORED = (*FIELDS, "text_key")


@action
def create_metric(actor: Actor, values: Mapping[str, Any]) -> Metric:
    """Add a metric at the end of the library; without a key it gets one of its name.

    Raises Invalid naming the fields and, for a formula, what is wrong with it and where; Conflict for a key in use.
    """
    workspace = workspace_of(actor)
    require(actor, policy.CREATE_METRIC, workspace)
    own = _own(values)
    check_definition({**own, "key": values.get("key") or None})
    taken = set(Metric.objects.filter(workspace_id=actor.workspace_id).values_list("key", flat=True))
    key = values.get("key") or key_from(own["name"], taken)
    if key in taken:
        raise Conflict("metrics.key_taken", key=key)
    if len(taken) >= MOST_METRICS:
        raise Conflict("metrics.too_many", most=MOST_METRICS)
    row = Metric(workspace_id=actor.workspace_id, scope_id=workspace.scope_id, key=key, **own)
    check_place(library(actor), _definition(row))
    last = Metric.objects.filter(workspace_id=actor.workspace_id).order_by("-rank").values_list("rank", flat=True)
    row.rank = between(last.first(), None)
    row.save(force_insert=True)
    emit(events.MetricCreated(subject=ref(row), scope_id=row.scope_id, facts={"name": row.name}))
    return row


@action
def update_metric(actor: Actor, metric_id: UUID, values: Mapping[str, Any], base: int | None = None) -> Metric:
    """Change a metric; a renamed shipped one keeps its new name in every language.

    Raises Invalid `metrics.bad_formula` also when another metric's formula would no longer stand.
    """
    shown = find_metric(actor, metric_id)
    require(actor, policy.UPDATE_METRIC, shown)
    refuse_if_changed(actor, shown, ref(shown), values, base)
    own = _own(values)
    check_definition({**{name: getattr(shown, name) for name in FIELDS}, **own})
    row = Metric.objects.get(pk=metric_id)
    if "name" in own:
        own = {**own, "text_key": ""} if own["name"] != shown.name else _without(own, "name")
    if own.get("description") == shown.description:
        own = _without(own, "description")
    _write(actor, row, own)
    return find_metric(actor, metric_id)


@action
def revert_metric(actor: Actor, metric_id: UUID, values: Mapping[str, Any]) -> None:
    """Put stored values back as they were."""
    require(actor, policy.UPDATE_METRIC, find_metric(actor, metric_id))
    _write(actor, Metric.objects.get(pk=metric_id), {name: values[name] for name in STORED if name in values})


@action
def remove_metrics(actor: Actor, ids: Sequence[UUID]) -> None:
    """Move metrics to the bin; what was measured stays. Raises Conflict while formulas, which it names, or targets need
    one.
    """
    known = library(actor)
    for row in Metric.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=True):
        require(actor, policy.REMOVE_METRIC, row)
        if needing := known.needing(row.key):
            names = metric_names(actor, needing)
            raise Conflict("metrics.in_formulas", names=", ".join(names.get(key, key) for key in needing)[:500])
        used = Target.objects.filter(workspace_id=actor.workspace_id, metric_key=row.key, deleted_at__isnull=True)
        if count := used.count():
            raise Conflict("metrics.has_targets", count=count)
    put_in_bin(actor, Metric, ids, policy.REMOVE_METRIC, _removed, away=True)


@action
def restore_metrics(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring metrics back from the bin, where their formulas still stand."""
    for row in Metric.objects.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=False):
        check_place(library(actor), _definition(row))
    put_in_bin(actor, Metric, ids, policy.REMOVE_METRIC, _restored, away=False)


def ref(row: Metric) -> Ref:
    """Return the pointer to a metric."""
    return Ref("metric", row.id)


def _removed(row: Metric) -> events.MetricRemoved:
    return events.MetricRemoved(subject=ref(row), scope_id=row.scope_id)


def _restored(row: Metric) -> events.MetricRestored:
    return events.MetricRestored(subject=ref(row), scope_id=row.scope_id)


def _own(values: Mapping[str, Any]) -> dict[str, Any]:
    own = {name: values[name] for name in FIELDS if name in values}
    if "name" in own:
        own["name"] = clean_name(own["name"])
    if own.get("kind") == "base":
        own["formula"] = ""
    if "formula" in own:
        own["formula"] = " ".join(str(own["formula"]).split())
    return own


def _without(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in values.items() if key != name}


def _definition(row: Metric) -> Definition:
    formula = row.formula if row.kind == Metric.Kind.FORMULA else ""
    weight = row.weight_key if row.aggregation == Metric.Aggregation.WEIGHTED and not formula else ""
    return Definition(row.key, row.unit, formula, row.aggregation, weight, row.direction)


def _write(actor: Actor, row: Metric, own: Mapping[str, Any]) -> None:
    changes = assign(row, own)
    if not changes:
        return
    check_place(library(actor), _definition(row))
    row.save(update_fields=list(changes))
    emit(events.MetricUpdated(subject=ref(row), scope_id=row.scope_id, changes=changes))
