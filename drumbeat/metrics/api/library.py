"""Doors of definitions, targets and rates."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from ninja import Router

from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.http.doors import Request, base_seq, no_content, reply, writes
from drumbeat.kernel.http.etags import after_write, etag, with_etag, with_etags
from drumbeat.kernel.refs import Ref
from drumbeat.metrics.actions import metric, rate, target
from drumbeat.metrics.outputs import metric_out, rate_out, target_out
from drumbeat.metrics.queries.checks import check_formula as check
from drumbeat.metrics.queries.metrics import find_metric, library, metrics
from drumbeat.metrics.queries.targets import find_rate, find_target, rates
from drumbeat.metrics.rules.values import to_micros
from drumbeat.metrics.schemas import definitions as shapes

router = Router()


@router.get("/metrics", response=list[shapes.MetricOut], operation_id="list_metrics")
def list_metrics(request: Request) -> HttpResponse:
    """Return the library in order."""
    rows = with_etags(request.auth, metrics)
    known = library(request.auth)
    return reply([metric_out(request.auth, row, seq, known) for row, seq in rows])


@router.post("/metrics", response={201: shapes.MetricOut}, operation_id="create_metric")
@writes
def create_metric(request: Request, payload: shapes.NewMetric) -> HttpResponse:
    """Add a metric to the library."""
    row = metric.create_metric(request.auth, payload.dict())
    return reply(metric_out(request.auth, row, after_write(0), library(request.auth)), 201)


@router.post("/metrics/check", response=shapes.FormulaOut, operation_id="check_formula")
def check_formula(request: Request, payload: shapes.FormulaIn) -> HttpResponse:
    """Say whether a formula stands and what it comes to; writes nothing."""
    return reply(check(request.auth, payload.formula, payload.unit, payload.key))


@router.get("/metrics/{metric_id}", response=shapes.MetricOut, operation_id="get_metric")
def get_metric(request: Request, metric_id: UUID) -> HttpResponse:
    """Return one metric."""
    row, seq = with_etag(request.auth, Ref("metric", metric_id), find_metric)
    return reply(metric_out(request.auth, row, seq, library(request.auth)))


@router.patch("/metrics/{metric_id}", response=shapes.MetricOut, operation_id="update_metric")
@writes
def update_metric(request: Request, metric_id: UUID, payload: shapes.MetricChanges) -> HttpResponse:
    """Change a metric."""
    before = etag(request.auth.workspace_id, Ref("metric", metric_id))
    row = metric.update_metric(request.auth, metric_id, payload.given(), base_seq(request))
    return reply(metric_out(request.auth, row, after_write(before), library(request.auth)))


@router.delete("/metrics/{metric_id}", response={204: None}, operation_id="remove_metric")
@writes
def remove_metric(request: Request, metric_id: UUID) -> HttpResponse:
    """Move a metric to the bin; what was measured stays."""
    find_metric(request.auth, metric_id)
    metric.remove_metrics(request.auth, [metric_id])
    return no_content()


@router.post("/targets", response={201: shapes.TargetOut}, operation_id="set_target")
@writes
def set_target(request: Request, payload: shapes.NewTarget) -> HttpResponse:
    """Promise a metric for a campaign or a program."""
    row = target.set_target(request.auth, _in_micros(payload.dict()))
    return reply(target_out(request.auth, row, after_write(0)), 201)


@router.get("/targets/{target_id}", response=shapes.TargetOut, operation_id="get_target")
def get_target(request: Request, target_id: UUID) -> HttpResponse:
    """Return one target."""
    row, seq = with_etag(request.auth, Ref("target", target_id), find_target)
    return reply(target_out(request.auth, row, seq))


@router.patch("/targets/{target_id}", response=shapes.TargetOut, operation_id="update_target")
@writes
def update_target(request: Request, target_id: UUID, payload: shapes.TargetChanges) -> HttpResponse:
    """Change a target."""
    before = etag(request.auth.workspace_id, Ref("target", target_id))
    row = target.update_target(request.auth, target_id, _in_micros(payload.given()), base_seq(request))
    return reply(target_out(request.auth, row, after_write(before)))


@router.delete("/targets/{target_id}", response={204: None}, operation_id="remove_target")
@writes
def remove_target(request: Request, target_id: UUID) -> HttpResponse:
    """Move a target to the bin."""
    find_target(request.auth, target_id)
    target.remove_targets(request.auth, [target_id])
    return no_content()


def _in_micros(values: dict[str, Any]) -> dict[str, Any]:
    """Return a target's values with its amounts in millionths; raise Invalid for one too large to keep."""
    for name, kept in (("value", "micros"), ("baseline", "baseline_micros")):
        if name in values:
            amount: Decimal | None = values.pop(name)
            values[kept] = None if amount is None else to_micros(amount)
            if amount is not None and values[kept] is None:
                raise Invalid("metrics.bad_target", fields={name: ["out_of_range"]})
    return values


@router.get("/rates", response=list[shapes.RateOut], operation_id="list_rates")
def list_rates(request: Request) -> HttpResponse:
    """Return the dated rates of currencies, the latest first."""
    return reply([rate_out(request.auth, row) for row in rates(request.auth)])


@router.post("/rates", response={201: shapes.RateOut}, operation_id="set_rate")
@writes
def set_rate(request: Request, payload: shapes.NewRate) -> HttpResponse:
    """Say what a unit of a currency is worth from a day on."""
    row = rate.set_rate(request.auth, payload.currency, payload.to, payload.day, payload.rate)
    return reply(rate_out(request.auth, row), 201)


@router.delete("/rates/{rate_id}", response={204: None}, operation_id="remove_rate")
@writes
def remove_rate(request: Request, rate_id: UUID) -> HttpResponse:
    """Take a rate out."""
    find_rate(request.auth, rate_id)
    rate.remove_rates(request.auth, [rate_id])
    return no_content()
