"""Adds a tree of goals to a bench's workspace: one of the company for each metric, departments, and the campaigns'."""

import json
import random
import sys
from collections.abc import Iterator
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

METRICS = ("new_leads", "page_views", "registrations", "trials", "awareness")
"""The first four add up; the last is a share, whose goals are averaged by weight."""
DEPARTMENTS = 9
"""Goals of departments below each of the company's."""


def main() -> None:
    """Make the goals of every campaign, one for each metric, under the departments' and the company's."""
    filled = json.loads(sys.argv[1])
    workspace_id = UUID(filled["workspace"])
    home = workspace_of(system_actor_of(workspace_id)).scope_id
    campaigns = list(Campaign.objects.filter(workspace_id=workspace_id).order_by("id"))
    made: list[Goal] = []
    for metric in METRICS:
        made += _tree(workspace_id, home, metric, campaigns)
    for goal, rank in zip(made, spread(len(made)), strict=True):
        goal.rank = rank
    Goal.objects.bulk_create(made, batch_size=500)
    roll_up_goals(workspace_id)
    print(len(made))


def _tree(workspace_id: UUID, home: UUID, metric: str, campaigns: list[Campaign]) -> Iterator[Goal]:
    chance = random.Random(metric)
    top = _goal(workspace_id, home, metric, chance, level="company", parts=len(campaigns))
    yield top
    parts = len(campaigns) // DEPARTMENTS
    middle = [
        _goal(workspace_id, home, metric, chance, level="department", parts=parts, parent_id=top.id)
        for _ in range(DEPARTMENTS)
    ]
    yield from middle
    for index, campaign in enumerate(campaigns):
        own = {"campaign_id": campaign.id, "parent_id": middle[index % DEPARTMENTS].id}
        yield _goal(workspace_id, campaign.scope_id, metric, chance, level="campaign", parts=0, **own)


def _goal(
    workspace_id: UUID, scope_id: UUID, metric: str, chance: random.Random, *, level: str, parts: int, **own: Any
) -> Goal:
    """One goal under way; `parts` is how many campaigns it stands for, none where it is a campaign's own."""
    share = metric == "awareness"
    usual = chance.randrange(20, 60) if share else chance.randrange(200, 900)
    day = today("UTC")
    return Goal(
        workspace_id=workspace_id,
        scope_id=scope_id,
        level=level,
        kind="awareness" if share else "lead_generation",
        name=f"{level} {metric}",
        metric_key=metric,
        unit="percent" if share else "number",
        target=Decimal(usual if share or not parts else usual * parts),
        baseline=Decimal(chance.randrange(0, 15)),
        start=day - timedelta(days=90),
        due=day + timedelta(days=90),
        state="on_track",
        progress_source="goals" if parts else "metric",
        weight=chance.randrange(1, 5),
        **own,
    )


if __name__ == "__main__":
    main()
