"""Projected days follow the working time of whoever does the work."""

from datetime import date, timedelta

import pytest

from drumbeat.calendars.actions.absence import add_absence, remove_absence
from drumbeat.calendars.actions.calendar import update_calendar
from drumbeat.calendars.actions.pattern import Whose, set_work_pattern
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import today
from drumbeat.work.actions.dependency import add_dependency
from drumbeat.work.actions.task import commit_task, update_task
from drumbeat.work.models import CampaignProjection
from drumbeat.work.queries.tasks import find_task
from drumbeat.work.tests.factories import Task, make_task, recompute

pytestmark = pytest.mark.django_db


def monday_ahead() -> date:
    day = today("UTC") + timedelta(days=14)
    return day - timedelta(days=day.weekday())


MONDAY = monday_ahead()
TUESDAY, WEDNESDAY, FRIDAY = (MONDAY + timedelta(days=n) for n in (1, 2, 4))
NEXT_MONDAY = MONDAY + timedelta(days=7)


def finishes(actor: Actor, task: Task) -> tuple[date | None, str]:
    recompute(actor, [task.campaign_id])
    row = find_task(actor, task.id).projection  # type: ignore[attr-defined]  # joined by the query
    return row.finish, row.health


def test_leave_moves_work_and_part_time_does_not(cast: Cast) -> None:
    actor, who = cast.actor("manager"), cast.person_id("legal")
    campaign = make_campaign(actor)
    task = make_task(actor, campaign, start=MONDAY, due=WEDNESDAY, people=[who])
    assert finishes(actor, task) == (WEDNESDAY, "on_time")
    leave = add_absence(actor, who, {"first": TUESDAY, "last": WEDNESDAY})
    assert finishes(actor, task) == (FRIDAY, "behind")
    assert CampaignProjection.objects.get(pk=campaign.id).health == "behind"
    remove_absence(actor, leave.id)
    set_work_pattern(actor, Whose(person_id=who), percent=50)
    assert finishes(actor, task) == (WEDNESDAY, "on_time")
    update_task(actor, task.id, {"duration_minutes": 960})
    assert finishes(actor, task) == (MONDAY + timedelta(days=3), "behind")


def test_several_people_work_when_all_of_them_do(cast: Cast) -> None:
    actor = cast.actor("manager")
    one, other = cast.person_id("legal"), cast.person_id("lead")
    task = make_task(actor, make_campaign(actor), start=MONDAY, due=TUESDAY, people=[one, other])
    add_absence(actor, one, {"first": MONDAY, "last": MONDAY})
    add_absence(actor, other, {"first": TUESDAY, "last": TUESDAY})
    assert finishes(actor, task)[0] == MONDAY + timedelta(days=3)


def test_who_never_work_together_follow_the_workspace(cast: Cast) -> None:
    actor = cast.actor("manager")
    one, other = cast.person_id("legal"), cast.person_id("lead")
    days = [[[540, 1020]], []]
    set_work_pattern(actor, Whose(person_id=one), week=[days[0]] + [[]] * 6)
    set_work_pattern(actor, Whose(person_id=other), week=[[]] + [days[0]] + [[]] * 5)
    task = make_task(actor, make_campaign(actor), start=MONDAY, due=WEDNESDAY, people=[one, other])
    assert finishes(actor, task)[0] == WEDNESDAY


def test_lags_follow_the_setting(cast: Cast) -> None:
    owner, who = cast.actor("owner"), cast.person_id("legal")
    campaign = make_campaign(owner)
    before = make_task(owner, campaign, "Before", start=MONDAY, due=MONDAY, people=[who])
    after = make_task(owner, campaign, "After", duration_minutes=480)
    add_dependency(owner, before.id, after.id, lag_minutes=480)
    add_absence(owner, who, {"first": TUESDAY, "last": WEDNESDAY})
    assert finishes(owner, after)[0] == WEDNESDAY
    update_calendar(owner, {"lag_calendar": "predecessor"})
    assert finishes(owner, after)[0] == FRIDAY


def test_a_later_promise_moves_what_is_expected_and_an_earlier_one_does_not(cast: Cast) -> None:
    manager, who = cast.actor("manager"), cast.person_id("legal")
    task = make_task(manager, make_campaign(manager), start=MONDAY, due=TUESDAY, people=[who])
    commit_task(cast.actor("legal"), task.id, FRIDAY)
    assert finishes(manager, task) == (FRIDAY, "behind")
    commit_task(manager, task.id, MONDAY)
    assert finishes(manager, task) == (TUESDAY, "on_time")


def test_a_pin_that_its_predecessors_cannot_keep_is_at_risk(cast: Cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    before = make_task(actor, campaign, "Before", duration_minutes=480 * 30)
    pinned = make_task(actor, campaign, "Pinned", start=MONDAY, due=MONDAY, scheduling="manual")
    add_dependency(actor, before.id, pinned.id)
    assert finishes(actor, pinned) == (MONDAY, "at_risk")
    update_task(actor, pinned.id, {"start": date(2026, 1, 5), "due": date(2026, 1, 5)})
    assert finishes(actor, pinned)[1] == "late"
