"""Leases: one holder at a time, recognised when late."""

import threading
from datetime import timedelta
from uuid import UUID

import pytest

from drumbeat.kernel import clock
from drumbeat.kernel.background import jobs, leases
from drumbeat.kernel.ids import new_id

pytestmark = pytest.mark.django_db


def test_a_lease_is_held_by_one_and_passes_on_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    assert leases.take("x", 60) == 1
    assert leases.take("x", 60) == 1, "its holder renews it"
    mine = leases.HOLDER
    monkeypatch.setattr(leases, "HOLDER", "another")
    assert leases.take("x", 60) is None
    with clock.frozen(clock.now() + timedelta(seconds=61)):
        assert leases.take("x", 60) == 2
        monkeypatch.setattr(leases, "HOLDER", mine)
        assert not leases.still_held("x", 1) and leases.take("x", 60) is None


def test_given_back_it_is_free(monkeypatch: pytest.MonkeyPatch) -> None:
    with leases.holding("y") as fence:
        assert fence == 1 and leases.still_held("y", 1)
    monkeypatch.setattr(leases, "HOLDER", "another")
    assert leases.take("y") == 2


def test_a_periodic_job_runs_once_in_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    runs: list[int] = []
    monkeypatch.setattr(jobs, "periodics", {})
    jobs.periodic("test.tick", timedelta(minutes=5))(lambda: runs.append(1))
    assert jobs.run_periodic("test.tick")
    monkeypatch.setattr(leases, "HOLDER", "another")
    assert not jobs.run_periodic("test.tick")
    assert runs == [1]


def test_a_job_queued_twice_does_not_run_beside_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, go_on, told = threading.Event(), threading.Event(), []

    def work(_workspace_id: UUID, subject: UUID) -> None:
        told.append("begins")
        begun.set()
        assert go_on.wait(10)
        told.append("ends")

    monkeypatch.setitem(jobs._jobs, "test.work", work)
    subject = new_id()
    threads = [threading.Thread(target=jobs.run_job, args=("test.work", subject, subject)) for _ in range(2)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    threads[1].join(0.05)
    assert told == ["begins"]
    go_on.set()
    for thread in threads:
        thread.join(10)
    assert told == ["begins", "ends"] * 2
