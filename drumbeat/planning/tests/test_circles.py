"""A circle of links over several campaigns is named by task and campaign; what is not seen stays unnamed."""

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.kernel.errors import Conflict
from drumbeat.planning.actions.scenario import add_scenario_change
from drumbeat.planning.compare import compare_scenario
from drumbeat.planning.screens import run_screen
from drumbeat.planning.tests.factories import make_scenario, run_through
from drumbeat.work.actions.dependency import add_dependency
from drumbeat.work.tests.factories import Task, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


def knotted(actor, here, there):
    """Film (here) -> Print (there) -> Group (here), and Film below Group, which verbs refuse now."""
    film, group = make_task(actor, here, "Film"), make_task(actor, here, "Group")
    printing = make_task(actor, there, "Print")
    add_dependency(actor, film.id, printing.id)
    add_dependency(actor, printing.id, group.id)
    Task.objects.filter(pk=film.pk).update(parent_id=group.id)
    return film, printing


def told(refused):
    return [(each["task"], each["campaign"]) for each in refused.value.facts["cycle"]]


def test_a_link_that_closes_a_circle_names_tasks_and_campaigns(manager):
    here, there = make_campaign(manager, "Spring"), make_campaign(manager, "Autumn")
    film, printing = make_task(manager, here, "Film"), make_task(manager, there, "Print")
    add_dependency(manager, film.id, printing.id)
    with pytest.raises(Conflict) as refused:
        add_dependency(manager, printing.id, film.id)
    assert refused.value.code == "work.dependency_cycle"
    assert told(refused) == [("Film", "Spring"), ("Print", "Autumn")]


def test_a_circle_through_a_private_campaign_does_not_name_its_tasks(cast, manager):
    owner = cast.actor("owner")
    here, hidden = make_campaign(manager, "Spring"), make_campaign(owner, "Hush", private=True)
    first, last = make_task(manager, here, "Film"), make_task(manager, here, "Print")
    secret = make_task(owner, hidden, "Secret")
    add_dependency(owner, first.id, secret.id)
    add_dependency(owner, secret.id, last.id)
    with pytest.raises(Conflict) as refused:
        add_dependency(manager, last.id, first.id)
    assert told(refused) == [("Film", "Spring"), ("", ""), ("Print", "Spring")]


def test_a_search_over_one_campaign_names_a_circle_through_another(manager):
    here, there = make_campaign(manager, "Spring"), make_campaign(manager, "Autumn")
    film, printing = knotted(manager, here, there)
    for kind, given in (("schedule", {"campaign_id": here.id}), ("schedule", {}), ("slot", {"task_ids": [film.id]})):
        run = run_through(manager, kind, **given)
        assert (run.state, run.error) == ("failed", "planning.cycle")
        shown = run_screen(manager, run)
        assert [each["kind"] for each in shown["conflicts"]] == ["cycle"]
        assert set(shown["conflicts"][0]["task_ids"]) == {str(film.id), str(printing.id)}
        assert {each["name"] for each in shown["tasks"]} == {"Film", "Print"}
        assert {each["name"] for each in shown["campaigns"]} == {"Spring", "Autumn"}


def test_a_search_counts_the_tasks_of_a_circle_that_stay_hidden(cast, manager):
    owner = cast.actor("owner")
    here, hidden = make_campaign(manager, "Spring"), make_campaign(owner, "Hush", private=True)
    film, _ = knotted(owner, here, hidden)
    shown = run_screen(manager, run_through(manager, "schedule", campaign_id=here.id))
    assert [(each["task_ids"], each["hidden"]) for each in shown["conflicts"]] == [([str(film.id)], 1)]
    assert "Print" not in str(shown) and "Hush" not in str(shown)


def test_a_circle_elsewhere_does_not_stop_a_search(manager):
    here = make_campaign(manager, "Spring")
    knotted(manager, make_campaign(manager, "Autumn"), make_campaign(manager, "Winter"))
    make_task(manager, here, "Alone", estimate_minutes=480)
    assert run_through(manager, "schedule", campaign_id=here.id).state == "done"


def test_comparing_a_scenario_names_the_circle(cast, manager):
    owner = cast.actor("owner")
    here, hidden = make_campaign(manager, "Spring"), make_campaign(owner, "Hush", private=True)
    film, _ = knotted(owner, here, hidden)
    scenario = make_scenario(manager, here)
    add_scenario_change(manager, scenario.id, "drop_task", {"task_id": film.id})
    with pytest.raises(Conflict) as refused:
        compare_scenario(manager, scenario)
    assert refused.value.code == "planning.cycle"
    assert sorted(told(refused)) == [("", ""), ("Film", "Spring")]
