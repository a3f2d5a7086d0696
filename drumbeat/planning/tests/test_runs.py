from datetime import date, timedelta
from uuid import UUID

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.kernel.background import jobs
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Conflict, Invalid
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch
from drumbeat.planning.actions.run import JOB, accept_schedule_moves, cancel_schedule_run, start_schedule_run
from drumbeat.planning.screens import run_screen
from drumbeat.planning.tests.factories import ScheduleRun, run_through
from drumbeat.work.actions.dependency import add_dependency
from drumbeat.work.tests.factories import Task, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def campaign(manager):
    return make_campaign(manager)


def monday(actor, weeks: int = 1) -> date:
    """The Monday that many weeks ahead."""
    day = today(actor.time_zone)
    return day + timedelta(days=7 * weeks - day.weekday())


def week_of(cast, manager, campaign, name: str, people=("lead",), weeks: int = 1) -> Task:
    """A task from Monday to Friday, which are eight-hour days."""
    first = monday(manager, weeks)
    who = [cast.person_id(each) for each in people]
    return make_task(manager, campaign, name, start=first, due=first + timedelta(days=4), people=who)


def alternative(run: ScheduleRun, key: str = "least_change"):
    return next(each for each in run.alternatives if each["key"] == key)


def test_levelling_moves_what_one_person_cannot_do_at_once(cast, manager, campaign):
    one, two = (week_of(cast, manager, campaign, name) for name in ("One", "Two"))
    run = run_through(manager, "level", campaign_id=campaign.id)
    assert run.state == "done" and [each["key"] for each in run.alternatives] == ["least_change", "earliest", "fairest"]
    moves = alternative(run)["moves"]
    assert len(moves) == 1
    move = moves[0]
    assert move["task_id"] in (str(one.id), str(two.id))
    assert move["because"]["kind"] == "busy" and move["because"]["person_id"] == str(cast.person_id("lead"))
    assert {move["task_id"], *move["because"]["task_ids"]} == {str(one.id), str(two.id)}
    kinds = StoredEvent.objects.filter(subject_id=run.id).values_list("kind", flat=True)
    assert kinds[0] == "schedule_run.started" and kinds[len(kinds) - 1] == "schedule_run.ended"


