"""The write gate: first come, first served; no more wait than it admits."""

import threading
import time
from pathlib import Path

import pytest

from drumbeat.kernel.errors import Busy
from drumbeat.kernel.sqlite import gate as gates
from drumbeat.kernel.sqlite.gate import Gate


def test_writers_pass_in_the_order_of_asking(tmp_path: Path) -> None:
    gate = Gate(str(tmp_path / "db.lock"))
    order: list[int] = []
    gate.enter()
    threads = []
    for number in range(10):
        thread = threading.Thread(target=lambda n=number: (gate.enter(), order.append(n), gate.leave()))
        thread.start()
        threads.append(thread)
        while len(gate._waiting) <= number:
            time.sleep(0.001)
    gate.leave()
    for thread in threads:
        thread.join(5)
    assert order == list(range(10))


def test_one_too_many_is_told_to_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "QUEUE", 0)
    gate = Gate("")
    gate.enter()
    with pytest.raises(Busy) as refusal:
        gate.enter()
    assert (refusal.value.status, refusal.value.retry_after) == (503, 1)
    gate.leave()
    gate.enter()
    gate.leave()


def test_who_waits_too_long_leaves_the_queue(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "PATIENCE", 0.02)
    gate = Gate("")
    gate.enter()
    with pytest.raises(Busy):
        gate.enter()
    assert not gate._waiting
    gate.leave()
    gate.enter()


def test_another_process_holding_the_file_is_waited_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gates, "PATIENCE", 0.05)
    path = str(tmp_path / "db.lock")
    other, mine = Gate(path), Gate(path)
    other.enter()
    with pytest.raises(Busy):
        mine.enter()
    other.leave()
    mine.enter()
    mine.leave()
