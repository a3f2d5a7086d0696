"""A slot is the earliest place with room, held against a twin that tries every day; what has none says why."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest

from drumbeat.calendars.actions.absence import add_absence
from drumbeat.calendars.queries import person_calendars
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.capacity.tests.factories import give_skills, make_skill, need_skills
from drumbeat.kernel.clock import today
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.planning.actions.run import accept_schedule_moves, start_schedule_run
from drumbeat.planning.screens import run_screen
from drumbeat.planning.tests.factories import run_through
from drumbeat.work.actions.task import complete_task, update_task
from drumbeat.work.tests.factories import Task, make_task

pytestmark = pytest.mark.django_db
DAY = 480


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def campaign(manager):
    return make_campaign(manager)


def working_days(actor, person_id: UUID, first: date, count: int) -> list[date]:
    calendar = person_calendars(actor.workspace_id, [person_id])[person_id]
    days = (first + timedelta(days=offset) for offset in range(400))
    return [day for day in days if calendar.day_minutes(day)][:count]


def twin(actor, person_id: UUID, taken: set[date], first: date, length: int) -> date | None:
    """The last day of the earliest run of `length` working days that holds no day taken, by trying them one by one."""
    days = working_days(actor, person_id, first, 200)
    for at in range(len(days) - length + 1):
        if not taken.intersection(days[at : at + length]):
            return days[at + length - 1]
    return None


@pytest.mark.parametrize("seed", range(8))
def test_offers_are_the_earliest_ends_there_are_of_everybody_asked(cast, manager, campaign, seed):
    chance = Random(seed)
    day = today(manager.time_zone)
    monday = day + timedelta(days=7 - day.weekday())
    people = [cast.person_id(name) for name in ("lead", "legal", "intern")]
    taken: dict[UUID, set[date]] = {}
    for person_id in people:
        taken[person_id] = set()
        for number in range(chance.randint(1, 4)):
            first = monday + timedelta(days=7 * chance.randint(0, 5))
            span = [first + timedelta(days=offset) for offset in range(chance.randint(1, 5))]
            make_task(manager, campaign, f"Busy {number}", start=span[0], due=span[-1], people=[person_id])
            taken[person_id].update(span)
        if chance.random() < 0.7:
            begin = monday + timedelta(days=chance.randint(0, 20))
            end = begin + timedelta(days=chance.randint(0, 6))
            add_absence(manager, person_id, {"first": begin, "last": end})
    length = chance.randint(1, 6)
    release = monday + timedelta(days=chance.randint(0, 10))
    task = make_task(
        manager, campaign, "Wanted", estimate_minutes=length * DAY, constraint="not_earlier", constraint_date=release
    )
    run = run_through(manager, "slot", task_ids=[task.id], person_ids=people)
    assert run.state == "done"
    offered = [(each["moves"][0]["after"]["due"], each["moves"][0]["after"]["people"]) for each in run.alternatives]
    wanted = sorted(str(twin(manager, pk, taken[pk], release, length)) for pk in people)
    assert [due for due, _ in offered] == wanted
    for due, who in offered:
        assert due == str(twin(manager, UUID(who[0]), taken[UUID(who[0])], release, length))


def test_a_task_somebody_has_gets_the_next_three_slots_of_that_person(cast, manager, campaign):
    lead = cast.person_id("lead")
    days = working_days(manager, lead, today(manager.time_zone), 12)
    make_task(manager, campaign, "Busy", start=days[0], due=days[3], people=[lead])
    task = make_task(manager, campaign, "Wanted", estimate_minutes=2 * DAY, people=[lead])
    run = run_through(manager, "slot", task_ids=[task.id])
    starts = [each["moves"][0]["after"]["start"] for each in run.alternatives]
    assert starts == [str(days[4]), str(days[6]), str(days[8])]
    batch = accept_schedule_moves(manager, run.id, "second", [task.id])
    task.refresh_from_db()
    assert (task.start, task.due, batch.kind) == (days[6], days[7], "schedule")


def test_only_who_has_the_skill_is_offered_and_nobody_with_it_is_said_by_name(cast, manager, campaign):
    film, sound = make_skill(manager, "Film"), make_skill(manager, "Sound")
    give_skills(manager, cast.person_id("lead"), film)
    give_skills(manager, cast.person_id("legal"), sound)
    task = make_task(manager, campaign, "Shoot", estimate_minutes=DAY)
    need_skills(manager, task.id, film)
    run = run_through(manager, "slot", task_ids=[task.id])
    assert {who for each in run.alternatives for who in each["moves"][0]["after"]["people"]} == {
        str(cast.person_id("lead"))
    }
    need_skills(manager, task.id, film, sound)
    run = run_through(manager, "slot", task_ids=[task.id])
    assert (run.state, run.error, run.alternatives) == ("failed", "planning.no_slot", [])
    shown = run_screen(manager, run)
    assert [each["kind"] for each in shown["conflicts"]] == ["no_skill"]
    assert {each["name"] for each in shown["skills"]} == {"Film", "Sound"}


def test_of_three_skills_only_the_two_nobody_has_together_are_named(cast, manager, campaign):
    skills = [make_skill(manager, name) for name in ("Cut", "Film", "Sound")]
    give_skills(manager, cast.person_id("lead"), skills[0], skills[1])
    give_skills(manager, cast.person_id("legal"), skills[0], skills[2])
    task = make_task(manager, campaign, "Shoot", estimate_minutes=DAY)
    need_skills(manager, task.id, *skills)
    run = run_through(manager, "schedule", campaign_id=campaign.id)
    assert run.conflicts[0]["kind"] == "no_skill"
    assert set(run.conflicts[0]["skills"]) == {str(skills[1].id), str(skills[2].id)}


def test_chosen_people_without_the_skill_are_refused_in_words(cast, manager, campaign):
    film = make_skill(manager, "Film")
    give_skills(manager, cast.person_id("lead"), film)
    task = make_task(manager, campaign, "Shoot", estimate_minutes=DAY)
    need_skills(manager, task.id, film)
    run = run_through(manager, "slot", task_ids=[task.id], person_ids=[cast.person_id("legal")])
    assert run.alternatives == [] and run.conflicts[0]["skills"] == [str(film.id)]


def test_who_never_works_has_no_slot(cast, manager, campaign):
    lead = cast.person_id("lead")
    day = today(manager.time_zone)
    add_absence(manager, lead, {"first": day, "last": day + timedelta(days=365 * 3)})
    task = make_task(manager, campaign, "Wanted", estimate_minutes=DAY)
    run = run_through(manager, "slot", task_ids=[task.id], person_ids=[lead])
    assert (run.state, run.error) == ("failed", "planning.no_slot")
    assert [(each["kind"], each["people"]) for each in run.conflicts] == [("no_time", [str(lead)])]


def test_a_deadline_before_the_start_is_named_with_the_days_it_lacks(cast, manager, campaign):
    lead = cast.person_id("lead")
    days = working_days(manager, lead, today(manager.time_zone) + timedelta(days=14), 12)
    task = make_task(
        manager, campaign, "Late", estimate_minutes=DAY, people=[lead], deadline=days[0], constraint="not_earlier",
        constraint_date=days[4],
    )  # fmt: skip
    for kind, more in (("slot", {"task_ids": [task.id]}), ("schedule", {"campaign_id": campaign.id})):
        run = run_through(manager, kind, **more)
        conflict = next(each for each in run.conflicts if each["kind"] == "chain")
        assert conflict["task_ids"] == [str(task.id)] and conflict["until"] == str(days[0])
        assert conflict["days"] == 4


def test_what_cannot_move_is_refused_before_anything_is_searched(cast, manager, campaign):
    day = today(manager.time_zone)
    group = make_task(manager, campaign, "Group")
    make_task(manager, campaign, "Part", parent_id=group.id)
    begun = make_task(manager, campaign, "Begun", start=day, due=day, started_on=day)
    fixed = make_task(manager, campaign, "Fixed", start=day, due=day, scheduling="manual")
    done = make_task(manager, campaign, "Done")
    complete_task(manager, done.id)
    for task, code in (
        (group, "planning.slot_of_group"),
        (begun, "planning.slot_settled"),
        (fixed, "planning.slot_settled"),
        (done, "planning.slot_settled"),
    ):
        with pytest.raises(Conflict) as refused:
            start_schedule_run(manager, {"kind": "slot", "task_ids": [task.id]})
        assert (refused.value.code, refused.value.facts["name"]) == (code, task.name)
    with pytest.raises(Invalid):
        start_schedule_run(manager, {"kind": "slot", "task_ids": [begun.id, fixed.id]})


def test_a_slot_of_a_private_task_stays_with_those_who_see_it(cast, manager):
    owner = cast.actor("owner")
    hidden = make_campaign(owner, name="Hidden", private=True)
    task = make_task(owner, hidden, "Secret", estimate_minutes=DAY)
    run = run_through(owner, "slot", task_ids=[task.id])
    assert run.alternatives and run.scope_id == hidden.scope_id
    with pytest.raises(NotFound):
        start_schedule_run(cast.actor("legal"), {"kind": "slot", "task_ids": [task.id]})
    open_task = make_task(manager, make_campaign(manager), "Open")
    with pytest.raises(NotAllowed):
        start_schedule_run(cast.actor("intern"), {"kind": "slot", "task_ids": [open_task.id]})


def test_a_slot_is_found_while_a_search_over_the_campaign_goes_on(cast, manager, campaign):
    task = make_task(manager, campaign, "Wanted", estimate_minutes=DAY)
    start_schedule_run(manager, {"kind": "level", "campaign_id": campaign.id})
    first = run_through(manager, "slot", task_ids=[task.id])
    again = run_through(manager, "slot", task_ids=[task.id])
    assert first.alternatives == again.alternatives != []
    update_task(manager, task.id, {"name": "Renamed"})
    assert Task.objects.get(pk=task.id).start is None, "looking for a slot writes nothing"
