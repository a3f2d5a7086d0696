"""Launch odds: 1,000 tasks played 10,000 times with criticality, against a plain-Python twin on some of the runs."""

import json
import random
import statistics
import sys
import time

import numpy as np

from bench.backstage.calibrate import calibrate
from drumbeat.engines.simulation.odds import RUNS, net_of, play_all, sample, simulate
from drumbeat.engines.simulation.plan import NO_FLOOR, Plan
from drumbeat.engines.simulation.tests.test_odds import minute_twin

TARGET = 2.0
TASKS = 1000
TWINS = 3


def network(tasks: int = TASKS, seed: int = 2026) -> Plan:
    """Two links a task on average, twenty people's calendars with their own days off, a launch at the end."""
    dice = random.Random(seed)
    links = [
        (p, s, 0 if dice.random() < 0.8 else dice.randrange(1, 4), float(dice.choice((0, 0, 0, 240, 480))))
        for s in range(1, tasks)
        for p in dice.sample(range(max(0, s - 60), s), min(s, dice.randint(1, 3)))
    ]
    days = [[0 if day % 7 > 4 or dice.random() < 0.06 else 480 for day in range(4000)] for _ in range(20)]
    minutes = [float(dice.choice((60, 120, 240, 480, 960, 1920))) for _ in range(tasks)]
    pred, succ, kind, lag = ([*column] for column in zip(*links, strict=True))
    return Plan(
        minutes=minutes, high=[one * dice.uniform(1.1, 2.0) for one in minutes], spent=[0.0] * tasks,
        calendar=[dice.randrange(20) for _ in range(tasks)], floor=[0.0] * tasks, done_start=[NO_FLOOR] * tasks,
        done_finish=[NO_FLOOR] * tasks, rounds=[0.3 * (task % 10 == 0) for task in range(tasks)],
        rework=[0.2] * tasks, pred=pred, succ=succ, kind=kind, lag=lag, days=days, target=tasks - 1, deadline=200.0,
    )  # fmt: skip


def main() -> int:
    """Run and print; the exit code says whether the target is met and the twin agrees."""
    noise = [calibrate()]
    plan = network()
    simulate(plan, runs=10, levers=False)
    times = []
    for _ in range(5):
        begin = time.perf_counter()
        odds = simulate(plan, runs=RUNS, levers=False)
        times.append(time.perf_counter() - begin)
    begin = time.perf_counter()
    simulate(plan, runs=RUNS)
    with_levers = time.perf_counter() - begin
    lengths = sample(plan, TWINS)
    finishes, _ = play_all(plan, net_of(plan), lengths, backward=False)
    gap = max(
        abs(finishes[0, run] - minute_twin(plan, [float(value) for value in lengths[:, run]])[plan.target])
        for run in range(TWINS)
    )
    noise.append(calibrate())
    seconds = statistics.median(times)
    line = {
        "name": "montecarlo", "value": round(seconds, 3), "target": TARGET,
        "ok": bool(seconds <= TARGET and gap < 1e-6),
        "unit": "s", "tasks": TASKS, "links": len(plan.pred), "runs": RUNS, "with_levers_s": round(with_levers, 3),
        "largest_gap_to_twin_days": float(gap), "runs_checked": TWINS, "calibration_s": noise,
        "probability": odds.probability, "critical_sum": float(np.sum(odds.criticality)),
    }  # fmt: skip
    print(json.dumps(line))
    return 0 if line["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
