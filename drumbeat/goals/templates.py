"""The goals campaigns of each shipped type often have, worded in four languages."""

from dataclasses import asdict, dataclass
from typing import Any

from drumbeat.kernel.texts import text


@dataclass(frozen=True)
class Shipped:
    """A goal as it is offered; its words are `goals.template.<key>` and `goals.template.<key>.statement`."""

    key: str
    kind: str
    metric_key: str
    types: tuple[str, ...] = ()
    unit: str = "number"
    direction: str = "up"


SHIPPED = (
    Shipped("content_leads", "lead_generation", "new_leads", ("content",)),
    Shipped("content_readers", "awareness", "page_views", ("content",)),
    Shipped("search_clicks", "new_audience", "clicks", ("search",)),
    Shipped("search_rank", "awareness", "rank", ("search",), "rank", "down"),
    Shipped("social_engagement", "awareness", "engagement", ("social",)),
    Shipped("social_reach", "new_audience", "reach", ("social",)),
    Shipped("email_click_rate", "purchases", "click_rate", ("email",), "percent"),
    Shipped("email_unsubscribes", "retention", "unsubscribe_rate", ("email",), "percent", "down"),
    Shipped("ad_cost_per_lead", "lead_generation", "cpl", ("advertising",), "money", "down"),
    Shipped("ad_reach", "awareness", "reach", ("advertising",)),
    Shipped("event_leads", "lead_generation", "new_leads", ("event",)),
    Shipped("event_attendance", "new_audience", "attendance", ("event",)),
    Shipped("launch_trials", "purchases", "trials", ("launch",)),
    Shipped("launch_revenue", "revenue", "revenue", ("launch",), "money"),
    Shipped("webinar_registrations", "purchases", "registrations", ("webinar",)),
    Shipped("webinar_attendance", "lead_generation", "attendance", ("webinar",)),
    Shipped("pr_reach", "awareness", "reach", ("pr",)),
    Shipped("pr_awareness", "awareness", "awareness", ("pr",), "percent"),
    Shipped("leads", "lead_generation", "new_leads"),
    Shipped("registrations", "purchases", "registrations"),
    Shipped("retention", "retention", "retention", (), "percent"),
    Shipped("spend", "spend_per_customer", "customer_spend", (), "money"),
    Shipped("awareness", "awareness", "awareness", (), "percent"),
    Shipped("new_audience", "new_audience", "reach"),
    Shipped("revenue", "revenue", "revenue", (), "money"),
)
"""Those of a type first; those of no type fit every campaign and every level."""


def templates_for(type_key: str, language: str) -> list[dict[str, Any]]:
    """Return the goals offered for a campaign type, its own before the general ones; the general for an unknown one."""
    own = [each for each in SHIPPED if type_key in each.types]
    return [_worded(each, language) for each in (*own, *(each for each in SHIPPED if not each.types))]


def _worded(shipped: Shipped, language: str) -> dict[str, Any]:
    key = f"goals.template.{shipped.key}"
    fields = asdict(shipped)
    del fields["types"]
    return {**fields, "name": text(key, language), "statement": text(f"{key}.statement", language)}
