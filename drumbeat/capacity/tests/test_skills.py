"""Skills, who has them, what tasks take: made, changed, taken back."""

import pytest
from django.conf import settings

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.capacity.actions.plan import set_task_needs, update_capacity_settings
from drumbeat.capacity.actions.skills import (
    create_skill,
    remove_skills,
    rename_skill,
    restore_skills,
    set_person_skills,
)
from drumbeat.capacity.queries.loads import review_minutes_of
from drumbeat.capacity.queries.skills import levels_of, needs_of, people_with, skills
from drumbeat.capacity.tests.factories import make_skill
from drumbeat.kernel.actions import last_batch
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.undo import undo_batch
from drumbeat.work.tests.factories import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


def names(actor):
    return [row.name for row in skills(actor)]


def events():
    return StoredEvent.objects.count()


def test_a_skill_is_made_once_and_renamed(manager):
    skill = create_skill(manager, " Video ")
    with pytest.raises(Conflict) as refused:
        create_skill(manager, "VIDEO")
    assert refused.value.facts["name"] == "VIDEO"
    rename_skill(manager, skill.id, "video")
    before = events()
    rename_skill(manager, skill.id, "video")
    assert (names(manager), events()) == (["video"], before)


def test_a_removed_skill_comes_back_with_who_has_it(manager, cast):
    skill = make_skill(manager)
    person = cast.person_id("lead")
    set_person_skills(manager, person, {skill.id: 3})
    remove_skills(manager, [skill.id])
    remove_skills(manager, [skill.id])
    assert (names(manager), levels_of(manager.workspace_id)) == ([], {})
    undo_batch(manager, last_batch())
    assert (names(manager), levels_of(manager.workspace_id)) == (["Copywriting"], {person: {skill.id: 3}})


def test_a_name_taken_meanwhile_keeps_the_old_skill_away(manager):
    skill = make_skill(manager)
    remove_skills(manager, [skill.id])
    make_skill(manager, "copywriting")
    restore_skills(manager, [skill.id])
    assert names(manager) == ["copywriting"]


def test_what_a_person_can_do_is_said_whole_and_taken_back(manager, cast):
    one, two = make_skill(manager, "One"), make_skill(manager, "Two")
    person = cast.person_id("lead")
    set_person_skills(manager, person, {one.id: 1, two.id: 2})
    set_person_skills(cast.actor("lead"), person, {two.id: 3})
    before = events()
    set_person_skills(manager, person, {two.id: 3})
    assert (levels_of(manager.workspace_id), events()) == ({person: {two.id: 3}}, before)
    assert people_with(manager.workspace_id) == {two.id: 1}
    undo_batch(manager if manager.person_id == person else cast.actor("lead"), last_batch())
    assert levels_of(manager.workspace_id) == {person: {one.id: 1, two.id: 2}}


def test_nobody_says_what_a_colleague_can_do(manager, cast):
    skill = make_skill(manager)
    with pytest.raises(NotAllowed):
        set_person_skills(cast.actor("lead"), cast.person_id("legal"), {skill.id: 1})
    with pytest.raises(Invalid):
        set_person_skills(manager, cast.person_id("lead"), {skill.id: 4})
    with pytest.raises(NotFound):
        set_person_skills(manager, cast.person_id("stranger"), {skill.id: 1})
    with pytest.raises(NotFound):
        set_person_skills(cast.actor("stranger"), cast.person_id("stranger"), {skill.id: 1})


def test_needs_are_said_whole_and_taken_back(manager):
    skill = make_skill(manager)
    task = make_task(manager, make_campaign(manager))
    needs = [{"skill_id": skill.id, "people": 2}, {"role_name": " Host "}]
    set_task_needs(manager, task.id, needs)
    before = events()
    set_task_needs(manager, task.id, needs)
    assert events() == before
    assert [(row.skill_id, row.role_name, row.people) for row in needs_of([task.id])[task.id]] == [
        (skill.id, "", 2),
        (None, "Host", 1),
    ]
    undo_batch(manager, last_batch())
    assert needs_of([task.id]) == {}


def test_the_length_of_a_review_is_set_and_taken_back(cast):
    owner = cast.actor("owner")
    update_capacity_settings(owner, 45)
    before = events()
    update_capacity_settings(owner, 45)
    assert (review_minutes_of(owner.workspace_id), events()) == (45, before)
    undo_batch(owner, last_batch())
    assert review_minutes_of(owner.workspace_id) == 30
    with pytest.raises(Invalid):
        update_capacity_settings(owner, 500)


def test_everybody_seen_is_listed_with_what_they_can_do_and_who_may_say_so(cast, client):
    skill = make_skill(cast.actor("manager"))
    set_person_skills(cast.actor("lead"), cast.person_id("lead"), {skill.id: 3})
    client.force_login(cast.people["legal"].user, settings.AUTHENTICATION_BACKENDS[0])
    told = {each["person_id"]: each for each in client.get("/api/v1/people-skills").json()}
    lead, own = (told[str(cast.person_id(name))] for name in ("lead", "legal"))
    assert (lead["skills"], lead["can"]) == ([{"skill_id": str(skill.id), "level": 3}], [])
    assert (own["skills"], own["can"]) == ([], ["set_person_skills"])
    assert str(cast.person_id("guest")) not in told and str(cast.person_id("stranger")) not in told