def test_a_run_that_breaks_at_every_try_says_so(cast, manager, campaign, monkeypatch):
    week_of(cast, manager, campaign, "One")
    run = start_schedule_run(manager, {"kind": "level", "campaign_id": campaign.id})
    monkeypatch.setattr(jobs, "PAUSES", (0.0, 0.0))
    monkeypatch.setattr("drumbeat.planning.actions.run.question_of", lambda *_: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        jobs.run_job(JOB, run.workspace_id, run.id)
    run.refresh_from_db()
    assert (run.state, run.error) == ("failed", "kernel.broke")
    assert run_screen(manager, run)["state"] == "failed"


def test_accepted_moves_are_one_batch_that_undo_takes_back(cast, manager, campaign):
    tasks = [week_of(cast, manager, campaign, f"T{n}") for n in range(3)]
    run = run_through(manager, "schedule", campaign_id=campaign.id)
    moves = alternative(run)["moves"]
    assert len(moves) == 2
    chosen = moves[0]
    batch = accept_schedule_moves(manager, run.id, "least_change", [UUID(chosen["task_id"])])
    moved = Task.objects.get(pk=chosen["task_id"])
    assert (str(moved.start), str(moved.due)) == (chosen["after"]["start"], chosen["after"]["due"])
    unmoved = [task for task in tasks if task.id != moved.id]
    assert {Task.objects.get(pk=task.id).start for task in unmoved} == {monday(manager)}
    undo_batch(manager, batch.id)
    moved.refresh_from_db()
    assert (str(moved.start), str(moved.due)) == (chosen["before"]["start"], chosen["before"]["due"])


def test_a_move_of_a_task_changed_since_is_refused_by_name(cast, manager, campaign):
    for name in ("One", "Two"):
        week_of(cast, manager, campaign, name)
    run = run_through(manager, "level", campaign_id=campaign.id)
    task_id = alternative(run)["moves"][0]["task_id"]
    Task.objects.filter(pk=task_id).update(start=monday(manager, 0))
    with pytest.raises(Conflict) as refused:
        accept_schedule_moves(manager, run.id, "least_change", [UUID(task_id)])
    assert refused.value.code == "work.plan_changed"
    with pytest.raises(Conflict):
        accept_schedule_moves(manager, run.id, "least_change", [run.id])


def test_links_hold_and_a_launch_that_cannot_be_met_names_its_chain(cast, manager, campaign):
    first = week_of(cast, manager, campaign, "Write", weeks=1)
    second = week_of(cast, manager, campaign, "Print", people=("intern",), weeks=1)
    Task.objects.filter(pk=second.id).update(deadline=monday(manager, 1))
    add_dependency(manager, first.id, second.id)
    run = run_through(manager, "schedule", campaign_id=campaign.id)
    conflict = next(each for each in run.conflicts if each["kind"] == "chain")
    assert conflict["task_ids"][-1] == str(second.id) and conflict["days"] > 0
    move = next(each for each in alternative(run)["moves"] if each["task_id"] == str(second.id))
    assert move["because"] == {"kind": "link", "task_ids": [str(first.id)], "person_id": None}
    assert alternative(run)["lateness"] >= run.bound > 0


def test_what_a_private_campaign_takes_counts_but_is_not_named(cast, manager, campaign):
    owner = cast.actor("owner")
    hidden = make_campaign(owner, name="Hidden", private=True)
    week_of(cast, owner, hidden, "Secret")
    open_task = week_of(cast, manager, campaign, "Open")
    run = run_through(manager, "level", campaign_id=campaign.id)
    move = alternative(run)["moves"][0]
    assert move["task_id"] == str(open_task.id)
    assert move["because"]["kind"] == "busy" and move["because"]["task_ids"] == []
    assert "Secret" not in str(run_screen(manager, run))


def test_one_run_at_a_time_and_a_cancelled_one_stays_cancelled(manager, campaign):
    run = start_schedule_run(manager, {"kind": "level", "campaign_id": campaign.id})
    with pytest.raises(Conflict):
        start_schedule_run(manager, {"kind": "level", "campaign_id": campaign.id})
    for _ in range(2):
        assert cancel_schedule_run(manager, run.id).state == "cancelled"
    with pytest.raises(Invalid):
        start_schedule_run(manager, {"kind": "slot", "campaign_id": campaign.id})


def half_day(cast, manager, campaign, name: str, **more) -> Task:
    """A task of a week that takes half of the lead's time in it."""
    first = monday(manager)
    return make_task(
        manager, campaign, name, start=first, due=first + timedelta(days=4), estimate_minutes=20 * 60,
        people=[cast.person_id("lead")], **more,
    )  # fmt: skip


def test_a_limit_of_tasks_in_hand_parts_what_would_fit_at_once(cast, manager, campaign):
    for name in ("One", "Two"):
        half_day(cast, manager, campaign, name)
    assert alternative(run_through(manager, "schedule", campaign_id=campaign.id))["moves"] == []
    run = run_through(manager, "schedule", campaign_id=campaign.id, together=1)
    moves = alternative(run)["moves"]
    assert [move["after"]["start"] for move in moves] == [str(monday(manager, 2))]
    assert moves[0]["because"]["kind"] == "busy" and moves[0]["because"]["person_id"] == str(cast.person_id("lead"))
    assert run_screen(manager, run)["together"] == 1
    assert alternative(run_through(manager, "schedule", campaign_id=campaign.id, together=2))["moves"] == []


def test_tasks_of_other_campaigns_count_as_in_hand(cast, manager, campaign):
    half_day(cast, manager, make_campaign(manager, "Autumn"), "Elsewhere")
    half_day(cast, manager, campaign, "Here")
    run = run_through(manager, "schedule", campaign_id=campaign.id, together=1)
    assert [move["after"]["start"] for move in alternative(run)["moves"]] == [str(monday(manager, 2))]


def test_a_limit_that_deadlines_cannot_keep_names_the_tasks_and_the_person(cast, manager, campaign):
    first = monday(manager)
    tasks = [
        half_day(
            cast, manager, campaign, name, deadline=first + timedelta(days=4), constraint="not_earlier",
            constraint_date=first,
        )
        for name in ("One", "Two", "Three")
    ]  # fmt: skip
    run = run_through(manager, "schedule", campaign_id=campaign.id, together=1)
    told = next(each for each in run.conflicts if each["kind"] == "in_hand")
    assert set(told["task_ids"]) < {str(task.id) for task in tasks} and len(told["task_ids"]) == 2
    assert (told["people"], told["together"], told["days"]) == ([str(cast.person_id("lead"))], 1, 5)


@pytest.mark.parametrize("together", [0, 51])
def test_a_limit_out_of_reach_is_refused(manager, campaign, together):
    with pytest.raises(Invalid) as refused:
        start_schedule_run(manager, {"kind": "schedule", "campaign_id": campaign.id, "together": together})
    assert refused.value.fields == {"together": ["out_of_range"]}


def test_more_tasks_than_one_search_takes_are_refused_with_their_number(cast, manager, campaign, monkeypatch):
    monkeypatch.setattr("drumbeat.planning.actions.run.MOST_TASKS", 2)
    for name in ("One", "Two", "Three"):
        half_day(cast, manager, campaign, name)
    run = run_through(manager, "schedule", campaign_id=campaign.id)
    assert (run.state, run.error, run.alternatives) == ("failed", "planning.too_many_tasks", [])
    assert run_screen(manager, run)["considered"] == 3
