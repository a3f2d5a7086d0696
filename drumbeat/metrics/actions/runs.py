"""The frame of every act that writes facts: its run, its history, its daily sums."""

from datetime import date
from uuid import UUID

from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Ref
from drumbeat.metrics import events
from drumbeat.metrics.ledger import daily
from drumbeat.metrics.ledger.write import Tally
from drumbeat.metrics.models import FactRun, FactSource
from drumbeat.metrics.queries.metrics import library

BY_HAND = "manual"


def find_source(actor: Actor, kind: str, name: str) -> FactSource:
    """Return the source of that name, made when it is not there yet; all typed values have one source."""
    found, _ = FactSource.objects.get_or_create(
        workspace_id=actor.workspace_id,
        kind=kind,
        name=BY_HAND if kind == FactSource.Kind.MANUAL else name,
        defaults={"scope_id": workspace_of(actor).scope_id, "zone": actor.time_zone},
    )
    return found


def open_run(
    actor: Actor, source: FactSource, kind: str, label: str, scope_id: UUID, days: tuple[date | None, date | None]
) -> FactRun:
    """Begin an act that writes facts."""
    return FactRun.objects.create(
        workspace_id=actor.workspace_id,
        scope_id=scope_id,
        source=source,
        kind=kind,
        by_id=actor.person_id,
        label=label[:255],
        first_day=days[0],
        last_day=days[1],
    )


def close_run(actor: Actor, run: FactRun, tally: Tally) -> None:
    """End an act that wrote facts: its counts are kept and told."""
    run.state, run.counts = FactRun.State.DONE, tally.counts()
    run.save(update_fields=["state", "counts"])
    emit(
        events.FactsRecorded(
            subject=ref(run), scope_id=run.scope_id, facts={"name": run.label, "kind": run.kind, **run.counts}
        )
    )


def renew_touched(actor: Actor, tally: Tally) -> None:
    """Make the daily sums of all campaigns touched anew and tell of them; then forget what was touched.

    Once for every part of a long run, so that boards follow it.
    """
    if tally.touched:
        daily.renew_all(actor.workspace_id, library(actor), tally.touched)
        tell_results(tally)


def tell_results(tally: Tally) -> None:
    """Emit one event for each campaign touched, in its scope; then forget what was touched."""
    for campaign_id, metrics in tally.touched.items():
        emit(
            events.ResultsChanged(
                subject=Ref("campaign", UUID(campaign_id)),
                scope_id=UUID(tally.scopes[campaign_id]),
                facts={
                    "metrics": sorted(metrics),
                    "from": min(first for first, _ in metrics.values()),
                    "to": max(last for _, last in metrics.values()),
                },
            )
        )
    tally.touched, tally.scopes = {}, {}


def ref(run: FactRun) -> Ref:
    """Return the pointer to a run."""
    return Ref("fact_run", run.id)
