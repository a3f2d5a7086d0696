"""Stages: right, twice, refused, undone."""

import pytest
from django.conf import settings
from django.test import Client

from drumbeat.identity.actions.scope import create_scope, grant_scope
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actions import in_batch
from drumbeat.kernel.batches import finish, open_batch
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.undo import undo_batch
from drumbeat.workflow import actions, rules
from drumbeat.workflow.models import Stage
from drumbeat.workflow.queries import done_stage, first_stage, stages_of

STAGES = (
    {"name": "To do", "category": "open"},
    {"name": "Doing", "category": "active"},
    {"name": "Done", "category": "done"},
)


@pytest.fixture
def workflow(cast: Cast):
    actor = cast.actor("manager")
    return actions.create_workflow(actor, create_scope(actor).id, STAGES)


def names(cast: Cast, workflow) -> list[str]:
    return [stage.name for stage in stages_of(cast.actor("owner"), workflow.id)]


def stage(workflow, name: str) -> Stage:
    return Stage.objects.get(workflow=workflow, name=name)


def test_add_move_remove(cast: Cast, workflow) -> None:
    actor = cast.actor("manager")
    review = actions.add_stage(actor, workflow.id, {"name": "Review", "category": "review"}, stage(workflow, "Done").id)
    assert names(cast, workflow) == ["To do", "Doing", "Review", "Done"]
    for _ in range(2):
        actions.move_stage(actor, review.id, stage(workflow, "To do").id)
        assert names(cast, workflow) == ["Review", "To do", "Doing", "Done"]
    actions.remove_stage(actor, review.id, stage(workflow, "Doing").id)
    assert names(cast, workflow) == ["To do", "Doing", "Done"]
    with pytest.raises(NotFound):
        actions.remove_stage(actor, review.id, stage(workflow, "Doing").id)


def test_a_workflow_stays_whole(cast: Cast, workflow) -> None:
    actor = cast.actor("manager")
    with pytest.raises(Invalid, match="needs_done_stage"):
        actions.remove_stage(actor, stage(workflow, "Done").id, stage(workflow, "Doing").id)
    with pytest.raises(Invalid, match="needs_done_stage"):
        actions.update_stage(actor, stage(workflow, "Done").id, {"category": "active"})
    with pytest.raises(Conflict):
        actions.remove_stage(actor, stage(workflow, "Doing").id, stage(workflow, "Doing").id)
    assert (first_stage(workflow.id).name, done_stage(workflow.id).name) == ("To do", "Done")


@pytest.mark.parametrize(
    "values",
    [{"name": " "}, {"category": "x"}, {"limit": 0}, {"checks": [{"id": str(n), "text": "x"} for n in range(21)]}],
)
def test_what_cannot_be_a_stage(values: dict[str, object]) -> None:
    with pytest.raises(Invalid):
        rules.check_stage(values)


def test_only_who_leads_shapes(cast: Cast, workflow) -> None:
    with pytest.raises(NotAllowed):
        actions.add_stage(cast.actor("lead"), workflow.id, {"name": "X"})
    grant_scope(cast.actor("owner"), workflow.scope_id, "lead", person_id=cast.person_id("lead"))
    actions.add_stage(cast.actor("lead"), workflow.id, {"name": "X"})
    for who in ("stranger", "guest"):
        with pytest.raises(NotFound):
            actions.add_stage(cast.actor(who), workflow.id, {"name": "X"})


def test_undo_takes_back_whatever_was_done(cast: Cast, workflow) -> None:
    actor = cast.actor("manager")
    before = [(s.name, s.limit, s.rank) for s in stages_of(actor, workflow.id)]
    batch = open_batch(actor, "test", "stages")
    with in_batch(batch.id):
        actions.add_stage(actor, workflow.id, {"name": "New", "category": "active"})
        actions.update_stage(actor, stage(workflow, "Doing").id, {"name": "Busy", "limit": 3})
        actions.move_stage(actor, stage(workflow, "Busy").id, None)
        actions.remove_stage(actor, stage(workflow, "Busy").id, stage(workflow, "To do").id)
    finish(batch)
    undo_batch(actor, batch.id)
    assert [(s.name, s.limit, s.rank) for s in stages_of(actor, workflow.id)] == before


def test_doors(cast: Cast, workflow) -> None:
    client = Client()
    client.force_login(cast.people["manager"].user, settings.AUTHENTICATION_BACKENDS[0])
    made = client.post(
        f"/api/v1/workflows/{workflow.id}/stages", {"name": "QA", "limit": 2}, content_type="application/json"
    )
    assert made.status_code == 201 and made.json()["limit"] == 2
    path = f"/api/v1/stages/{made.json()['id']}"
    assert client.patch(path, {"limit": None}, content_type="application/json").json()["limit"] is None
    assert client.patch(path, {"rank": "a"}, content_type="application/json").status_code == 422
    assert client.post(f"{path}/move", {"before_id": None}, content_type="application/json").status_code == 200
    gone = client.delete(f"{path}?into={stage(workflow, 'Doing').id}")
    assert gone.status_code == 204 and gone["X-Batch"]
    undone = client.post(f"/api/v1/batches/{gone['X-Batch']}/undo", content_type="application/json").json()
    assert (undone["state"], undone["reverted"]) == ("done", 1)
    assert [s["name"] for s in client.get(f"/api/v1/workflows/{workflow.id}/stages").json()][-1] == "QA"
