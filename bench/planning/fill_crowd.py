"""Fills a fresh workspace with a department: 300 people and 20,000 open tasks over half a year; prints JSON."""

import json
import random
import sys
from datetime import timedelta

import django

django.setup()

from drumbeat.campaigns.actions.campaign import NewCampaign, create_campaign  # noqa: E402  (Django must be set up first)
from drumbeat.campaigns.tests.factories import make_type  # noqa: E402
from drumbeat.capacity.projections import begin_day  # noqa: E402
from drumbeat.identity.actions.workspace import Founder, start_workspace  # noqa: E402
from drumbeat.identity.models import Workspace  # noqa: E402
from drumbeat.identity.queries import actor_for  # noqa: E402
from drumbeat.identity.tests.factories import make_person, make_token  # noqa: E402
from drumbeat.kernel.background.readers import settle_readers  # noqa: E402
from drumbeat.kernel.clock import today  # noqa: E402
from drumbeat.kernel.models import StoredEvent  # noqa: E402
from drumbeat.work.actions.bulk import NewRow, create_tasks_in_bulk  # noqa: E402

CAMPAIGNS = 40


def main() -> None:
    """Make people, campaigns and tasks that lie whole within the days asked for later, and derive the load."""
    people, tasks, days = (int(word) for word in sys.argv[1:4])
    chance = random.Random(300)
    owner = start_workspace("Crowd", Founder("Bench Owner", "owner@example.com", "bench bench bench"))
    workspace = Workspace.objects.get(pk=owner.workspace_id)
    team = [owner, *(make_person(workspace, f"person{i}", account=False) for i in range(people - 1))]
    actor = actor_for(owner, workspace)
    kind = make_type(actor)
    first = today("UTC") + timedelta(days=1)
    minutes = 0
    for number in range(CAMPAIGNS):
        campaign = create_campaign(actor, NewCampaign(name=f"Campaign {number}", type_id=kind.id))
        rows = []
        for index in range(tasks // CAMPAIGNS):
            length = chance.randrange(1, 15)
            start = first + timedelta(days=chance.randrange(days - length))
            values = {
                "start": start,
                "due": start + timedelta(days=length - 1),
                "estimate_minutes": chance.randrange(30, 2400, 30),
            }
            minutes += values["estimate_minutes"]
            who = [person.id for person in chance.sample(team, 2 if index % 10 == 0 else 1)]
            rows.append(NewRow(key=str(index), name=f"Task {index} of {number}", values=values, people=who))
        create_tasks_in_bulk(actor, campaign, rows)
    settle_readers(workspace.id)
    told = StoredEvent.objects.filter(kind="capacity.recomputed")
    before = told.count()
    begin_day(actor)
    settle_readers(workspace.id)
    changed = told.count() - before
    print(json.dumps({"token": make_token(owner), "first": first.isoformat(), "minutes": minutes, "left": changed}))


if __name__ == "__main__":
    main()
