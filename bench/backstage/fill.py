"""Fills a fresh workspace for the benches."""

import random
from datetime import timedelta
from itertools import pairwise
from typing import Any

from django.db import connection

from drumbeat.campaigns.actions.campaign import NewCampaign, create_campaign
from drumbeat.campaigns.tests.factories import make_type
from drumbeat.identity.actions.workspace import Founder, start_workspace
from drumbeat.identity.models import Person, Workspace
from drumbeat.identity.queries import actor_for
from drumbeat.identity.tests.factories import make_person, make_token
from drumbeat.kernel.background.readers import settle_readers
from drumbeat.kernel.clock import today
from drumbeat.work.actions.bulk import NewLink, NewRow, create_tasks_in_bulk
from drumbeat.workflow.queries import stages_of


def fill(*sizes: int) -> dict[str, Any]:
    """Create a workspace with ten people and one campaign per size; return ids and tokens."""
    chance = random.Random(2026)
    owner = start_workspace("Bench", Founder("Bench Owner", "owner@example.com", "bench bench bench"))
    workspace = Workspace.objects.get(pk=owner.workspace_id)
    people = [owner, *(make_person(workspace, f"person{i}") for i in range(9))]
    actor = actor_for(owner, workspace)
    kind = make_type(actor)
    campaigns = [_campaign(actor, kind.id, number, size, people, chance) for number, size in enumerate(sizes)]
    settle_readers(workspace.id)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")  # what the server does by itself within a minute of such a filling
    return {
        "workspace": str(workspace.id),
        "token": make_token(owner),
        "tokens": [make_token(person) for person in people[1:9]],
        "listener_tokens": [make_token(person) for person in people],
        "guest_token": make_token(make_person(workspace, "outsider", "guest")),
        "person": str(owner.id),
        "people": [str(person.id) for person in people],
        "campaigns": campaigns,
    }


def _campaign(
    actor: Any, type_id: Any, number: int, size: int, people: list[Person], chance: random.Random
) -> dict[str, Any]:
    campaign = create_campaign(actor, NewCampaign(name=f"Campaign {number}", type_id=type_id))
    stages = stages_of(actor, campaign.workflow_id)
    day = today("UTC")
    rows = []
    for index in range(size):
        start = day + timedelta(days=chance.randrange(0, 90))
        due = start + timedelta(days=chance.randrange(0, 6))
        rows.append(
            NewRow(
                key=str(index),
                name=f"Task {index} of {number}",
                parent_key=str(index - index % 10) if index % 10 else None,
                stage_id=chance.choice(stages).id,
                values={
                    "start": start,
                    "due": due,
                    "priority": chance.randrange(5),
                },
                people=[chance.choice(people).id],
                tags=[f"tag{chance.randrange(12)}"],
            )
        )
    leaves = [index for index in range(size) if index % 10]
    links = [NewLink(str(a), str(b)) for a, b in pairwise(leaves) if chance.random() < 0.5]
    ids = create_tasks_in_bulk(actor, campaign, rows, links)
    return {
        "id": str(campaign.id),
        "stages": [str(s.id) for s in stages],
        "tasks": [str(pk) for pk in ids.values()][:2000],
    }
