"""Which pass derives the dates: a large network goes to the compute worker, and nothing is lost when that dies."""

import random
from collections.abc import Iterator

import pytest

from drumbeat.engines.schedule import plain
from drumbeat.engines.schedule.dispatch import COMPILED_LIMIT, PLAIN_LIMIT
from drumbeat.engines.schedule.network import CycleFound, Network
from drumbeat.kernel.compute import runner
from drumbeat.work.projections.derived import compute


@pytest.fixture
def own_runner(monkeypatch) -> Iterator[runner.Runner]:
    one = runner.Runner()
    monkeypatch.setattr(runner, "runner", one)
    yield one
    one.close()


def network(size: int) -> Network:
    chance = random.Random(7)
    succ = [task for task in range(1, size) if chance.random() < 0.8]
    return Network(
        duration=[chance.randrange(0, 2000) for _ in range(size)],
        pred=[chance.randrange(max(0, task - 40), task) for task in succ],
        succ=succ,
        kind=[chance.randrange(4) for _ in succ],
        lag=[chance.randrange(-60, 120) for _ in succ],
    )


@pytest.mark.slow
def test_a_large_network_is_computed_outside_with_the_same_answer(own_runner: runner.Runner):
    large = network(PLAIN_LIMIT)
    assert compute(large, large) == (plain.compute(large), plain.early_finishes(large))
    assert own_runner.pid is not None


def test_a_circle_is_found_by_either_side(own_runner: runner.Runner):
    circle = network(PLAIN_LIMIT)
    circle.pred, circle.succ, circle.kind, circle.lag = [0, 1], [1, 0], [0, 0], [0, 0]
    with pytest.raises(CycleFound):
        compute(circle, circle)


def test_a_small_network_starts_no_process(own_runner: runner.Runner):
    small = network(50)
    assert compute(small, small) == (plain.compute(small), plain.early_finishes(small))
    assert own_runner.pid is None


def test_a_worker_that_cannot_load_the_engine_is_replaced_by_the_plain_pass(own_runner: runner.Runner, caplog):
    own_runner._memory = 64 << 20  # too little to load numba
    large = network(COMPILED_LIMIT)
    assert compute(large, large) == (plain.compute(large), plain.early_finishes(large))
    assert "the compute worker failed" in caplog.text
