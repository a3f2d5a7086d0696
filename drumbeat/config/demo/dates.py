"""What the demo team's dates depend on: leave and part time, plans kept as baselines, work moved, promises given."""

from datetime import date, timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from drumbeat.baselines.actions import take_baseline
from drumbeat.calendars.actions.absence import add_absence
from drumbeat.calendars.actions.pattern import Whose, set_work_pattern
from drumbeat.calendars.queries import working_calendar
from drumbeat.work.actions.replan import PlanChange, replan_tasks
from drumbeat.work.actions.task import commit_task
from drumbeat.work.queries.leaves import Leaf, leaves_of

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign
    from drumbeat.config.demo.replay import Stage
    from drumbeat.identity.models import Person

SEED = 20_260_107
AWAY = (
    ("writer", 0, 9, 4, "vacation"),
    ("designer", 0, 23, 11, "vacation"),
    ("channel", 0, 3, 1, "training"),
    ("legal", 0, 14, 4, "parental"),
    ("analyst", 0, -16, 9, "sick"),
    ("writer", 1, 30, 18, "vacation"),
)
"""Who (by role and place in it), first day in days from this Monday, how many days more, why."""
PART_TIME = ("video", 0, 60)
EARLIER, LATER = timedelta(days=24), timedelta(days=8)
MOVED, PROMISED = 4, 5


def be_away(stage: "Stage") -> None:
    """Let some of the team be away this season, and one work part time."""
    for role, place, first, more, reason in AWAY:
        person_id = stage.roles[role][place % len(stage.roles[role])]
        day = stage.monday + timedelta(days=first)
        values = {"first": day, "last": day + timedelta(days=more), "reason": reason}
        stage.on(stage.today - timedelta(days=40), partial(add_absence, stage.actor(person_id), person_id, values))
    role, place, percent = PART_TIME
    person_id = stage.roles[role][place]
    begin = partial(set_work_pattern, stage.actor(person_id), Whose(person_id), percent=percent)
    stage.on(stage.today - timedelta(days=50), begin)


def keep_plans(stage: "Stage", campaign: "Campaign", lead: "Person", start: date) -> None:
    """Keep a running campaign's plan twice, before and after some of its work was moved; then take promises."""
    actor, names = stage.actor(lead.id), stage.data["baselines"]
    earlier, later = (max(start + timedelta(days=1), stage.today - each) for each in (EARLIER, LATER))
    if earlier >= later:
        return
    stage.on(earlier, partial(take_baseline, actor, campaign.id, names[0]))
    stage.on(earlier + timedelta(days=1), partial(_move, stage, campaign, lead))
    stage.on(later, partial(take_baseline, actor, campaign.id, names[1]))
    stage.on(stage.today - timedelta(days=3), partial(_promise, stage, campaign))


def _coming(stage: "Stage", campaign: "Campaign") -> list[Leaf]:
    """The work that begins in the coming weeks and somebody has, the owner's desk aside, in the order of its end."""
    leaves = leaves_of(campaign.workspace_id, [campaign.id], done=False)
    open_work = [leaf for leaf in leaves if not leaf.milestone and leaf.name not in stage.data["desk"]]
    found = [leaf for leaf in open_work if leaf.people and leaf.start and leaf.start > stage.today and leaf.due]
    return sorted(found, key=lambda leaf: (str(leaf.due), leaf.name))


def _move(stage: "Stage", campaign: "Campaign", lead: "Person") -> None:
    calendar, chance = working_calendar(campaign.workspace_id), Random(SEED)  # noqa: S311  (a past, no secret)
    changes = [
        PlanChange(leaf.id, start=leaf.start, due=calendar.add_days(leaf.due, chance.choice((1, 2, 4))))
        for leaf in _coming(stage, campaign)[:MOVED]
        if leaf.due
    ]
    if changes:
        replan_tasks(stage.actor(lead.id), changes, "cascade", campaign.name)


def _promise(stage: "Stage", campaign: "Campaign") -> None:
    calendar, chance = working_calendar(campaign.workspace_id), Random(SEED)  # noqa: S311
    for leaf in _coming(stage, campaign)[:PROMISED]:
        if leaf.due:
            day = calendar.add_days(leaf.due, chance.choice((0, 0, 1, 3)))
            commit_task(stage.actor(leaf.people[0]), leaf.id, day)
