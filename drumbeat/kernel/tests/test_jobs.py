"""Jobs: handed over after the commit, one run at a time, tried again when they break, given up aloud."""

import threading
from uuid import UUID

import pytest
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks

from drumbeat.kernel.background import jobs, queue
from drumbeat.kernel.compute.runner import ComputeCancelled
from drumbeat.kernel.ids import new_id


def registered(monkeypatch: pytest.MonkeyPatch, work: jobs.Work, give_up: jobs.Work | None = None) -> str:
    monkeypatch.setattr(jobs, "_jobs", dict(jobs._jobs))
    monkeypatch.setattr(jobs, "PAUSES", (0.0, 0.0))
    jobs.job("test.work", give_up=give_up)(work)
    return "test.work"


def test_a_job_queued_twice_does_not_run_beside_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on, told = threading.Event(), threading.Event(), []

    def work(_workspace_id: UUID, subject: UUID) -> None:
        told.append("begins")
        begun.set()
        assert go_on.wait(10)
        told.append("ends")

    name = registered(monkeypatch, work)
    subject = new_id()
    threads = [threading.Thread(target=jobs.run_job, args=(name, subject, subject)) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    threads[1].join(0.05)
    assert told == ["begins"]
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert told == ["begins", "ends"] * 2


@pytest.mark.django_db
def test_a_job_is_handed_over_once_its_transaction_has_committed(
    monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    sent: list[UUID] = []
    monkeypatch.setattr(queue, "send", lambda _name, _workspace_id, subject: sent.append(subject))
    name, kept, dropped = registered(monkeypatch, lambda *_: None), new_id(), new_id()
    with django_capture_on_commit_callbacks(execute=True):
        with transaction.atomic():
            jobs.enqueue(name, kept, kept)
        with pytest.raises(ZeroDivisionError), transaction.atomic():
            jobs.enqueue(name, dropped, dropped)
            raise ZeroDivisionError
        assert sent == [], "its row could not be seen yet"
    assert sent == [kept]
    with pytest.raises(LookupError):
        jobs.enqueue("test.nobody", kept, kept)


@pytest.mark.parametrize(("faults", "given_up"), [(0, False), (2, False), (3, True)])
def test_a_job_that_breaks_is_tried_again_and_then_given_up(
    monkeypatch: pytest.MonkeyPatch, faults: int, given_up: bool
) -> None:
    tries: list[UUID] = []
    left: list[UUID] = []

    def work(_workspace_id: UUID, subject: UUID) -> None:
        tries.append(subject)
        if len(tries) <= faults:
            raise OSError("the disk is full")

    name = registered(monkeypatch, work, lambda _workspace_id, subject: left.append(subject))
    subject = new_id()
    if given_up:
        with pytest.raises(OSError, match="disk"):
            jobs.run_job(name, subject, subject)
    else:
        jobs.run_job(name, subject, subject)
    assert tries == [subject] * min(faults + 1, 3)
    assert left == [subject] * given_up


def test_a_job_the_stopping_server_cuts_short_is_left_for_the_next_start(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[UUID] = []
    left: list[UUID] = []

    def work(_workspace_id: UUID, subject: UUID) -> None:
        tries.append(subject)
        raise ComputeCancelled

    name = registered(monkeypatch, work, lambda _workspace_id, subject: left.append(subject))
    subject = new_id()
    with pytest.raises(ComputeCancelled):
        jobs.run_job(name, subject, subject)
    assert (tries, left) == ([subject], [])
