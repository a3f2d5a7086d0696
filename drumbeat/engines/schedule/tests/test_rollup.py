"""Roll-up over trees."""

import random

import pytest

from drumbeat.engines.schedule.network import UNSET, CycleFound
from drumbeat.engines.schedule.rollup import NO_PARENT, roll_up


def test_parent_spans_children_and_weighs_progress_by_duration():
    result = roll_up(
        [NO_PARENT, 0, 0, 2, 2],
        [0, 10, 99, 30, UNSET],
        [0, 20, 99, 90, UNSET],
        [7, 10, 7, 30, 0],
        [0, 1.0, 0, 0.5, 0.9],
    )
    assert result.start == [10, 10, 30, 30, UNSET]
    assert result.finish == [90, 20, 90, 90, UNSET]
    assert result.progress == [(10 + 15) / 40, 1.0, 0.5, 0.5, 0.9]
    assert result.leaves == [3, 1, 2, 1, 1]


def test_milestones_alone_count_alike():
    result = roll_up([NO_PARENT, 0, 0], [UNSET] * 3, [UNSET] * 3, [0, 0, 0], [0, 1.0, 0.0])
    assert result.progress[0] == 0.5
    assert result.start[0] == UNSET


def test_ten_thousand_levels():
    depth = 10_000
    parent = [NO_PARENT, *range(depth - 1)]
    result = roll_up(parent, [5] * depth, [9] * depth, [4] * depth, [0.25] * depth)
    assert (result.start[0], result.finish[0], result.progress[0], result.leaves[0]) == (5, 9, 0.25, 1)


def test_circle_of_parents_is_named():
    with pytest.raises(CycleFound) as found:
        roll_up([NO_PARENT, 2, 3, 1, 1], [0] * 5, [0] * 5, [0] * 5, [0.0] * 5)
    assert sorted(found.value.cycle) == [1, 2, 3]


def test_random_trees_equal_the_naive_sum():
    rng = random.Random(7)
    for _ in range(50):
        count = rng.randint(1, 30)
        parent = [NO_PARENT, *(rng.randrange(i) for i in range(1, count))]
        duration = [rng.randint(1, 9) for _ in range(count)]
        progress = [rng.choice([0.0, 0.5, 1.0]) for _ in range(count)]
        start = [rng.randint(0, 99) for _ in range(count)]
        result = roll_up(parent, start, start, duration, progress)
        for task in range(count):
            below = [i for i in range(count) if i not in parent and is_under(parent, i, task)]
            total = sum(duration[i] for i in below)
            assert result.start[task] == min(start[i] for i in below)
            assert result.progress[task] == pytest.approx(sum(duration[i] * progress[i] for i in below) / total)


def is_under(parent, task, ancestor):
    while task != NO_PARENT:
        if task == ancestor:
            return True
        task = parent[task]
    return False
