"""What campaigns have cost, for screens of several areas."""

from decimal import Decimal
from uuid import UUID

from drumbeat.campaigns.queries import campaigns
from drumbeat.kernel.actor import Actor
from drumbeat.metrics.queries.facts import sums_of
from drumbeat.metrics.rules.values import of_micros

WHOLE, CHANNEL = "total_cost", "cost"


def costs_by_campaign(actor: Actor) -> dict[UUID, dict[str, Decimal]]:
    """Return what each campaign the actor sees has cost, by currency; those without a cost are left out.

    Everything a campaign cost counts where it was measured, else what its channels cost.
    """
    ids = list(campaigns(actor).values_list("id", flat=True))
    found: dict[UUID, dict[str, Decimal]] = {}
    for pk, days in sums_of(actor, ids, (WHOLE, CHANNEL)).items():
        measured = {day.metric_key for day in days}
        key = WHOLE if WHOLE in measured else CHANNEL
        own = found.setdefault(pk, {})
        for day in days:
            if day.metric_key == key:
                own[day.currency] = own.get(day.currency, Decimal(0)) + of_micros(day.micros)
    return found
