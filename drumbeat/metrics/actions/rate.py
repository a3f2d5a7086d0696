"""Writes of currency rates."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from uuid import UUID

from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actions import action, emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.batches import batched
from drumbeat.kernel.clock import now
from drumbeat.kernel.errors import Invalid
from drumbeat.kernel.policy import require
from drumbeat.kernel.refs import Ref
from drumbeat.metrics import events, policy
from drumbeat.metrics.actions.binned import put_in_bin
from drumbeat.metrics.models import Rate
from drumbeat.metrics.rules.targets import is_currency

LARGEST = Decimal(1_000_000)


@action
def set_rate(actor: Actor, currency: str, to: str, day: date, rate: Decimal) -> Rate:
    """Say what a unit of a currency is worth from a day on; one of the same day is replaced, the same again is kept."""
    workspace = workspace_of(actor)
    require(actor, policy.SET_RATE, workspace)
    wrong = {name: ["bad_value"] for name, text in (("currency", currency), ("to", to)) if not is_currency(text)}
    if currency == to:
        wrong["to"] = ["same"]
    if not Decimal("0.00000001") <= rate <= LARGEST:
        wrong["rate"] = ["out_of_range"]
    if wrong:
        raise Invalid("metrics.bad_rate", fields=wrong)
    same = Rate.objects.filter(
        workspace_id=actor.workspace_id, currency=currency, to=to, day=day, deleted_at__isnull=True
    )
    present = list(same)
    if len(present) == 1 and present[0].rate == rate:
        return present[0]
    with batched(actor, "rate", f"{currency}/{to}"):
        for row in present:
            Rate.objects.filter(pk=row.pk).update(deleted_at=now())
            emit(_removed(row))
        made = Rate.objects.create(
            workspace_id=actor.workspace_id,
            scope_id=workspace.scope_id,
            currency=currency,
            to=to,
            day=day,
            rate=rate.quantize(Decimal("0.00000001")),
        )
        emit(events.RateCreated(subject=ref(made), scope_id=made.scope_id, facts={"name": f"{currency}/{to}"}))
    return made


@action
def remove_rates(actor: Actor, ids: Sequence[UUID]) -> None:
    """Take rates out; sums that need them are shown apart again. One already out is passed over."""
    put_in_bin(actor, Rate, ids, policy.REMOVE_RATE, _removed, away=True)


@action
def restore_rates(actor: Actor, ids: Sequence[UUID]) -> None:
    """Bring rates back."""
    put_in_bin(actor, Rate, ids, policy.REMOVE_RATE, _restored, away=False)


def ref(row: Rate) -> Ref:
    """Return the pointer to a rate."""
    return Ref("rate", row.id)


def _removed(row: Rate) -> events.RateRemoved:
    return events.RateRemoved(subject=ref(row), scope_id=row.scope_id)


def _restored(row: Rate) -> events.RateRestored:
    return events.RateRestored(subject=ref(row), scope_id=row.scope_id)
