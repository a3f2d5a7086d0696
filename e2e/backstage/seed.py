"""A small workspace for journeys: one owner, one campaign with a chain of tasks, written before the server starts.

Run as a process of its own with DATA_DIR set: `python -m e2e.backstage.seed`.
"""

import os
from datetime import timedelta
from decimal import Decimal

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "drumbeat.config.settings")

EMAIL = "ines@example.com"
PASSWORD = "a long enough secret"
CAMPAIGN = "Autumn launch"
GOAL = "500 new customers"
CHAIN = ("Brief", "Copy", "Design", "Legal review", "Print")


def seed() -> None:
    """Migrate and fill an empty data folder."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)
    from drumbeat.campaigns.actions.program import create_program
    from drumbeat.campaigns.tests.factories import make_campaign
    from drumbeat.evidence.actions import add_evidence
    from drumbeat.goals.actions.goal import create_goal
    from drumbeat.identity.actions.workspace import Founder, start_workspace
    from drumbeat.identity.queries import actor_for, system_actor_of, workspace_of
    from drumbeat.kernel.clock import today
    from drumbeat.work.actions.dependency import add_dependency
    from drumbeat.work.tests.factories import make_task

    owner = start_workspace("Nordlicht", Founder("Ines Moreau", EMAIL, PASSWORD))
    actor = actor_for(owner, workspace_of(system_actor_of(owner.workspace_id)), via="session")
    add_evidence(actor, {"kind": "research", "title": "What buyers ask first", "observed_on": today("UTC")})
    create_goal(actor, {"level": "company", "kind": "purchases", "name": GOAL, "target": Decimal(500)})
    program = create_program(actor, {"name": "Season"})
    campaign = make_campaign(actor, CAMPAIGN, program_id=program.id)
    day = today("UTC")
    monday = day + timedelta(days=14 - day.weekday())
    before = None
    for index, name in enumerate(CHAIN):
        day = monday + timedelta(days=index)
        task = make_task(actor, campaign, name, start=day, due=day, people=[owner.id])
        if before is not None:
            add_dependency(actor, before.id, task.id, "FS", 0)
        before = task


if __name__ == "__main__":
    seed()
