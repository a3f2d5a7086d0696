"""Results for tests."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from drumbeat.kernel.actor import Actor
from drumbeat.metrics.actions.bring import map_fact_import, read_source, start_fact_import
from drumbeat.metrics.actions.carry import run_fact_import
from drumbeat.metrics.actions.record import Cell, record_facts
from drumbeat.metrics.actions.target import set_target
from drumbeat.metrics.jobs import run_import
from drumbeat.metrics.models import FactImport, Target
from drumbeat.metrics.rules.values import to_micros

FIRST = date(2026, 3, 2)


def day(offset: int) -> date:
    """A day counted from the first."""
    return FIRST + timedelta(days=offset)


def record(actor: Actor, campaign_id: UUID, values: Mapping[str, list[Any]], **more: Any) -> dict[str, int]:
    """Type in values from the first day on, metric by metric; None leaves a day out."""
    return record_facts(
        actor,
        [
            Cell(campaign_id, key, day(at), day(at), Decimal(str(value)), **more)
            for key, row in values.items()
            for at, value in enumerate(row)
            if value is not None
        ],
    )


def promise(actor: Actor, campaign_id: UUID, metric_key: str, value: Any, **more: Any) -> Target:
    """A target of a campaign."""
    micros = to_micros(Decimal(str(value)))
    return set_target(actor, {"campaign_id": campaign_id, "metric_key": metric_key, "micros": micros, **more})


def bring(actor: Actor, text: str, name: str = "ads.csv", **more: Any) -> FactImport:
    """A file of results, brought and recognised."""
    content = text.encode()
    return start_fact_import(actor, name, content, read_source(content, name), **more)


def remap(
    actor: Actor, job: FactImport, columns: Mapping[str, Mapping[str, Any]] | None = None, **more: Any
) -> FactImport:
    """The mapping as proposed, with columns corrected by header."""
    told = [{**column, **(columns or {}).get(column["header"], {})} for column in job.mapping["columns"]]
    return map_fact_import(actor, job.id, {"columns": told, "campaigns": job.mapping["campaigns"], **more})


def carry_out(actor: Actor, job: FactImport) -> FactImport:
    """Run an import as its job does."""
    run_fact_import(actor, job.id)
    run_import(actor.workspace_id, job.id)
    job.refresh_from_db()
    return job
