"""Who should do 2,000 tasks among 50 people: the time it takes, its optimum against a linear program.

    python -m bench.planning.assign

`gap_percent` is what tasks that stay whole cost more than work that may be split, whose optimum the flow proves and a
general solver of linear programs, given the same prices, confirms.
"""

import json
import random
import statistics
import sys
import time

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from bench.backstage.calibrate import calibrate
from drumbeat.engines.assignment.costs import RISES, load_prices, prices, units_of
from drumbeat.engines.assignment.flow import advise
from drumbeat.engines.assignment.problem import Job, Worker

TASKS, PEOPLE, DAYS = 2000, 50, 120
SKILLS, CAMPAIGNS = 8, 12
RUNS = 9
TARGET = 0.5


def make(seed: int) -> tuple[list[Job], list[Worker]]:
    """Return tasks and people with their skills, part time, leave-like gaps and work there is."""
    chance = random.Random(seed)
    workers = [
        Worker(
            lengths=[0 if day % 7 > 4 else chance.choice((480, 480, 480, 240)) for day in range(DAYS)],
            work=[0 if day % 7 > 4 else chance.choice((0, 0, 60, 180)) for day in range(DAYS)],
            skills={skill: chance.randint(1, 3) for skill in chance.sample(range(SKILLS), 3)},
            campaigns=chance.sample(range(CAMPAIGNS), 3),
        )
        for _ in range(PEOPLE)
    ]
    starts = [chance.randrange(DAYS - 15) for _ in range(TASKS)]
    jobs = [
        Job(
            minutes=chance.randint(120, 1200),
            first=start,
            last=start + chance.randint(1, 14),
            campaign=chance.randrange(CAMPAIGNS),
            skills=(chance.randrange(SKILLS),) if chance.random() < 0.7 else (),
        )
        for start in starts
    ]
    return jobs, workers


def linear_optimum(jobs: list[Job], workers: list[Worker]) -> float:
    """Return the least cost of work that may be split, as a linear program with a variable for each person's band."""
    price, units, loads = prices(jobs, workers), units_of(jobs), load_prices(workers)
    rows, columns = np.nonzero(price.allowed)
    pairs, bands = len(rows), len(RISES) + 1
    cost = np.concatenate([price.fixed[rows, columns], np.tile(np.cumsum([0, *RISES]), PEOPLE)])
    edges = np.concatenate([np.zeros((PEOPLE, 1)), loads.bounds, np.full((PEOPLE, 1), 1e9)], axis=1)
    room = np.diff(np.maximum(edges, loads.there[:, None]), axis=1)
    down = np.concatenate([rows, TASKS + columns, TASKS + np.repeat(np.arange(PEOPLE), bands)])
    across = np.concatenate([np.arange(pairs), np.arange(pairs), pairs + np.arange(PEOPLE * bands)])
    sign = np.concatenate([np.ones(2 * pairs), -np.ones(PEOPLE * bands)])
    equal = coo_array((sign, (down, across)), shape=(TASKS + PEOPLE, len(cost))).tocsr()
    limits = np.stack([np.zeros(len(cost)), np.concatenate([np.full(pairs, np.inf), room.ravel()])], axis=1)
    found = linprog(cost, A_eq=equal, b_eq=np.concatenate([units, np.zeros(PEOPLE)]), bounds=limits, method="highs")
    return float(found.fun)


def main() -> int:
    """Run and print; the exit code says whether the target is met."""
    noise = [calibrate()]
    advise(*make(0))
    seconds, gaps = [], []
    for seed in range(1, RUNS + 1):
        problem = make(seed)
        begin = time.perf_counter()
        answer = advise(*problem)
        seconds.append(time.perf_counter() - begin)
        gaps.append((answer.cost - answer.bound) / answer.bound * 100)
    noise.append(calibrate())
    optimal = abs(linear_optimum(*problem) - answer.bound) < 0.5
    ok = statistics.median(seconds) <= TARGET and optimal
    line = {
        "name": "assign",
        "value": round(statistics.median(seconds), 3),
        "target": TARGET,
        "ok": ok,
        "worst_s": round(max(seconds), 3),
        "tasks": TASKS,
        "people": PEOPLE,
        "equals_linear_program": optimal,
        "gap_percent": round(max(gaps), 2),
        "calibration_s": [round(each, 3) for each in noise],
    }
    print(json.dumps(line))
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
