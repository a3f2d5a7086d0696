"""A long undo goes on as a job: begun by the request, finished once, resumed after an end half way."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.conf import settings as configured
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from drumbeat.campaigns.tests.factories import make_campaign
from drumbeat.identity.actions.person import update_person
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.actions import in_batch
from drumbeat.kernel.api.batches import AT_ONCE
from drumbeat.kernel.background.jobs import run_job
from drumbeat.kernel.background.undoing import STALLED, resume_undos
from drumbeat.kernel.batches import finish, open_batch
from drumbeat.kernel.clock import frozen, now
from drumbeat.kernel.models import Batch, StoredEvent
from drumbeat.work.actions.bulk import NewRow, create_tasks_in_bulk
from drumbeat.work.models import Task


@pytest.fixture
def batch(cast: Cast) -> Batch:
    """One batch of more tasks than an undo takes back within a request."""
    actor = cast.actor("manager")
    campaign = make_campaign(actor)
    made = open_batch(actor, "import", "long")
    with in_batch(made.id):
        create_tasks_in_bulk(actor, campaign, [NewRow(str(n), f"Task {n}") for n in range(AT_ONCE + 1)])
    finish(made)
    return made


@pytest.fixture
def client(cast: Cast) -> Client:
    found = Client()
    found.force_login(cast.people["manager"].user, configured.AUTHENTICATION_BACKENDS[0])
    return found


def begin(client: Client, batch: Batch) -> UUID:
    answer = client.post(f"/api/v1/batches/{batch.id}/undo")
    assert (answer.status_code, answer.json()["state"]) == (200, "running")
    return UUID(answer.json()["batch"])


def left() -> int:
    return Task.objects.filter(deleted_at__isnull=True).count()


def test_the_request_only_begins_and_the_job_finishes_once(client: Client, batch: Batch) -> None:
    undo = begin(client, batch)
    assert left() == AT_ONCE + 1
    assert client.get(f"/api/v1/batches/{undo}").json()["state"] == "running"
    run_job("kernel.undo", batch.workspace_id, undo)
    shown = client.get(f"/api/v1/batches/{undo}").json()
    assert (shown["state"], shown["done"], shown["total"], left()) == ("done", AT_ONCE + 1, AT_ONCE + 1, 0)
    events = StoredEvent.objects.count()
    run_job("kernel.undo", batch.workspace_id, undo)
    assert StoredEvent.objects.count() == events, "a second run finds it finished"
    assert client.post(f"/api/v1/batches/{batch.id}/undo").status_code == 409


def test_an_undo_that_stopped_half_way_is_taken_up_again(
    client: Client,
    batch: Batch,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    undo = begin(client, batch)
    settings.JOBS_INLINE = True
    with django_capture_on_commit_callbacks(execute=True):
        resume_undos()
    assert left() == AT_ONCE + 1, "not while it may still run"
    with frozen(now() + STALLED + timedelta(minutes=1)), django_capture_on_commit_callbacks(execute=True):
        resume_undos()
    assert (left(), Batch.objects.get(pk=undo).state) == (0, "done")


def test_who_has_left_meanwhile_takes_nothing_back(client: Client, batch: Batch, cast: Cast) -> None:
    undo = begin(client, batch)
    update_person(cast.actor("owner"), cast.person_id("manager"), {"active": False})
    run_job("kernel.undo", batch.workspace_id, undo)
    assert (left(), Batch.objects.get(pk=undo).state) == (AT_ONCE + 1, "failed")
