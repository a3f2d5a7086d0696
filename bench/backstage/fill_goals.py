"""Adds a realistic tree of goals to a bench's workspace; prints the workspace's leaves and their tops as JSON."""

import json
import random
import sys
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import django

django.setup()

from drumbeat.campaigns.tests.factories import Campaign  # noqa: E402  (Django must be set up first)
from drumbeat.goals.actions.rollup import roll_up_goals  # noqa: E402
from drumbeat.goals.tests.factories import Goal  # noqa: E402
from drumbeat.identity.queries import system_actor_of, workspace_of  # noqa: E402
from drumbeat.kernel.clock import today  # noqa: E402
from drumbeat.kernel.rank import spread  # noqa: E402

COMPANY, DEPARTMENTS, OF_CAMPAIGNS = 5, 45, 950
PARTS = {"company": 800, "department": 90, "campaign": 4}
"""How many leaves a goal of a level stands for, about: its target is as many times theirs."""


def main() -> None:
    """Make the goals in four levels: company, departments, campaigns, and the parts of a campaign's goal."""
    filled, count, source = json.loads(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    workspace_id = UUID(filled["workspace"])
    home = workspace_of(system_actor_of(workspace_id)).scope_id
    campaigns = list(Campaign.objects.filter(workspace_id=workspace_id).order_by("id"))
    chance, ranks = random.Random(2027), spread(count)
    made: list[Goal] = []
    levels = ((COMPANY, "company", None), (DEPARTMENTS, "department", COMPANY), (OF_CAMPAIGNS, "campaign", DEPARTMENTS))
    for size, level, above in levels:
        for index in range(size):
            parent = made[len(made) - index - above + index % above] if above else None
            campaign = campaigns[index % len(campaigns)] if level == "campaign" else None
            made.append(goal(workspace_id, home, level, parent, campaign, ranks, made, "goals", chance))
    tops = made[-OF_CAMPAIGNS:]
    for index in range(count - len(made)):
        parent = tops[index % OF_CAMPAIGNS]
        campaign = next(each for each in campaigns if each.id == parent.campaign_id)
        made.append(goal(workspace_id, home, "campaign", parent, campaign, ranks, made, source, chance))
    Goal.objects.bulk_create(made, batch_size=500)
    roll_up_goals(workspace_id)
    print(json.dumps([str(each.id) for each in made[len(made) - count + COMPANY + DEPARTMENTS + OF_CAMPAIGNS :]]))


def goal(
    workspace_id: UUID,
    home: UUID,
    level: str,
    parent: Any,
    campaign: Any,
    ranks: Any,
    made: Any,
    source: str,
    chance: Any,
) -> Goal:
    """One goal under way; below three of the company's all count leads and add up, the others are rates, averaged."""
    leads = (parent.metric_key == "new_leads") if parent else len(made) < 3
    day = today("UTC")
    return Goal(
        workspace_id=workspace_id,
        scope_id=campaign.scope_id if campaign else home,
        campaign_id=campaign.id if campaign else None,
        parent_id=parent.id if parent else None,
        level=level,
        kind="lead_generation",
        name=f"Goal {len(made)}",
        metric_key="new_leads" if leads else "click_rate",
        unit="number" if leads else "percent",
        target=Decimal(chance.randrange(50, 900) * (PARTS[level] if source == "goals" else 1)),
        baseline=Decimal(chance.randrange(0, 40)),
        current=Decimal(chance.randrange(0, 600)) if source == "manual" and chance.random() < 0.9 else None,
        start=day - timedelta(days=90),
        due=day + timedelta(days=90),
        state="on_track",
        progress_source=source,
        weight=chance.randrange(1, 5),
        rank=ranks[len(made)],
    )


if __name__ == "__main__":
    main()
