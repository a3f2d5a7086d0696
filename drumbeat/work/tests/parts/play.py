"""A campaign that chance edits: for tests of what follows edits."""

import random
from datetime import date, timedelta
from uuid import UUID

from drumbeat.calendars.actions.absence import add_absence
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.background.readers import settle_readers
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Refusal
from drumbeat.work.actions.dependency import add_dependency, remove_dependencies
from drumbeat.work.actions.move import move_task
from drumbeat.work.actions.task import commit_task, remove_tasks, update_task
from drumbeat.work.models import CampaignProjection, Dependency, Task, TaskProjection
from drumbeat.work.tests.factories import make_task

KINDS = ("FS", "FS", "SS", "FF", "SF")


class Play:
    """A campaign that chance edits."""

    def __init__(self, cast: Cast, seed: int) -> None:
        """A dozen tasks and some edits, all that follows them settled."""
        self.actor, self.chance = cast.actor("manager"), random.Random(seed)
        self.people = [cast.person_id(name) for name in ("lead", "legal", "manager")]
        self.campaign = make_campaign(self.actor)
        self.stages = list(self.campaign.workflow.stages.values_list("id", flat=True))
        for _ in range(12):
            self.create()
        for _ in range(6):
            self.edit()
        settle_readers(self.actor.workspace_id)

    def pick(self) -> Task:
        return self.chance.choice(list(Task.objects.filter(campaign=self.campaign, deleted_at__isnull=True)))

    def day(self, reach: int) -> date:
        return today("UTC") + timedelta(days=self.chance.randrange(-5, reach))

    def create(self) -> None:
        start = self.day(30)
        dates = {"start": start, "due": start + timedelta(days=self.chance.randrange(6))}
        known = Task.objects.filter(campaign=self.campaign, deleted_at__isnull=True).exists()
        parent = {"parent_id": self.pick().id} if known and self.chance.random() < 0.4 else {}
        people = self.chance.sample(self.people, self.chance.randrange(3))
        make_task(self.actor, self.campaign, people=people, **parent, **(dates if self.chance.random() < 0.7 else {}))

    def link(self) -> None:
        add_dependency(
            self.actor, self.pick().id, self.pick().id, self.chance.choice(KINDS), self.chance.choice((0, 0, 480, -240))
        )

    def unlink(self) -> None:
        links = list(Dependency.objects.filter(succ__campaign=self.campaign, deleted_at__isnull=True))
        remove_dependencies(self.actor, [self.chance.choice(links).id] if links else [])

    def change(self) -> None:
        start = self.day(40)
        values = self.chance.choice(
            [
                {"start": start, "due": start + timedelta(days=self.chance.randrange(9))},
                {"estimate_minutes": self.chance.randrange(30, 3000)},
                {"scheduling": "manual"},
                {"constraint": "not_earlier", "constraint_date": start},
                {"deadline": start},
                {"progress": self.chance.randrange(100)},
                {"people": self.chance.sample(self.people, self.chance.randrange(3))},
                {"kind": "milestone"},
            ]
        )
        update_task(self.actor, self.pick().id, values)

    def move(self) -> None:
        above = {"parent": {"id": self.pick().id}} if self.chance.random() < 0.3 else {}
        move_task(self.actor, self.pick().id, stage_id=self.chance.choice(self.stages), skip_checks=True, **above)

    def promise(self) -> None:
        commit_task(self.actor, self.pick().id, self.day(30))

    def remove(self) -> None:
        remove_tasks(self.actor, [self.pick().id])

    def leave(self) -> None:
        first = self.day(20)
        add_absence(self.actor, self.chance.choice(self.people), {"first": first, "last": first + timedelta(days=3)})

    def edit(self) -> None:
        """Do something; what the rules refuse, as a circle of links, is not done."""
        edits = [self.create] * 3 + [self.change] * 6 + [self.move] * 3 + [self.link] * 3
        try:
            self.chance.choice([*edits, self.unlink, self.promise, self.remove, self.leave])()
        except Refusal:
            return

    def stored(self) -> tuple[dict[UUID, dict], dict]:
        rows = {row["task_id"]: row for row in TaskProjection.objects.filter(campaign_id=self.campaign.id).values()}
        return rows, CampaignProjection.objects.filter(campaign=self.campaign).values().get()
