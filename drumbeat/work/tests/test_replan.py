"""What planners read, and the one verb they write through."""

from datetime import date

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import Batch, StoredEvent
from drumbeat.kernel.undo import undo_batch
from drumbeat.work.actions import replan
from drumbeat.work.actions.dependency import add_dependency
from drumbeat.work.actions.replan import PlanChange, replan_tasks
from drumbeat.work.actions.task import complete_task, update_task
from drumbeat.work.queries.leaves import WorkLink, leaves_of, links_between
from drumbeat.work.queries.tasks import find_task
from drumbeat.work.tests.factories import make_task, recompute

pytestmark = pytest.mark.django_db

MONDAY, FRIDAY, NEXT = date(2026, 6, 1), date(2026, 6, 5), date(2026, 6, 8)


def test_a_plan_is_written_and_taken_back_as_one(cast: Cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    who = cast.person_id("legal")
    one = make_task(actor, campaign, "One", start=MONDAY, due=MONDAY)
    two = make_task(actor, campaign, "Two", start=FRIDAY, due=FRIDAY)
    changes = [
        PlanChange(
            one.id, start=FRIDAY, due=NEXT, person_ids=(who,), estimate_minutes=300, seen={"start": "2026-06-01"}
        ),
        PlanChange(two.id, due=NEXT, seen={"people": []}),
    ]
    batch = replan_tasks(actor, changes, "schedule", "Spring")
    written = find_task(actor, one.id)
    assert (written.start, written.due, written.assignee_ids, written.estimate_minutes) == (FRIDAY, NEXT, [who], 300)
    assert batch.kind == "schedule" and batch.result == {"tasks": 2, "kept": []} and batch.scope_id == campaign.scope_id
    undo_batch(actor, batch.id)
    back = find_task(actor, one.id)
    assert (back.start, back.assignee_ids, back.estimate_minutes) == (MONDAY, [], None)
    assert find_task(actor, two.id).due == FRIDAY


def test_the_same_plan_twice_writes_nothing(cast: Cast) -> None:
    actor = cast.actor("manager")
    task = make_task(actor, make_campaign(actor))
    change = PlanChange(task.id, start=MONDAY, due=FRIDAY, duration_minutes=480)
    replan_tasks(actor, [change], "schedule", "Once")
    before = StoredEvent.objects.count()
    replan_tasks(actor, [change], "schedule", "Twice")
    assert StoredEvent.objects.count() == before


def test_what_changed_since_it_was_seen_is_named_and_nothing_is_written(cast: Cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    one, two = (make_task(actor, campaign, name, start=MONDAY, due=MONDAY) for name in ("One", "Two"))
    update_task(actor, two.id, {"due": FRIDAY})
    changes = [PlanChange(task.id, due=NEXT, seen={"due": MONDAY}) for task in (one, two)]
    with pytest.raises(Conflict, match="plan_changed") as refused:
        replan_tasks(actor, changes, "level", "Late")
    assert refused.value.facts["names"] == ["Two"]
    assert find_task(actor, one.id).due == MONDAY and not Batch.objects.filter(kind="level").exists()


def test_permission_is_asked_for_every_task_first(cast: Cast) -> None:
    manager = cast.actor("manager")
    campaign = make_campaign(manager)
    intern = cast.actor("intern")
    mine = make_task(manager, campaign, "Mine", people=[cast.person_id("intern")])
    other = make_task(manager, campaign, "Other")
    with pytest.raises(NotAllowed):
        replan_tasks(intern, [PlanChange(mine.id, due=NEXT), PlanChange(other.id, due=NEXT)], "level", "x")
    assert find_task(manager, mine.id).due is None
    with pytest.raises(NotFound):
        replan_tasks(cast.actor("stranger"), [PlanChange(mine.id, due=NEXT)], "level", "x")


def test_impossible_plans_are_refused(cast: Cast) -> None:
    actor = cast.actor("manager")
    task = make_task(actor, make_campaign(actor), start=FRIDAY, due=FRIDAY)
    for changes in ([], [PlanChange(task.id, due=MONDAY)], [PlanChange(task.id), PlanChange(task.id)]):
        with pytest.raises(Invalid):
            replan_tasks(actor, changes, "level", "x")


def test_many_tasks_are_written_in_parts(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(replan, "AT_ONCE", 2)
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    tasks = [make_task(actor, campaign, str(number)) for number in range(5)]
    batch = replan_tasks(actor, [PlanChange(task.id, start=MONDAY, due=FRIDAY) for task in tasks], "schedule", "Five")
    batch.refresh_from_db()
    assert (batch.done, batch.total, batch.state) == (5, 5, "done")
    assert {find_task(actor, task.id).due for task in tasks} == {FRIDAY}


def test_leaves_carry_what_planners_need(cast: Cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    above = make_task(actor, campaign, "Phase")
    who = cast.person_id("legal")
    days = {"start": date(2026, 6, 1), "due": date(2026, 6, 3), "deadline": date(2026, 6, 5)}
    write = make_task(actor, campaign, "Write", parent_id=above.id, people=[who], tags=["copy"], **days)
    done = make_task(actor, campaign, "Done", estimate_minutes=60)
    complete_task(actor, done.id)
    recompute(actor, [campaign.id])
    leaves = {leaf.name: leaf for leaf in leaves_of(actor.workspace_id, [campaign.id])}
    assert set(leaves) == {"Write", "Done"}
    leaf = leaves["Write"]
    assert (leaf.length, leaf.effort, leaf.people) == (1440, 1440, (who,))
    assert leaf.latest == date(2026, 6, 5) and leaf.id == write.id and leaf.projected_finish is not None
    assert leaves["Done"].completed and leaves["Done"].effort == 60
    assert [each.name for each in leaves_of(actor.workspace_id, None, done=False)] == ["Write"]


def test_links_of_summaries_reach_their_leaves(cast: Cast) -> None:
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    above = make_task(actor, campaign, "Phase")
    one, two = (make_task(actor, campaign, name, parent_id=above.id) for name in ("One", "Two"))
    after = make_task(actor, campaign, "After")
    add_dependency(actor, above.id, after.id, lag_minutes=480)
    add_dependency(actor, one.id, two.id, kind="SS")
    found = links_between([one.id, two.id, after.id])
    assert set(found) == {
        WorkLink(one.id, after.id, "FS", 480),
        WorkLink(two.id, after.id, "FS", 480),
        WorkLink(one.id, two.id, "SS", 0),
    }
    assert links_between([two.id, after.id]) == [WorkLink(two.id, after.id, "FS", 480)]
    assert links_between([]) == []
