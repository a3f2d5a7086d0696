"""Metrics, targets, rates and facts as JSON values; `seq` is the etag, read before the row was."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from uuid import UUID

from drumbeat.channels.queries import names_of as channel_names
from drumbeat.identity.queries import people_names
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can
from drumbeat.metrics.models import FactImport, Metric, Rate, Target
from drumbeat.metrics.rules.library import Library
from drumbeat.metrics.rules.values import of_micros, written

_METRIC = (
    "id", "key", "name", "description", "unit", "kind", "formula", "aggregation", "weight_key", "direction",
    "campaign_types",
)  # fmt: skip


def metric_out(actor: Actor, row: Metric, seq: int, known: Library) -> dict[str, Any]:
    """Return a metric with the metrics that need it."""
    return {
        **{name: getattr(row, name) for name in _METRIC},
        "shipped": bool(row.text_key),
        "used_by": known.needing(row.key),
        "etag": seq,
        "can": can(actor, "metric", row),
    }


def target_out(actor: Actor, row: Target, seq: int) -> dict[str, Any]:
    """Return a target."""
    names = ("id", "metric_key", "campaign_id", "program_id", "currency", "start", "end", "profile", "owner_id")
    return {
        **{name: getattr(row, name) for name in names},
        "value": written(of_micros(row.micros)),
        "baseline": None if row.baseline_micros is None else written(of_micros(row.baseline_micros)),
        "etag": seq,
        "can": can(actor, "target", row),
    }


def rate_out(actor: Actor, row: Rate) -> dict[str, Any]:
    """Return a rate."""
    body = {name: getattr(row, name) for name in ("id", "currency", "to", "day")}
    return {**body, "rate": f"{row.rate:f}".rstrip("0").rstrip("."), "can": can(actor, "rate", row)}


def records_out(
    actor: Actor, rows: Sequence[Mapping[str, Any]], following: str | None, before: Collection[UUID]
) -> dict[str, Any]:
    """Return a page of facts, channels and people named once."""
    return {
        "items": [_record(row, before) for row in rows],
        "next": following,
        "channels": _named(channel_names(actor, {row["channel_id"] for row in rows if row["channel_id"]})),
        "people": people_names(actor, {row["run__by_id"] for row in rows if row["run__by_id"]}),
    }


def _named(names: Mapping[UUID, str]) -> dict[str, str]:
    return {str(pk): name for pk, name in names.items()}


def _record(row: Mapping[str, Any], before: Collection[UUID]) -> dict[str, Any]:
    kept = (
        "id", "metric_key", "start", "end", "currency", "is_estimate", "fetched_at", "channel_id", "channel_ref",
        "deliverable_id", "dims", "campaign_ref",
    )  # fmt: skip
    return {
        **{name: row[name] for name in kept},
        "value": written(of_micros(row["micros"])),
        "source": row["source__name"],
        "source_kind": row["source__kind"],
        "run_kind": row["run__kind"],
        "run_label": row["run__label"],
        "by": row["run__by_id"],
        "revised": row["id"] in before,
    }


def revision_out(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a value a fact had before."""
    return {
        "value": written(of_micros(row["micros"])),
        "currency": row["currency"],
        "written_at": row["fetched_at"],
        "kind": row["run__kind"],
        "label": row["run__label"],
        "by": row["run__by_id"],
        "ended_at": row["ended_by__created_at"],
        "ended_kind": row["ended_by__kind"],
        "ended_by": row["ended_by__by_id"],
    }


def cell_out(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a cell of the grid."""
    body = {name: row[name] for name in ("metric_key", "start", "end", "currency", "count")}
    return {**body, "value": written(of_micros(int(row["micros"])))}


_IMPORT_LINE = ("id", "file_name", "source_name", "state", "campaign_id", "created_at", "counts")
_IMPORT = (*_IMPORT_LINE, "detected", "mapping", "batch_id", "error", "facts")


def import_line(job: FactImport) -> dict[str, Any]:
    """Return an import for the list."""
    return {name: getattr(job, name) for name in _IMPORT_LINE}


def import_out(actor: Actor, job: FactImport, progress: Mapping[str, int] | None, undone: bool) -> dict[str, Any]:
    """Return an import in full."""
    body = {name: getattr(job, name) for name in _IMPORT}
    return {**body, "progress": progress, "undone": undone, "can": can(actor, "fact_import", job)}
