"""Advice through the compute process: who is asked, why, and never somebody who may not see the work."""

from datetime import timedelta

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.capacity.actions.assign import accept_assignments
from drumbeat.capacity.actions.plan import set_task_needs
from drumbeat.capacity.actions.skills import set_person_skills
from drumbeat.capacity.screens.advice import assignment_advice
from drumbeat.capacity.tests.factories import make_skill, settled
from drumbeat.kernel.clock import today
from drumbeat.kernel.compute.runner import runner
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch
from drumbeat.work.tests.factories import Task, make_task

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def worker():
    yield
    runner.cancel()


def make(actor, campaign, name, **values):
    day = today("UTC")
    return make_task(actor, campaign, name, start=day, due=day + timedelta(days=13), estimate_minutes=960, **values)


def test_who_has_the_skill_and_time_is_named_with_the_runner_up(cast):
    manager = cast.actor("manager")
    campaign = make_campaign(manager)
    skill = make_skill(manager)
    lead, legal = cast.person_id("lead"), cast.person_id("legal")
    set_person_skills(manager, lead, {skill.id: 3})
    set_person_skills(manager, legal, {skill.id: 1})
    wanted = make(manager, campaign, "Wanted")
    nobodys = make(manager, campaign, "Nobody's")
    set_task_needs(manager, wanted.id, [{"skill_id": skill.id}])
    set_task_needs(manager, nobodys.id, [{"skill_id": make_skill(manager, "Singing").id}])
    settled(manager)
    seq = StoredEvent.objects.count()
    told = {row["id"]: row for row in assignment_advice(manager, [], campaign.id)["tasks"]}
    first = told[wanted.id]
    assert (first["best"]["person_id"], first["runner_up"]["person_id"], first["because"]) == (lead, legal, "skill")
    assert first["runner_up"]["cost"] - first["best"]["cost"] == 4 * 30
    assert (told[nobodys.id]["best"], told[nobodys.id]["because"]) == (None, "nobody")
    assert StoredEvent.objects.count() == seq
    assert Task.objects.filter(assignees__isnull=False).count() == 0


def test_what_is_accepted_is_one_batch_and_what_somebody_took_meanwhile_is_named(cast):
    manager = cast.actor("manager")
    campaign = make_campaign(manager)
    one, two = make(manager, campaign, "One"), make(manager, campaign, "Two")
    lead, legal = cast.person_id("lead"), cast.person_id("legal")
    batch = accept_assignments(manager, {one.id: lead, two.id: legal}, "Suggested", {})
    assert [list(task.assignees.values_list("person_id", flat=True)) for task in (one, two)] == [[lead], [legal]]
    with pytest.raises(Conflict) as refused:
        accept_assignments(manager, {one.id: legal}, "Suggested", {})
    assert refused.value.facts["names"] == ["One"]
    undo_batch(manager, batch.id)
    assert not Task.objects.filter(assignees__isnull=False).exists()


def test_only_who_sees_a_private_campaign_is_asked(cast):
    director = cast.actor("director")
    secret = make_campaign(director, "Secret", private=True)
    make(director, secret, "Merger")
    settled(director)
    (told,) = assignment_advice(director, [], secret.id)["tasks"]
    heads = {cast.person_id("owner"), cast.person_id("director")}
    assert {told["best"]["person_id"], told["runner_up"]["person_id"]} == heads
    with pytest.raises(NotFound):
        assignment_advice(cast.actor("manager"), [], secret.id)


def test_it_is_asked_of_something_and_not_by_guests(cast):
    with pytest.raises(Invalid):
        assignment_advice(cast.actor("manager"), [], None)
    with pytest.raises(NotAllowed):
        assignment_advice(cast.actor("guest"), [], None)
