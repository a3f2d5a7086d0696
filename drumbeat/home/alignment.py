"""Which campaigns serve a goal, and what of the hours serves none."""

from typing import Any

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.goals.queries import campaigns_reaching
from drumbeat.kernel.actor import Actor
from drumbeat.work.queries.tasks import minutes_by_campaign

NONE = "none"


def alignment(actor: Actor) -> dict[str, Any]:
    """Return for every open campaign the actor sees how high its goals reach, and the minutes spent on each.

    A campaign whose goals hang under none above reaches `campaign`; one without goals reaches `none`, and its minutes
    serve no goal.
    """
    reached = campaigns_reaching(actor)
    spent = minutes_by_campaign(actor)
    rows = []
    for pk, name in open_campaigns(actor).order_by("name", "id").values_list("id", "name"):
        goals, level = reached.get(pk, (0, NONE))
        rows.append({"id": pk, "name": name, "goals": goals, "reaches": level, "minutes": spent.get(pk, 0)})
    idle = sum(row["minutes"] for row in rows if row["reaches"] == NONE)
    total = sum(row["minutes"] for row in rows)
    return {"campaigns": rows, "minutes": {"serving": total - idle, "none": idle}, "money": None}
