from datetime import UTC, datetime

import pytest

from drumbeat.campaigns.models import Campaign, Program
from drumbeat.config.demo import replay
from drumbeat.identity.models import Person
from drumbeat.kernel.clock import frozen
from drumbeat.kernel.models import StoredEvent
from drumbeat.work.models import Dependency, Task, TimeEntry

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
TODAY = datetime(2026, 11, 18, 9, tzinfo=UTC)


@pytest.fixture
def workspace():
    with frozen(TODAY):
        return replay.load("en", "a long enough secret")


def test_the_demo_is_as_full_as_promised_and_told_in_the_order_of_time(workspace):
    mine = {"workspace_id": workspace.id}
    done = Task.objects.filter(**mine, completed_at__isnull=False)
    assert Person.objects.filter(**mine).count() == 14 and Program.objects.filter(**mine).count() == 3
    running = Campaign.objects.filter(**mine, state="open")
    assert running.count() == 9 == running.values("type").distinct().count()
    assert Campaign.objects.filter(**mine, state="finished").count() >= 24
    assert Task.objects.filter(**mine, completed_at__isnull=True).count() >= 450
    assert done.filter(estimate_minutes__gt=0).count() >= 600 and done.filter(kind="milestone").count() >= 60
    assert TimeEntry.objects.filter(**mine).count() > 600 and Dependency.objects.filter(**mine).count() > 450
    assert not done.filter(finished_on__gte=TODAY.date()).exists()
    instants = list(StoredEvent.objects.filter(**mine).order_by("seq").values_list("at", flat=True))
    assert instants == sorted(instants) and instants[-1] < TODAY
