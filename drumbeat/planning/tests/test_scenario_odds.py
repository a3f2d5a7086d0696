"""What a scenario says of launches is what the forecast says once the scenario is the plan."""

from datetime import date, timedelta

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.forecasts.tests.factories import recompute as forecast
from drumbeat.kernel.clock import today
from drumbeat.planning import compare
from drumbeat.planning.actions.apply import apply_scenario
from drumbeat.planning.actions.scenario import add_scenario_change
from drumbeat.planning.compare import compare_scenario
from drumbeat.planning.tests.factories import make_scenario
from drumbeat.work.actions.dependency import add_dependency
from drumbeat.work.tests.factories import make_task
from drumbeat.work.tests.factories import recompute as schedule

pytestmark = pytest.mark.django_db
CLOSE = 2
"""Percent by which two plays of 10,000 may differ by chance where the number of tasks does."""


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def monday(manager) -> date:
    day = today(manager.time_zone)
    return day + timedelta(days=7 - day.weekday())


def launching(cast, manager, monday: date, name: str = "Spring", spare: int = 4):
    """Two weeks of writing and one of printing before a launch with `spare` days to spare."""
    launch = monday + timedelta(days=18 + spare)
    campaign = make_campaign(manager, name, launch=launch)
    write = make_task(
        manager, campaign, "Write", start=monday, due=monday + timedelta(days=11), people=[cast.person_id("lead")]
    )
    printing = make_task(
        manager, campaign, "Print", start=monday + timedelta(days=14), due=monday + timedelta(days=18),
        people=[cast.person_id("legal")],
    )  # fmt: skip
    end = make_task(manager, campaign, "Launch", kind="milestone", due=monday + timedelta(days=18), is_launch=True)
    add_dependency(manager, write.id, printing.id)
    add_dependency(manager, printing.id, end.id)
    schedule(manager, [campaign.id])
    return campaign, write


def changes_of(kind: str, cast, campaign, write, monday: date) -> dict:
    longer = {"start": monday, "due": monday + timedelta(days=15)}
    return {
        "move_launch": {"campaign_id": campaign.id, "launch": campaign.launch + timedelta(days=7)},
        "move_task": {"task_id": write.id, **longer},
        "drop_task": {"task_id": write.id},
        "person_away": {
            "person_id": cast.person_id("lead"), "first": monday + timedelta(days=7),
            "last": monday + timedelta(days=9),
        },
        "assign": {"task_id": write.id, "person_ids": [cast.person_id("intern")]},
        "change_estimate": {"task_id": write.id, "estimate_minutes": 9600},
        "add_task": {"campaign_id": campaign.id, "name": "Trailer", "estimate_minutes": 960},
    }[kind]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "moves"),
    [
        ("move_launch", 1),
        ("drop_task", 1),
        ("move_task", -1),
        ("person_away", -1),
        ("assign", 0),
        ("change_estimate", 0),
    ],
)
def test_the_odds_of_a_scenario_are_those_of_the_plan_it_becomes(cast, manager, monday, kind, moves):
    campaign, write = launching(cast, manager, monday)
    scenario = make_scenario(manager, campaign)
    add_scenario_change(manager, scenario.id, kind, changes_of(kind, cast, campaign, write, monday))
    row = compare_scenario(manager, scenario)["campaigns"][0]
    assert row["odds_now"] == round(forecast(manager, campaign).chance / 10)
    assert (row["odds_then"] - row["odds_now"]) * moves > 5 * abs(moves) or (not moves and row["odds_then"])
    apply_scenario(manager, scenario.id)
    schedule(manager, [campaign.id])
    campaign.refresh_from_db()
    assert abs(row["odds_then"] - forecast(manager, campaign).chance / 10) <= CLOSE


def test_work_that_nothing_waits_for_leaves_the_odds_uncounted_and_the_load_counted(cast, manager, monday):
    campaign, write = launching(cast, manager, monday)
    scenario = make_scenario(manager, campaign)
    added = changes_of("add_task", cast, campaign, write, monday) | {"person_ids": [cast.person_id("lead")]}
    add_scenario_change(manager, scenario.id, "add_task", added)
    found = compare_scenario(manager, scenario)
    assert found["campaigns"][0]["odds_then"] is None and found["odds_left_out"] == []
    assert sum(line["then"] - line["now"] for line in found["load"]) == 960


def test_only_touched_launches_are_played_and_those_left_out_are_named(cast, manager, monday, monkeypatch):
    monkeypatch.setattr(compare, "MOST_PLAYED", 2)
    made = [launching(cast, manager, monday, f"Campaign {number}") for number in range(4)]
    scenario = make_scenario(manager, *(campaign for campaign, _ in made))
    for _, write in made[:3]:
        add_scenario_change(manager, scenario.id, "drop_task", {"task_id": write.id})
    found = compare_scenario(manager, scenario)
    counted = {row["campaign_id"] for row in found["campaigns"] if row["odds_then"] is not None}
    assert len(counted) == 2 and len(found["odds_left_out"]) == 1
    assert counted | set(found["odds_left_out"]) == {campaign.id for campaign, _ in made[:3]}


def test_a_launch_joined_to_a_change_in_another_campaign_is_played_too(cast, manager, monday):
    first, write = launching(cast, manager, monday)
    second, held = launching(cast, manager, monday, "Autumn")
    third, _ = launching(cast, manager, monday, "Winter")
    add_dependency(manager, write.id, held.id)
    schedule(manager, [first.id, second.id])
    scenario = make_scenario(manager, first, second, third)
    add_scenario_change(manager, scenario.id, "drop_task", {"task_id": write.id})
    rows = {row["name"]: row for row in compare_scenario(manager, scenario)["campaigns"]}
    assert rows["Spring"]["odds_then"] > rows["Spring"]["odds_now"]
    assert rows["Autumn"]["odds_then"] > rows["Autumn"]["odds_now"]
    assert rows["Winter"]["odds_then"] is None


@pytest.mark.parametrize("dated", [True, False])
def test_an_estimate_moves_days_only_where_the_length_follows_from_it(cast, manager, monday, dated):
    campaign = make_campaign(manager)
    lead = cast.person_id("lead")
    days = {"due": monday + timedelta(days=1)} if dated else {}
    task = make_task(manager, campaign, "Film", start=monday, estimate_minutes=960, people=[lead], **days)
    scenario = make_scenario(manager, campaign)
    add_scenario_change(manager, scenario.id, "change_estimate", {"task_id": task.id, "estimate_minutes": 1920})
    found = compare_scenario(manager, scenario)
    moved = [(each["before"]["due"], each["after"]["due"]) for each in found["tasks"]]
    assert moved == ([] if dated else [(monday + timedelta(days=1), monday + timedelta(days=3))])
    assert sum(line["then"] - line["now"] for line in found["load"]) == 960
    apply_scenario(manager, scenario.id)
    schedule(manager, [campaign.id])
    task.refresh_from_db()
    assert task.projection.finish == (monday + timedelta(days=1 if dated else 3))
