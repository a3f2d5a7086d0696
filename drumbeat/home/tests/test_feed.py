"""The feed names what it mentions, as far as its reader may see."""

from datetime import date

import pytest

from drumbeat.campaigns.actions.field import add_field
from drumbeat.campaigns.actions.program import create_program, link_campaign, update_program
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.home.screens import FeedOf, feed
from drumbeat.kernel.errors import NotFound
from drumbeat.work.actions.dependency import add_dependency
from drumbeat.work.actions.move import move_task
from drumbeat.work.actions.task import update_task
from drumbeat.work.tests.factories import make_task
from drumbeat.workflow.queries import stages_of

pytestmark = pytest.mark.django_db


def test_people_stages_choices_and_tasks_are_named(cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    size = add_field(actor, {"target": "task", "kind": "choice", "name": "Size", "options": [{"name": "Large"}]})
    owner = add_field(actor, {"target": "task", "kind": "person", "name": "Approver"})
    first, then = make_task(actor, campaign, "Write"), make_task(actor, campaign, "Print")
    intern, lead = cast.person_id("intern"), cast.person_id("lead")
    fields = {str(size.id): size.options[0]["id"], str(owner.id): str(lead)}
    update_task(actor, then.id, {"people": [intern], "due": date(2027, 3, 2), "fields": fields})
    doing = stages_of(actor, campaign.workflow_id)[1]
    move_task(actor, then.id, stage_id=doing.id)
    add_dependency(actor, first.id, then.id, "FS", 0)
    names = feed(actor, FeedOf(campaign.id), None, 50)["names"]
    assert names[str(intern)] == cast.people["intern"].name and names[str(lead)] == cast.people["lead"].name
    assert names[str(doing.id)] == "Doing" and names[size.options[0]["id"]] == "Large"
    assert names[str(owner.id)] == "Approver" and names[str(first.id)] == "Write"


def test_what_the_reader_may_not_see_is_not_named(cast):
    manager, lead = cast.actor("manager"), cast.actor("lead")
    secret = make_campaign(manager, "Secret", private=True)
    shown = make_campaign(manager, "Shown")
    link_campaign(cast.actor("manager"), shown.id, secret.id)
    assert str(secret.id) not in feed(lead, FeedOf(shown.id), None, 50)["names"]


def test_a_program_has_a_feed_of_its_own(cast):
    actor = cast.actor("manager")
    program = create_program(actor, {"name": "Winter"})
    update_program(actor, program.id, {"lead_id": cast.person_id("lead")})
    told = feed(actor, FeedOf(program_id=program.id), None, 50)
    assert [item["kind"] for item in told["items"]] == ["program.updated", "program.created"]
    assert told["names"][str(cast.person_id("lead"))] == cast.people["lead"].name
    with pytest.raises(NotFound):
        feed(cast.actor("stranger"), FeedOf(program_id=program.id), None, 50)
