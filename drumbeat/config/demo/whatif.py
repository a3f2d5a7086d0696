"""What the demo team weighs: a window without launches, and one scenario nobody has decided on."""

from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from drumbeat.campaigns.queries import open_campaigns
from drumbeat.kernel.clock import frozen
from drumbeat.planning.actions.embargo import add_embargo
from drumbeat.planning.actions.scenario import add_scenario_change, create_scenario
from drumbeat.work.queries.leaves import leaves_of

if TYPE_CHECKING:
    from drumbeat.config.demo.replay import Stage

CLOSED_IN = timedelta(weeks=4)
AWAY_FOR = timedelta(days=11)
LATER = timedelta(weeks=2)


def weigh(stage: "Stage") -> None:
    """Close a week for launches and ask what two weeks without a colleague would do to the next launch."""
    head = stage.actor(stage.leads[0].id)
    words = stage.data["whatif"]
    with frozen(datetime.combine(stage.today - timedelta(days=1), time(16, 30), UTC)):
        monday = stage.today - timedelta(days=stage.today.weekday())
        closed = monday + CLOSED_IN
        days = {"first": closed, "last": closed + timedelta(days=4)}
        add_embargo(head, {"name": words["embargo"], "what": "launch", **days})
        ahead = open_campaigns(head).filter(launch__gt=stage.today + LATER).order_by("launch", "id")
        campaign = ahead.first()
        if campaign is None:
            return
        scenario = create_scenario(head, words["scenario"], [campaign.id], words["note"])
        leaves = [
            leaf for leaf in leaves_of(stage.workspace.id, [campaign.id], done=False) if leaf.people and leaf.start
        ]
        if leaves:
            first = monday + timedelta(days=7)
            away = {"person_id": leaves[0].people[0], "first": first, "last": first + AWAY_FOR}
            add_scenario_change(head, scenario.id, "person_away", away)
        later = {"campaign_id": campaign.id, "launch": campaign.launch + LATER if campaign.launch else None}
        add_scenario_change(head, scenario.id, "move_launch", later)
