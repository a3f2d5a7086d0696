"""Leases: one holder at a time, recognised when late."""

from datetime import timedelta

import pytest

from drumbeat.kernel import clock
from drumbeat.kernel.background import jobs, leases

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
