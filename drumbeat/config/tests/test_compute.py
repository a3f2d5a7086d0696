"""The compute worker: a real subprocess, ended in every way it can end."""

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from drumbeat.kernel.compute import functions, runner
from drumbeat.kernel.compute.runner import ComputeCancelled, ComputeFailed, Runner
from drumbeat.kernel.tests.unruly_worker import HERE


@pytest.fixture
def unruly() -> Iterator[Runner]:
    one = Runner(module=HERE)
    yield one
    one.close()


def is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def until(found: object, seconds: float = 5) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if found():
            return True
        time.sleep(0.01)
    return False


def test_answers_come_from_one_process_without_django_and_without_secrets(unruly: Runner, settings, monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "hunter2")
    first, second = (unruly.run(f"{HERE}.describe", None) for _ in range(2))
    assert first["pid"] == second["pid"] == unruly.pid != os.getpid()
    assert not [name for name in first["modules"] if name.split(".")[0] in ("django", "numba", "numpy")]
    assert "hunter2" not in first["environment"].values()
    assert first["environment"]["NUMBA_CACHE_DIR"] == str(settings.DATA_DIR / "numba")


def test_only_named_functions_run(unruly: Runner):
    before = runner.runner.pid
    with pytest.raises(ComputeFailed) as refused:
        unruly.run("os.system", "true")
    assert refused.value.error == "LookupError"
    with pytest.raises(LookupError):
        runner.run("os.system", "true")
    assert runner.runner.pid == before


def test_a_refusal_leaves_the_worker_alive(unruly: Runner):
    with pytest.raises(ComputeFailed) as refused:
        unruly.run(functions.SCHEDULE, {"net": {"duration": [-1]}, "alone": {"duration": []}})
    pid = unruly.pid
    assert refused.value.error == "NetworkShape"
    assert unruly.run(functions.SCHEDULE, {key: {"duration": [60]} for key in ("net", "alone")})["alone"] == [60]
    assert unruly.pid == pid


def test_memory_is_capped():
    small = Runner(module=HERE, memory=256 << 20)
    try:
        with pytest.raises(ComputeFailed) as refused:
            small.run(f"{HERE}.hoard", 512 << 20)
        assert refused.value.error == "MemoryError"
        assert small.run(f"{HERE}.hoard", 1 << 20) == 1 << 20
    finally:
        small.close()


def test_too_long_is_killed_and_the_next_call_gets_a_new_worker(unruly: Runner):
    pid = unruly.run(f"{HERE}.describe", None)["pid"]
    with pytest.raises(ComputeFailed) as refused:
        unruly.run(f"{HERE}.sleep", 30, timeout=0.2)
    assert refused.value.error == "timeout"
    assert not is_alive(pid)
    assert unruly.run(f"{HERE}.sleep", 0) == 0


def test_a_death_is_a_failure_and_the_next_call_gets_a_new_worker(unruly: Runner):
    with pytest.raises(ComputeFailed) as refused:
        unruly.run(f"{HERE}.die", 3)
    assert refused.value.error == "died"
    assert unruly.run(f"{HERE}.sleep", 0) == 0


@pytest.mark.parametrize("end", ["cancel", "close"])
def test_ending_it_cancels_the_running_call(unruly: Runner, end: str):
    pid = unruly.run(f"{HERE}.describe", None)["pid"]
    ender = threading.Timer(0.2, getattr(unruly, end))
    ender.start()
    with pytest.raises(ComputeCancelled):
        unruly.run(f"{HERE}.sleep", 30)
    ender.join()
    assert not is_alive(pid)
    if end == "close":
        with pytest.raises(ComputeCancelled):
            unruly.run(f"{HERE}.sleep", 0)
    else:
        assert unruly.run(f"{HERE}.sleep", 0) == 0


def test_an_idle_worker_ends_and_comes_back():
    restless = Runner(module=HERE, idle=0.2)
    try:
        pid = restless.run(f"{HERE}.describe", None)["pid"]
        assert until(lambda: not is_alive(pid))
        assert restless.run(f"{HERE}.describe", None)["pid"] != pid
    finally:
        restless.close()


def test_callers_take_turns(unruly: Runner):
    answers: list[float] = []
    threads = [
        threading.Thread(target=lambda n=n: answers.append(unruly.run(f"{HERE}.sleep", n / 1000))) for n in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [n / 1000 for n in range(8)]


def test_a_streaming_call_reports_on_its_way_and_is_killed_to_be_cancelled(unruly: Runner):
    told: list[int] = []
    assert unruly.stream(f"{HERE}.count_up", 3, told.append) == 3 and told == [0, 1, 2]
    pid = unruly.pid
    told.clear()
    begin = time.monotonic()
    with pytest.raises(ComputeCancelled):
        unruly.stream(f"{HERE}.count_up", 9, told.append, stop=lambda: len(told) > 3)
    assert time.monotonic() - begin < 0.5 + 5 * 0.1 and told == [0, 1, 2, 3]
    assert until(lambda: not is_alive(pid)) and unruly.stream(f"{HERE}.count_up", 2, told.append) == 2
    with pytest.raises(LookupError):
        runner.stream("os.system", "true", told.append)
