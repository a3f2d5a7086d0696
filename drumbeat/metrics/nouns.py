"""How metrics, targets, rates and runs of facts are taken back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import jsonable
from drumbeat.kernel.policy import permits
from drumbeat.kernel.undo import Noun, Snapshot
from drumbeat.metrics import policy
from drumbeat.metrics.actions import metric, rate, target, withdraw
from drumbeat.metrics.models import FactRun, Metric, Rate, Target
from drumbeat.metrics.queries.metrics import metric_names

Back = Mapping[UUID, dict[str, Any]]


def _metrics(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = Metric.objects.filter(policy.visible(actor), pk__in=ids)
    return {
        row.id: Snapshot(
            row.name,
            {name: jsonable(getattr(row, name)) for name in metric.STORED},
            permits(actor, policy.REMOVE_METRIC, row),
            row.deleted_at is not None,
        )
        for row in rows
    }


def _targets(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = list(Target.objects.filter(policy.visible(actor), pk__in=ids))
    names = metric_names(actor, {row.metric_key for row in rows})
    return {
        row.id: Snapshot(
            names.get(row.metric_key, row.metric_key),
            {name: jsonable(getattr(row, name)) for name in target.FIELDS},
            permits(actor, policy.REMOVE_TARGET, row),
            row.deleted_at is not None,
        )
        for row in rows
    }


def _rates(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    rows = Rate.objects.filter(policy.visible(actor), pk__in=ids)
    return {
        row.id: Snapshot(
            f"{row.currency}/{row.to}", {}, permits(actor, policy.REMOVE_RATE, row), row.deleted_at is not None
        )
        for row in rows
    }


def _runs(actor: Actor, ids: Sequence[UUID]) -> Mapping[UUID, Snapshot]:
    away = (FactRun.State.LEAVING, FactRun.State.GONE)
    return {
        row.id: Snapshot(row.label, {}, permits(actor, policy.WITHDRAW_FACTS, row), row.state in away)
        for row in FactRun.objects.filter(policy.visible(actor), pk__in=ids)
    }


def _revert_metrics(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        metric.revert_metric(actor, pk, values)


def _revert_targets(actor: Actor, back: Back) -> None:
    for pk, values in back.items():
        target.update_target(actor, pk, {name: _typed(name, value) for name, value in values.items()})


def _typed(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in ("start", "end"):
        return date.fromisoformat(value)
    return UUID(value) if name == "owner_id" else value


def _nothing(actor: Actor, back: Back) -> None:
    """Rates and runs have no values that change."""


NOUNS = (
    Noun("metric", _metrics, metric.remove_metrics, metric.restore_metrics, _revert_metrics),
    Noun("target", _targets, target.remove_targets, target.restore_targets, _revert_targets),
    Noun("rate", _rates, rate.remove_rates, rate.restore_rates, _nothing),
    Noun("fact_run", _runs, withdraw.withdraw_runs, withdraw.return_runs, _nothing),
)
