"""Small workspaces for journeys: one owner, one campaign with a chain of tasks.

Run as a process of its own with DATA_DIR naming a folder with tables: `python -m e2e.backstage.seed` makes EMAIL's
workspace, says so and then answers lines of standard input until it ends: `new ADDRESS` makes a workspace,
`hire ADDRESS NAME ROLE` adds somebody to the workspace of ADDRESS.
"""

import os
import sys
from datetime import timedelta
from decimal import Decimal

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "drumbeat.config.settings")

EMAIL = "ines@example.com"
PASSWORD = "a long enough secret"
CAMPAIGN = "Autumn launch"
GOAL = "500 new customers"
CHAIN = ("Brief", "Copy", "Design", "Legal review", "Print")


def address_of(name: str, owner: str) -> str:
    """Return where a colleague of an owner gets mail."""
    return f"{name.lower()}.of.{owner}"


def furnish(email: str) -> None:
    """Make a workspace whose owner has this address."""
    from drumbeat.campaigns.actions.program import create_program
    from drumbeat.campaigns.tests.factories import make_campaign
    from drumbeat.evidence.actions import add_evidence
    from drumbeat.goals.actions.goal import create_goal
    from drumbeat.identity.actions.workspace import Founder, start_workspace
    from drumbeat.identity.queries import actor_for, system_actor_of, workspace_of
    from drumbeat.kernel.clock import today
    from drumbeat.work.actions.dependency import add_dependency
    from drumbeat.work.tests.factories import make_task

    owner = start_workspace("Nordlicht", Founder("Ines Moreau", email, PASSWORD))
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


def hire(owner: str, name: str, role: str) -> None:
    """Give somebody an account with PASSWORD in the workspace of an owner."""
    from drumbeat.identity.actions.account import OpenAccount, open_account
    from drumbeat.identity.models import Person

    workspace = Person.objects.get(email=owner, role="owner").workspace_id
    open_account(workspace, OpenAccount(address_of(name, owner), name, role, PASSWORD))


def main() -> None:
    """Seed, then do what standard input asks for, answering each line when it is done."""
    django.setup()
    furnish(EMAIL)
    _say("ready")
    for line in sys.stdin:
        verb, *words = line.split()
        {"new": furnish, "hire": hire}[verb](*words)
        _say("done")


def _say(word: str) -> None:
    sys.stdout.write(f"{word}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
