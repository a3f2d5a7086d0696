from datetime import date, timedelta

import pytest

from drumbeat.campaigns.tests.factories import Campaign, make_campaign
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Conflict, Invalid, NotFound
from drumbeat.kernel.undo import undo_batch
from drumbeat.planning.actions.apply import apply_scenario
from drumbeat.planning.actions.embargo import add_embargo
from drumbeat.planning.actions.scenario import add_scenario_change, create_scenario
from drumbeat.planning.compare import compare_scenario
from drumbeat.planning.tests.factories import make_scenario, run_through
from drumbeat.work.actions.dependency import add_dependency
from drumbeat.work.queries.tasks import assignees_of
from drumbeat.work.tests.factories import Task, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def campaign(manager):
    return make_campaign(manager)


@pytest.fixture
def monday(manager) -> date:
    day = today(manager.time_zone)
    return day + timedelta(days=7 - day.weekday())


@pytest.fixture
def task(cast, manager, campaign, monday) -> Task:
    who = [cast.person_id("lead")]
    return make_task(manager, campaign, "Film", start=monday, due=monday + timedelta(days=4), people=who)


def test_applying_a_scenario_is_one_batch_and_undo_opens_it_again(cast, manager, campaign, monday, task):
    scenario = make_scenario(manager, campaign)
    later = {"start": monday + timedelta(days=7), "due": monday + timedelta(days=11)}
    launch = monday + timedelta(days=60)
    for kind, facts in (
        ("move_task", {"task_id": task.id, **later}),
        ("assign", {"task_id": task.id, "person_ids": [cast.person_id("intern")]}),
        ("add_task", {"campaign_id": campaign.id, "name": "Trailer", "estimate_minutes": 960}),
        ("move_launch", {"campaign_id": campaign.id, "launch": launch}),
    ):
        add_scenario_change(manager, scenario.id, kind, facts)
    before = Campaign.objects.get(pk=campaign.id).launch
    applied = apply_scenario(manager, scenario.id)
    task.refresh_from_db()
    assert (task.start, task.due) == (later["start"], later["due"])
    assert assignees_of([task.id]) == {task.id: [cast.person_id("intern")]}
    assert Task.objects.filter(campaign=campaign, name="Trailer", deleted_at=None).exists()
    assert Campaign.objects.get(pk=campaign.id).launch == launch and applied.state == "applied"
    with pytest.raises(Conflict):
        apply_scenario(manager, scenario.id)
    undo_batch(manager, applied.applied_batch)
    task.refresh_from_db()
    scenario.refresh_from_db()
    assert (task.start, scenario.state) == (monday, "open")
    assert not Task.objects.filter(campaign=campaign, name="Trailer", deleted_at=None).exists()
    assert Campaign.objects.get(pk=campaign.id).launch == before


def test_comparing_says_what_moves_and_who_has_more_to_do(cast, manager, campaign, monday, task):
    scenario = make_scenario(manager, campaign)
    away = {"person_id": cast.person_id("lead"), "first": monday, "last": monday + timedelta(days=6)}
    add_scenario_change(manager, scenario.id, "person_away", away)
    found = compare_scenario(manager, scenario)
    moved = found["tasks"][0]
    assert moved["task_id"] == task.id and moved["before"]["due"] == monday + timedelta(days=4)
    assert moved["after"]["due"] == monday + timedelta(days=11)
    assert found["campaigns"][0]["end_then"] == monday + timedelta(days=11)
    weeks = {line["week"]: line for line in found["load"]}
    assert (weeks[monday]["now"], weeks[monday]["then"], weeks[monday]["capacity"]) == (2400, 0, 0)
    assert weeks[monday + timedelta(days=7)]["then"] == 2400


def test_changes_that_do_not_fit_are_refused_by_their_fields(manager, campaign, task, monday):
    scenario = make_scenario(manager, campaign)
    for kind, facts, field in (
        ("move_task", {"task_id": task.id, "start": monday}, "due"),
        ("move_task", {"task_id": task.id, "start": monday, "due": monday - timedelta(days=1)}, "due"),
        ("change_estimate", {"task_id": task.id, "estimate_minutes": 0}, "estimate_minutes"),
        ("add_task", {"campaign_id": campaign.id, "name": " ", "estimate_minutes": 60}, "name"),
    ):
        with pytest.raises(Invalid) as refused:
            add_scenario_change(manager, scenario.id, kind, facts)
        assert field in (refused.value.fields or {})
    with pytest.raises(NotFound):
        add_scenario_change(manager, scenario.id, "drop_task", {"task_id": scenario.id})
    with pytest.raises(Conflict):
        apply_scenario(manager, scenario.id)


def test_a_private_campaign_stands_alone_and_its_scenario_is_as_private(cast, manager, campaign):
    owner = cast.actor("owner")
    hidden = make_campaign(owner, name="Hidden", private=True)
    with pytest.raises(Conflict):
        create_scenario(owner, "Both", [campaign.id, hidden.id])
    alone = create_scenario(owner, "Alone", [hidden.id])
    with pytest.raises(NotFound):
        add_scenario_change(manager, alone.id, "drop_task", {"task_id": hidden.id})


def test_nothing_launches_and_nothing_is_worked_on_within_an_embargo(cast, manager, campaign, monday, task):
    day = monday + timedelta(days=4)
    launch = make_task(manager, campaign, "Launch", kind="milestone", due=day)
    add_dependency(manager, task.id, launch.id)
    add_embargo(manager, {"name": "Fair", "first": day, "last": day + timedelta(days=6), "what": "launch"})
    run = run_through(manager, "schedule", campaign_id=campaign.id)
    moves = {move["task_id"]: move for move in run.alternatives[0]["moves"]}
    assert moves.keys() == {str(launch.id)}
    assert moves[str(launch.id)]["after"]["due"] == (monday + timedelta(days=11)).isoformat()
    assert moves[str(launch.id)]["because"]["kind"] == "closed"
    frozen = {"name": "Freeze", "first": monday, "last": day, "what": "work", "campaign_id": campaign.id}
    add_embargo(manager, frozen)
    run = run_through(manager, "schedule", campaign_id=campaign.id)
    moves = {move["task_id"]: move for move in run.alternatives[0]["moves"]}
    assert moves[str(task.id)]["after"]["start"] == (monday + timedelta(days=7)).isoformat()
