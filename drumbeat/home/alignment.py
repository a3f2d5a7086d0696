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
    serving = idle = 0
    for pk, name in open_campaigns(actor).order_by("name", "id").values_list("id", "name"):
        goals, level = reached.get(pk, (0, NONE))
        minutes = spent.get(pk, 0)
        serving += 0 if level == NONE else minutes
        idle += minutes if level == NONE else 0
        rows.append({"id": pk, "name": name, "goals": goals, "reaches": level, "minutes": minutes})
    return {"campaigns": rows, "minutes": {"serving": serving, "none": idle}, "money": None}
