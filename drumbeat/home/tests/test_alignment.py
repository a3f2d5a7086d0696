"""Goals with real campaigns and tasks: what serves one, what tasks say of it, what a change of the market opens."""

from datetime import date
from decimal import Decimal as D

import pytest

from drumbeat.campaigns.actions.campaign import remove_campaign, restore_campaign
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.evidence.actions import open_replan
from drumbeat.evidence.queries import cited_by
from drumbeat.evidence.tests.factories import make_evidence
from drumbeat.goals.actions.goal import update_goal
from drumbeat.goals.actions.standing import close_goal
from drumbeat.goals.queries import check_draft, goals_of_campaign
from drumbeat.goals.tests.factories import agree, make_goal, standing_of
from drumbeat.home.alignment import alignment
from drumbeat.kernel.errors import Conflict
from drumbeat.metrics.tests.factories import record
from drumbeat.work.actions.task import complete_task, create_task, remove_tasks
from drumbeat.work.actions.time import log_time
from drumbeat.work.queries.tasks import find_task
from drumbeat.work.tests.factories import recompute

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


def spend(actor, campaign, minutes):
    task = create_task(actor, campaign.id, {"name": "Write"})
    log_time(actor, task.id, minutes, day=date(2026, 3, 2))


def test_hours_serve_a_goal_where_the_campaign_has_one(cast, manager):
    top = make_goal(manager, "Company")
    middle = make_goal(manager, "Department", level="department")
    reaching, half, own, idle = (make_campaign(manager, name) for name in ("A", "B", "C", "D"))
    make_goal(manager, campaign_id=reaching.id, parent_id=top.id)
    make_goal(manager, campaign_id=reaching.id)
    make_goal(manager, campaign_id=half.id, parent_id=middle.id)
    make_goal(manager, campaign_id=own.id)
    dropped = agree(manager, make_goal(manager, campaign_id=idle.id, parent_id=top.id))
    close_goal(manager, dropped.id, "dropped")
    for campaign, minutes in ((reaching, 30), (half, 20), (own, 10), (idle, 45)):
        spend(manager, campaign, minutes)
    hidden = make_campaign(cast.actor("director"), "Hidden", private=True)
    spend(cast.actor("director"), hidden, 99)
    found = alignment(manager)
    assert [(row["name"], row["goals"], row["reaches"], row["minutes"]) for row in found["campaigns"]] == [
        ("A", 2, "company", 30), ("B", 1, "department", 20), ("C", 1, "campaign", 10), ("D", 0, "none", 45),
    ]  # fmt: skip
    assert found["minutes"] == {"serving": 60, "none": 45} and found["money"] is None
    assert alignment(cast.actor("director"))["minutes"] == {"serving": 60, "none": 144}


def test_tasks_move_the_goal_that_is_measured_by_them(manager):
    campaign = make_campaign(manager)
    goal = make_goal(manager, campaign_id=campaign.id, progress_source="tasks")
    assert standing_of(goal)[1] is None
    first, _ = (create_task(manager, campaign.id, {"name": name}) for name in ("One", "Two"))
    recompute(manager, [campaign.id])
    assert standing_of(goal) == (None, 0, 1, 1)
    complete_task(manager, first.id)
    recompute(manager, [campaign.id])
    assert standing_of(goal) == (None, 500, 1, 1)
    update_goal(manager, goal.id, {"progress_source": "manual", "current": D(5), "target": D(20)})
    assert standing_of(goal) == (D(5), 250, 1, 1)


def test_goals_leave_and_return_with_their_campaign(manager):
    campaign = make_campaign(manager)
    goal = make_goal(manager, campaign_id=campaign.id)
    remove_campaign(manager, campaign.id)
    assert goals_of_campaign(manager, campaign.id) == []
    restore_campaign(manager, campaign.id)
    assert [row.id for row in goals_of_campaign(manager, campaign.id)] == [goal.id]


def test_results_of_campaigns_of_the_type_are_compared(manager):
    campaign = make_campaign(manager)
    for value in (10, 20, 30, 40, 50):
        measured = {"metric_key": "new_leads", "target": 100, "current": value}
        close_goal(manager, agree(manager, make_goal(manager, campaign_id=campaign.id, **measured)).id, "partial")
    draft = {"level": "campaign", "metric_key": "new_leads", "target": D(45)}
    assert check_draft(manager, draft, str(campaign.type_id))[1].percentile == 80
    assert check_draft(manager, draft, "email")[1].all_types


def test_a_change_of_the_market_becomes_a_task_that_cites_it(manager):
    campaign = make_campaign(manager)
    change = make_evidence(manager, "Fees rise", kind="market_change")
    made = open_replan(manager, change.id, campaign.id, "Before May")
    task = find_task(manager, made.id)
    assert task.name == "Plan again: Fees rise" and task.notes.endswith("\n\nBefore May")
    assert [row.evidence_id for row in cited_by(manager, "task", task.id)] == [change.id]
    with pytest.raises(Conflict, match=r"evidence\.replan_open"):
        open_replan(manager, change.id, campaign.id)
    remove_tasks(manager, [task.id])
    assert open_replan(manager, change.id, campaign.id).id != task.id


def test_money_serves_a_goal_where_the_campaign_has_one(cast, manager):
    served, idle = make_campaign(manager, "Served"), make_campaign(manager, "Idle")
    make_goal(manager, campaign_id=served.id)
    record(manager, served.id, {"cost": [100], "total_cost": [130.5]}, currency="EUR")
    record(manager, idle.id, {"cost": [20, 5]}, currency="SEK")
    assert alignment(manager)["money"] == [
        {"currency": "EUR", "serving": "130.5", "none": "0"},
        {"currency": "SEK", "serving": "0", "none": "25"},
    ]
    assert alignment(cast.actor("intern"))["money"] is None
