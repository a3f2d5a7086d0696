"""A task is not finished while a required field of it is empty."""

import pytest

from drumbeat.campaigns.actions.field import add_field
from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.kernel.errors import Conflict
from drumbeat.work.actions.move import bulk_update_tasks, move_task
from drumbeat.work.actions.task import complete_task, update_task
from drumbeat.work.tests.factories import make_task
from drumbeat.workflow.queries import done_stage, first_stage, stages_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world(cast):
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    field = add_field(actor, {"target": "task", "kind": "text", "name": "Placement", "required": True})
    return actor, campaign, field


def test_every_way_to_finish_names_the_field(world):
    actor, campaign, _ = world
    task = make_task(actor, campaign)
    done = done_stage(campaign.workflow_id).id
    for attempt in (
        lambda: complete_task(actor, task.id),
        lambda: move_task(actor, task.id, stage_id=done),
        lambda: bulk_update_tasks(actor, [task.id], {"stage_id": done}),
    ):
        with pytest.raises(Conflict) as refused:
            attempt()
        assert refused.value.code == "campaigns.fields_missing" and refused.value.facts["names"] == "Placement"


def test_stages_before_done_ask_for_nothing_and_a_filled_field_lets_through(world):
    actor, campaign, field = world
    task = make_task(actor, campaign)
    move_task(actor, task.id, stage_id=stages_of(actor, campaign.workflow_id)[1].id)
    update_task(actor, task.id, {"fields": {str(field.id): "Page 3"}})
    assert complete_task(actor, task.id).completed_at is not None


def test_a_lead_may_skip_and_going_back_asks_for_nothing(world):
    actor, campaign, _ = world
    task = make_task(actor, campaign)
    done = done_stage(campaign.workflow_id).id
    assert move_task(actor, task.id, stage_id=done, skip_checks=True).completed_at is not None
    assert move_task(actor, task.id, stage_id=first_stage(campaign.workflow_id).id).completed_at is None
