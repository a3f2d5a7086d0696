import pytest

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.kernel.errors import Invalid, NotAllowed, NotFound
from drumbeat.kernel.undo import undo_batch
from drumbeat.work.actions.move import bulk_remove_tasks
from drumbeat.work.models import Task
from drumbeat.work.tests.factories import make_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast):
    return cast.actor("manager")


@pytest.fixture
def campaign(manager):
    return make_campaign(manager)


def alive(campaign) -> list[str]:
    rows = Task.objects.filter(campaign=campaign, deleted_at__isnull=True)
    return sorted(rows.values_list("name", flat=True))


def test_tasks_go_with_all_below_them_and_come_back_as_one(manager, campaign):
    above = make_task(manager, campaign, "Above")
    make_task(manager, campaign, "Below", parent_id=above.id)
    other = make_task(manager, campaign, "Other")
    make_task(manager, campaign, "Stays")
    batch = bulk_remove_tasks(manager, [above.id, other.id])
    assert alive(campaign) == ["Stays"]
    undo_batch(manager, batch.id)
    assert alive(campaign) == ["Above", "Below", "Other", "Stays"]


def test_a_second_time_finds_nothing(manager, campaign):
    task = make_task(manager, campaign, "Once")
    bulk_remove_tasks(manager, [task.id])
    with pytest.raises(NotFound):
        bulk_remove_tasks(manager, [task.id])


def test_refused_whole_when_one_may_not_go(cast, manager, campaign):
    tasks = [make_task(manager, campaign, name) for name in ("One", "Two")]
    with pytest.raises(NotAllowed):
        bulk_remove_tasks(cast.actor("intern"), [task.id for task in tasks])
    with pytest.raises(Invalid):
        bulk_remove_tasks(manager, [])
    assert alive(campaign) == ["One", "Two"]
