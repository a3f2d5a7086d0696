"""Load: where the work of tasks lies, who sees names, what keeps it current."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from drumbeat.approvals.actions import decide_approval, request_approval
from drumbeat.approvals.tests.factories import things_decided_upon
from drumbeat.calendars.actions.absence import add_absence, remove_absences, update_absence
from drumbeat.campaigns.actions.campaign import update_campaign
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.capacity.actions.plan import plan_effort, set_task_needs
from drumbeat.capacity.queries.loads import conflicts, loads_of
from drumbeat.capacity.screens.cell import cell, effort
from drumbeat.capacity.screens.demand import skill_demand
from drumbeat.capacity.screens.workload import Asked, workload
from drumbeat.capacity.tests.factories import LoadDay, TaskLoad, day_begun, make_skill, settled
from drumbeat.identity.tests.factories import make_thing
from drumbeat.kernel import clock
from drumbeat.kernel.actions import last_batch
from drumbeat.kernel.errors import Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch
from drumbeat.work.actions.task import complete_task, update_task
from drumbeat.work.actions.time import log_time
from drumbeat.work.tests.factories import make_task

MON = date(2026, 3, 2)
FRI = MON + timedelta(days=4)
WEEK = Asked(MON, FRI, "day")


@pytest.fixture
def manager(cast):
    with clock.frozen(datetime(2026, 3, 2, 9, tzinfo=UTC)):
        yield cast.actor("manager")


@pytest.fixture
def campaign(manager):
    return make_campaign(manager)


def row_of(body, person_id):
    return next(row for row in body["people"] if row["id"] == person_id)


def load_of(actor, person_id, asked=WEEK):
    return row_of(workload(actor, asked), person_id)["load"]


def write(actor, campaign, name="Write", **values):
    given = {"start": MON, "due": FRI, "estimate_minutes": 600} | values
    task = make_task(actor, campaign, name, **given)
    settled(actor)
    return task


def test_ten_hours_over_a_week_are_two_a_day_and_all_of_it_over_a_month(manager, campaign, cast):
    lead = cast.person_id("lead")
    write(manager, campaign, people=[lead])
    assert load_of(manager, lead) == [120] * 5
    row = row_of(workload(manager, Asked(MON, date(2026, 3, 31), "month")), lead)
    assert (row["load"], row["capacity"], row["away"]) == ([600], [22 * 480], [0])


def test_load_follows_what_happens_to_the_task_and_twice_changes_nothing(manager, campaign, cast):
    lead, legal = cast.person_id("lead"), cast.person_id("legal")
    task = write(manager, campaign, people=[lead])
    update_task(manager, task.id, {"people": [lead, legal], "progress": 50})
    settled(manager)
    assert (load_of(manager, lead), load_of(manager, legal)) == ([30] * 5, [30] * 5)
    told = StoredEvent.objects.filter(kind="capacity.recomputed").count()
    day_begun(manager)
    assert StoredEvent.objects.filter(kind="capacity.recomputed").count() == told
    complete_task(manager, task.id)
    settled(manager)
    assert load_of(manager, lead) == [0] * 5
    assert not TaskLoad.objects.exists()


def test_sums_of_people_follow_each_change_as_if_summed_anew(manager, campaign, cast):
    lead, legal = cast.person_id("lead"), cast.person_id("legal")
    tasks = [write(manager, campaign, f"Part {n}", people=[lead], start=MON + timedelta(days=n)) for n in range(3)]
    write(manager, make_campaign(manager, "Other"), people=[lead, legal])
    update_task(manager, tasks[0].id, {"people": [legal]})
    update_task(manager, tasks[1].id, {"due": FRI + timedelta(days=30)})
    complete_task(manager, tasks[2].id)
    settled(manager)
    summed: dict[UUID, list[int]] = {}
    days = (date(2026, 5, 1) - MON).days + 1
    for row in LoadDay.objects.all():
        summed.setdefault(row.person_id, [0] * days)[(row.date - MON).days] += row.minutes
    assert loads_of(manager.workspace_id, MON, MON + timedelta(days=days - 1)) == summed
    assert summed.keys() == {lead, legal}


def test_the_turn_of_the_day_moves_what_is_left(manager, campaign, cast):
    lead = cast.person_id("lead")
    task = write(manager, campaign, people=[lead])
    with clock.frozen(datetime(2026, 3, 5, 9, tzinfo=UTC)):
        log_time(cast.actor("lead"), task.id, 45, day=MON)
        day_begun(manager)
        assert load_of(manager, lead) == [45, 0, 0, 300, 300]


def test_a_leave_moves_work_to_other_days_and_hides_none_of_it(manager, campaign, cast):
    lead, legal = cast.person_id("lead"), cast.person_id("legal")
    write(manager, campaign, people=[lead])
    write(manager, campaign, "Both", people=[lead, legal], estimate_minutes=500)
    days = {"first": MON, "last": FRI - timedelta(days=1), "reason": "sick"}
    absence = add_absence(cast.actor("lead"), lead, days)
    settled(manager)
    assert load_of(manager, lead) == [0, 0, 0, 0, 600 + 83]
    assert sum(load_of(manager, legal)) == 417
    assert row_of(workload(manager, WEEK), lead)["away"] == [1, 1, 1, 1, 0]
    update_absence(cast.actor("lead"), absence.id, {"last": FRI})
    settled(manager)
    assert load_of(manager, lead) == [120] * 5  # nobody else has it: away or not, it is there to be seen
    assert workload(manager, WEEK)["conflicts"][0]["person_id"] == lead
    remove_absences(cast.actor("lead"), [absence.id])
    settled(manager)
    assert load_of(manager, lead) == [120 + 50] * 5


def test_a_rule_and_days_set_by_hand_and_back(manager, campaign, cast):
    lead = cast.person_id("lead")
    task = write(manager, campaign, people=[lead])
    plan_effort(manager, task.id, "front", {})
    settled(manager)
    assert load_of(manager, lead) == [216, 168, 120, 72, 24]
    plan_effort(manager, task.id, "by_day", {MON: 500, MON - timedelta(days=3): 60})
    batch = last_batch()
    plan_effort(manager, task.id, "by_day", {MON: 500, MON - timedelta(days=3): 60})
    settled(manager)
    assert load_of(manager, lead) == [500, 25, 25, 25, 25]
    told = effort(manager, task.id)
    assert (told["rule"], told["minutes"], sum(day["minutes"] for day in told["spread"])) == ("by_day", 600, 600)
    undo_batch(manager, batch)
    settled(manager)
    assert load_of(manager, lead) == [216, 168, 120, 72, 24]


def test_hours_by_hand_of_several_people_stand_each_for_itself_and_are_taken_back(manager, campaign, cast):
    lead, legal = cast.person_id("lead"), cast.person_id("legal")
    task = write(manager, campaign, people=[lead, legal])
    settled(manager)
    assert load_of(manager, lead) == load_of(manager, legal) == [60] * 5
    shares = {lead: {MON: 240, FRI: 0}, legal: {MON: 0}}
    for _ in range(2):
        plan_effort(manager, task.id, "by_day", {}, shares)
    batch = last_batch()
    settled(manager)
    assert (load_of(manager, lead)[0], load_of(manager, lead)[4], load_of(manager, legal)[0]) == (240, 0, 0)
    assert sum(load_of(manager, lead)) + sum(load_of(manager, legal)) == 600
    told = {each["person_id"]: each["days"] for each in effort(manager, task.id)["people"]}
    assert told[str(lead)] == [{"date": MON.isoformat(), "minutes": 240}, {"date": FRI.isoformat(), "minutes": 0}]
    assert StoredEvent.objects.filter(kind="effort.planned").count() == 1
    undo_batch(manager, batch)
    settled(manager)
    assert load_of(manager, lead) == load_of(manager, legal) == [60] * 5
    assert effort(manager, task.id)["people"] == []


def test_hours_by_hand_that_cannot_be_are_refused_with_the_reason(manager, campaign, cast):
    lead, legal = cast.person_id("lead"), cast.person_id("legal")
    task = write(manager, campaign, people=[lead, legal])
    settled(manager)
    for rule, days, shares, code in (
        ("by_day", {}, {lead: {MON: 400}, legal: {MON: 201}}, "capacity.more_than_left"),
        ("by_day", {}, {cast.person_id("intern"): {MON: 60}}, "capacity.not_on_task"),
        ("by_day", {MON: 60}, {lead: {MON: 60}}, "capacity.bad_effort"),
        ("even", {}, {lead: {MON: 60}}, "capacity.bad_effort"),
        ("by_day", {}, {lead: {MON: 24 * 60 + 1}}, "capacity.bad_effort"),
    ):
        with pytest.raises(Invalid) as refused:
            plan_effort(manager, task.id, rule, days, shares)
        assert refused.value.code == code and refused.value.fields.keys() == {"people"}
    with pytest.raises(Invalid) as refused:
        plan_effort(manager, task.id, "by_day", {}, {lead: {MON: 400}, legal: {MON: 201}})
    assert refused.value.facts == {"given": "10.02", "left": "10"}
    plan_effort(manager, task.id, "by_day", {}, {lead: {MON: 400}, legal: {MON: 200}})
    update_task(manager, task.id, {"people": [legal]})
    settled(manager)
    assert load_of(manager, lead) == [0] * 5 and sum(load_of(manager, legal)) == 600
    assert [each["person_id"] for each in effort(manager, task.id)["people"]] == [str(legal)]


def test_what_nobody_has_stands_beside_with_its_roles(manager, campaign, cast):
    skill = make_skill(manager)
    later = write(manager, campaign, "No dates", start=None, due=None)
    soon = write(manager, campaign, "Soon")
    write(manager, campaign, "Far", start=MON + timedelta(days=60), due=MON + timedelta(days=61))
    set_task_needs(manager, soon.id, [{"skill_id": skill.id}])
    found = workload(manager, WEEK)["unassigned"]
    assert [(row["id"], row["first"]) for row in found] == [(soon.id, MON), (later.id, None)]
    assert found[0]["needs"][0]["skill"] == "Copywriting"
    assert "update_task" in found[0]["can"]


def test_hidden_work_counts_as_minutes_without_a_name(manager, cast):
    director = cast.actor("director")
    secret = make_campaign(director, "Secret", private=True)
    lead = cast.person_id("lead")
    hidden = write(director, secret, "Merger", people=[lead])
    write(director, secret, "Nobody's")
    assert load_of(manager, lead) == [120] * 5
    told = cell(manager, lead, MON, FRI)
    assert (told["tasks"], told["hidden"]) == ([], [120] * 5)
    assert workload(manager, WEEK)["unassigned"] == []
    assert [task["id"] for task in cell(director, lead, MON, FRI)["tasks"]] == [hidden.id]
    with pytest.raises(NotFound):
        effort(manager, hidden.id)
    with pytest.raises(NotFound):
        workload(manager, Asked(MON, FRI, "day", campaigns=frozenset([secret.id])))


def test_guests_see_none_of_it_and_odd_days_are_refused(manager, cast):
    for read in (lambda a: workload(a, WEEK), lambda a: cell(a, cast.person_id("lead"), MON, FRI)):
        with pytest.raises(NotAllowed):
            read(cast.actor("guest"))
    for asked in (Asked(FRI, MON, "day"), Asked(MON, date(2099, 1, 1), "month"), Asked(MON, date(2027, 3, 1), "day")):
        with pytest.raises(Invalid):
            workload(manager, asked)


def test_conflicts_say_who_when_and_what(manager, campaign, cast):
    lead = cast.person_id("lead")
    task = write(manager, campaign, people=[lead], estimate_minutes=3000)
    write(manager, campaign, "Small", people=[lead], start=FRI, due=FRI, estimate_minutes=60)
    told = workload(manager, WEEK)["conflicts"]
    assert told == [{"person_id": lead, "first": MON, "last": FRI, "over": 660}]
    (found,) = conflicts(manager.workspace_id, MON, FRI)
    assert (found.over, found.task_ids[0], len(found.task_ids)) == (660, task.id, 2)


def test_rows_can_be_asked_of_people_teams_and_campaigns(manager, campaign, cast):
    lead, legal = cast.person_id("lead"), cast.person_id("legal")
    write(manager, campaign, people=[lead])
    asked = Asked(MON, FRI, "week", campaigns=frozenset([campaign.id]))
    assert [row["id"] for row in workload(manager, asked)["people"]] == [lead]
    asked = Asked(MON, FRI, "week", people=frozenset([legal]))
    assert [row["id"] for row in workload(manager, asked)["people"]] == [legal]


def test_an_archived_campaign_takes_no_time(manager, campaign, cast):
    write(manager, campaign, people=[cast.person_id("lead")])
    update_campaign(manager, campaign.id, {"state": "archived"})
    settled(manager)
    assert not LoadDay.objects.exists()


def test_reviews_are_work_while_they_wait(manager, cast):
    owner = cast.person_id("owner")
    with things_decided_upon():
        asked = request_approval(manager, "thing", make_thing(manager), [owner])
        settled(manager)
        assert load_of(manager, owner) == [30, 0, 0, 0, 0]
        assert cell(manager, owner, MON, FRI)["reviews"] == [30, 0, 0, 0, 0]
        decide_approval(cast.actor("owner"), asked.id, "approved")
        settled(manager)
    assert load_of(manager, owner) == [0] * 5


def test_demand_of_a_skill_against_the_time_of_who_has_it(manager, campaign, cast):
    from drumbeat.capacity.actions.skills import set_person_skills

    one, two = make_skill(manager, "One"), make_skill(manager, "Two")
    lead = cast.person_id("lead")
    set_person_skills(manager, lead, {one.id: 2})
    task = write(manager, campaign, people=[lead])
    set_task_needs(manager, task.id, [{"skill_id": one.id, "people": 2}, {"skill_id": two.id}])
    free = write(manager, campaign, "Free", estimate_minutes=300)
    set_task_needs(manager, free.id, [{"skill_id": two.id}])
    told = {row["name"]: row for row in skill_demand(manager, 2)["skills"]}
    assert told["One"]["demand"] == [400, 0]
    assert told["One"]["supply"] == [22 * 480, 22 * 480]
    assert (told["Two"]["demand"], told["Two"]["unassigned"], told["Two"]["people"]) == ([500, 0], [300, 0], 0)
