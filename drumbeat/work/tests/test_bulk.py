from datetime import date

import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.kernel.errors import Conflict, Invalid, NotAllowed, NotFound
from drumbeat.kernel.models import StoredEvent
from drumbeat.work.actions.bulk import NewLink, NewRow, create_tasks_in_bulk
from drumbeat.work.actions.record import Worked, record_work
from drumbeat.work.models import Dependency, Task, TimeEntry
from drumbeat.work.queries.tasks import assignees_of, tags_of
from drumbeat.work.tests.factories import make_task
from drumbeat.workflow.queries import done_stage, first_stage

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def campaign(manager):
    return make_campaign(manager)


def count(campaign) -> int:
    return Task.objects.filter(campaign=campaign).count()


def test_rows_come_with_parents_people_tags_and_links_in_the_order_given(cast, manager, campaign):
    lead = cast.person_id("lead")
    rows = [NewRow("b", "Below", "a", people=[lead], tags=["x", "x"]), NewRow("a", "Above"), NewRow("c", "Next")]
    ids = create_tasks_in_bulk(manager, campaign, rows, [NewLink("b", "c", "SS", 480)])
    names = list(Task.objects.filter(campaign=campaign).order_by("rank").values_list("name", flat=True))
    assert names == ["Below", "Above", "Next"]
    assert Task.objects.get(pk=ids["b"]).parent_id == ids["a"]
    assert assignees_of([ids["b"]]) == {ids["b"]: [lead]} and tags_of([ids["b"]]) == {ids["b"]: ["x"]}
    link = Dependency.objects.get(pred_id=ids["b"])
    assert (link.succ_id, link.kind, link.lag_minutes) == (ids["c"], "SS", 480)
    kinds = StoredEvent.objects.filter(subject_id__in=[*ids.values(), link.id]).values_list("kind", flat=True)
    assert sorted(kinds) == ["dependency.added", *["task.created"] * 3]


def test_more_than_one_transaction_reports_its_progress(manager, campaign):
    told: list[int] = []
    create_tasks_in_bulk(manager, campaign, [NewRow(f"k{n}", f"T{n}") for n in range(620)], written=told.append)
    assert told == [500, 120] and count(campaign) == 620


def test_rows_and_links_may_name_tasks_there_are(manager, campaign):
    there = make_task(manager, campaign, "There")
    links = [NewLink("old", "new")]
    ids = create_tasks_in_bulk(manager, campaign, [NewRow("new", "New", "old")], known={"old": there.id})
    assert Task.objects.get(pk=ids["new"]).parent_id == there.id
    create_tasks_in_bulk(manager, campaign, [NewRow("new", "Later")], links, known={"old": there.id})
    with pytest.raises(Conflict):
        create_tasks_in_bulk(
            manager, campaign, [], [NewLink("n", "old")], known={"old": there.id, "n": _later(campaign)}
        )


def _later(campaign):
    return Task.objects.get(campaign=campaign, name="Later").id


@pytest.mark.parametrize(
    ("rows", "links"),
    [
        ([NewRow("a", "A"), NewRow("a", "B")], []),
        ([NewRow("a", "A"), NewRow("b", " ")], []),
        ([NewRow("a", "A", "b"), NewRow("b", "B", "a")], []),
        ([NewRow("a", "A", "nowhere")], []),
        ([NewRow("a", "A")], [NewLink("a", "nowhere")]),
        ([NewRow("a", "A")], [NewLink("a", "a")]),
        ([NewRow("a", "A"), NewRow("b", "B")], [NewLink("a", "b"), NewLink("b", "a")]),
        ([NewRow("a", "A"), NewRow("b", "B", values={"start": date(2026, 1, 2), "due": date(2026, 1, 1)})], []),
        ([NewRow("a", "A"), NewRow("b", "B", values={"fields": {"unknown": 1}})], []),
    ],
)
def test_one_bad_row_refuses_all_before_anything_is_written(manager, campaign, rows, links):
    with pytest.raises((Invalid, Conflict)):
        create_tasks_in_bulk(manager, campaign, rows, links)
    assert count(campaign) == 0


def test_people_and_stages_of_others_are_refused(cast, manager, campaign):
    with pytest.raises(NotFound):
        create_tasks_in_bulk(manager, campaign, [NewRow("a", "A", people=[cast.person_id("stranger")])])
    foreign = first_stage(make_campaign(manager, "Other").workflow_id)
    with pytest.raises(Conflict):
        create_tasks_in_bulk(manager, campaign, [NewRow("a", "A", stage_id=foreign.id)])
    for role in ("intern", "guest"):
        with pytest.raises(NotAllowed):
            create_tasks_in_bulk(cast.actor(role), campaign, [NewRow("a", "A")])
    assert count(campaign) == 0


def test_recorded_work_finishes_tasks_and_logs_minutes(cast, manager, campaign):
    task = make_task(manager, campaign)
    day = date(2026, 3, 2)
    worked = [Worked(task.id, done_stage(campaign.workflow_id).id, day, day, minutes=[(day, 90)])]
    record_work(manager, worked)
    task.refresh_from_db()
    assert (task.finished_on, task.progress, task.completed_at is None) == (day, 100, False)
    assert list(TimeEntry.objects.filter(task=task).values_list("minutes", "person_id")) == [(90, manager.person_id)]
    with pytest.raises(Conflict):
        record_work(manager, [Worked(task.id, first_stage(campaign.workflow_id).id, day, day)])
    with pytest.raises(NotAllowed):
        record_work(cast.actor("intern"), worked)
