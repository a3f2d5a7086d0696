"""Which campaigns serve a goal, and what of the hours serves none."""

from decimal import Decimal
from typing import Any
from uuid import UUID

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.goals.queries import campaigns_reaching
from drumbeat.identity.queries import workspace_of
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import permits
from drumbeat.kernel.safety.redaction import SEE_MONEY
from drumbeat.metrics.queries.costs import costs_by_campaign
from drumbeat.work.queries.tasks import minutes_by_campaign

NONE = "none"


def alignment(actor: Actor) -> dict[str, Any]:
    """Return for every open campaign the actor sees how high its goals reach, and the minutes spent on each.

    A campaign whose goals hang under none above reaches `campaign`; one without goals reaches `none`, and its minutes
    serve no goal.
    """
    reached = campaigns_reaching(actor)
    spent = minutes_by_campaign(actor)
    rows: list[dict[str, Any]] = []
    serving = idle = 0
    for pk, name in open_campaigns(actor).order_by("name", "id").values_list("id", "name"):
        goals, level = reached.get(pk, (0, NONE))
        minutes = spent.get(pk, 0)
        serving += 0 if level == NONE else minutes
        idle += minutes if level == NONE else 0
        rows.append({"id": pk, "name": name, "goals": goals, "reaches": level, "minutes": minutes})
    served = {row["id"] for row in rows if row["reaches"] != NONE}
    money = _money(actor, served, {row["id"] for row in rows}) if permits(actor, SEE_MONEY, None) else None
    return {"campaigns": rows, "minutes": {"serving": serving, "none": idle}, "money": money}


def _money(actor: Actor, served: set[UUID], known: set[UUID]) -> list[dict[str, str]] | None:
    """Return per currency what campaigns with and without a goal have cost; None where no cost is told."""
    sums: dict[str, dict[str, Decimal]] = {}
    for pk, costs in costs_by_campaign(actor).items():
        for currency, amount in costs.items() if pk in known else ():
            row = sums.setdefault(currency or workspace_of(actor).currency, {"serving": Decimal(), "none": Decimal()})
            row["serving" if pk in served else NONE] += amount
    told = [
        {"currency": currency, **{name: f"{sum_:f}" for name, sum_ in row.items()}} for currency, row in sums.items()
    ]
    return sorted(told, key=lambda row: row["currency"]) or None
