"""Advice against two twins: every way of splitting small problems, and a linear program for larger ones."""

import random
import subprocess
import sys
from itertools import product

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drumbeat.engines.assignment.flow import advise, advise_payload
from drumbeat.engines.assignment.problem import PARTS, UNIT, Job, Worker, answer_of, payload_of

DAYS = 6
MINUTES = st.integers(0, 3 * UNIT)
JOBS = st.builds(
    Job,
    minutes=MINUTES,
    first=st.integers(0, 2),
    last=st.integers(3, DAYS - 1),
    campaign=st.integers(0, 1),
    skills=st.lists(st.integers(0, 1), max_size=1),
)
WORKERS = st.builds(
    Worker,
    lengths=st.lists(st.sampled_from([0, 240, 480]), min_size=DAYS, max_size=DAYS),
    work=st.lists(st.sampled_from([0, 0, 120, 480, 600]), min_size=DAYS, max_size=DAYS),
    skills=st.dictionaries(st.integers(0, 1), st.integers(1, 3), max_size=2),
    campaigns=st.lists(st.integers(0, 1), max_size=2),
)


def price(job, worker):
    """The twin's own price of a unit apart from load; None when a skill is missing."""
    levels = [worker.skills.get(skill, 0) for skill in job.skills]
    if 0 in levels:
        return None
    skill = max(({1: 30, 2: 12, 3: 0}[level] for level in levels), default=0)
    days = range(job.first, job.last + 1)
    free = sum(max(0, worker.lengths[day] - worker.work[day]) for day in days)
    minutes = max(1, job.minutes)
    late = (100 * max(0, minutes - free) + minutes // 2) // minutes
    return skill + (0 if job.campaign in worker.campaigns else 8) + late


def load_price(worker, units):
    """What `units` more cost a worker, one after the other."""
    capacity, there = sum(worker.lengths) // UNIT, sum(worker.work) // UNIT
    total = 0
    for unit in range(there, there + units):
        total += sum(rise for band, rise in ((75, 20), (100, 60), (125, 240)) if unit >= capacity * band // 100)
    return total


def units(job):
    return max(1, -(-job.minutes // UNIT))


def splits(count, places):
    if places == 1:
        return [(count,)]
    return [(first, *rest) for first in range(count + 1) for rest in splits(count - first, places - 1)]


def cheapest(jobs, workers, *, whole):
    """Try every way; None where somebody would have to do what they cannot."""
    able = [job for job in jobs if any(price(job, worker) is not None for worker in workers)]
    ways = []
    for job in able:
        may = [price(job, worker) for worker in workers]
        shares = [
            s
            for s in splits(units(job), len(workers))
            if all(p is not None or not n for p, n in zip(may, s, strict=True))
        ]
        ways.append([s for s in shares if not whole or max(s) == units(job)])
    best = None
    for way in product(*ways):
        fixed = sum(
            n * price(j, w)
            for j, share in zip(able, way, strict=True)
            for w, n in zip(workers, share, strict=True)
            if n
        )
        load = sum(load_price(w, sum(share[i] for share in way)) for i, w in enumerate(workers))
        best = fixed + load if best is None else min(best, fixed + load)
    return best or 0


@settings(max_examples=60)
@given(st.lists(JOBS, min_size=1, max_size=3), st.lists(WORKERS, min_size=1, max_size=3))
def test_the_bound_is_the_best_of_all_ways_and_the_answer_is_one(jobs, workers):
    answer = advise(jobs, workers)
    assert answer.bound == cheapest(jobs, workers, whole=False)
    assert answer.bound <= cheapest(jobs, workers, whole=True) <= answer.cost
    told = [(job, each.best) for job, each in zip(jobs, answer.advice, strict=True) if each.best]
    fixed = sum(units(job) * price(job, workers[best.worker]) for job, best in told)
    load = sum(load_price(w, sum(units(j) for j, b in told if b.worker == i)) for i, w in enumerate(workers))
    assert answer.cost == fixed + load


@settings(max_examples=60)
@given(st.lists(JOBS, min_size=1, max_size=4), st.lists(WORKERS, min_size=1, max_size=4))
def test_nobody_without_the_skill_and_no_better_second(jobs, workers):
    for job, each in zip(jobs, advise(jobs, workers).advice, strict=True):
        able = [i for i, worker in enumerate(workers) if price(job, worker) is not None]
        assert (each.best is None) == (not able)
        assert (each.runner_up is None) == (len(able) < 2)
        for choice in filter(None, (each.best, each.runner_up)):
            assert choice.worker in able
            assert len(choice.parts) == len(PARTS)
            assert choice.cost == sum(choice.parts)
        if each.best and each.runner_up:
            assert each.best.worker != each.runner_up.worker
            assert each.best.cost <= each.runner_up.cost


def large(jobs, workers, seed=7):
    chance = random.Random(seed)
    people = [
        Worker(
            [480] * 20,
            [chance.choice([0, 120, 240]) for _ in range(20)],
            {chance.randrange(5): chance.randint(1, 3)},
            [chance.randrange(6)],
        )
        for _ in range(workers)
    ]
    starts = [chance.randrange(12) for _ in range(jobs)]
    work = [
        Job(
            chance.randint(30, 2000),
            first,
            first + chance.randrange(8),
            chance.randrange(6),
            [chance.randrange(5)] if chance.random() < 0.6 else [],
        )
        for first in starts
    ]
    return work, people


def test_equals_a_linear_program():
    from scipy.optimize import linprog

    jobs, workers = large(40, 8)
    able = [job for job in jobs if any(price(job, worker) is not None for worker in workers)]
    count, columns, costs = len(able), [], []
    for j, job in enumerate(able):
        for w, worker in enumerate(workers):
            each = price(job, worker)
            if each is not None:
                columns.append((j, w, None))
                costs.append(each)
    most = sum(map(units, able))
    for w, worker in enumerate(workers):
        steps = [load_price(worker, n + 1) - load_price(worker, n) for n in range(most)]
        columns += [(None, w, 1)] * most
        costs += steps
    equal = [[0.0] * len(columns) for _ in range(count + len(workers))]
    for at, (j, w, _) in enumerate(columns):
        if j is not None:
            equal[j][at] = 1.0
        equal[count + w][at] = 1.0 if j is not None else -1.0
    limits = [(0, None) if j is not None else (0, 1) for j, _, _ in columns]
    found = linprog(costs, A_eq=equal, b_eq=[*map(units, able), *[0] * len(workers)], bounds=limits)
    answer = advise(jobs, workers)
    assert answer.bound == pytest.approx(found.fun, abs=1e-6)
    assert answer.cost <= answer.bound * 1.05


def test_the_expert_with_time_is_asked_before_the_expert_without():
    free = Worker([480] * 5, [0] * 5, {0: 3})
    full = Worker([480] * 5, [480] * 5, {0: 3})
    learning = Worker([480] * 5, [0] * 5, {0: 1})
    (told,) = advise([Job(960, 0, 4, 0, [0])], [full, learning, free]).advice
    assert told.best.worker == 2
    assert told.runner_up.worker == 1
    assert [b - a for a, b in zip(told.best.parts, told.runner_up.parts, strict=True)] == [4 * 30, 0, 0, 0]


def test_travels_as_json():
    jobs, workers = large(10, 3)
    sent = orjson.loads(orjson.dumps(payload_of(jobs, workers)))
    assert answer_of(orjson.loads(orjson.dumps(advise_payload(sent)))) == advise(jobs, workers)


def test_what_the_web_process_imports_is_light():
    imports = "import sys, drumbeat.engines.assignment.problem"
    code = f"{imports}; sys.exit(bool({{'ortools', 'numpy'}} & sys.modules.keys()))"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
