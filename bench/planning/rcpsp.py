"""Project scheduling with scarce resources: the mean gap to the best known makespans within so many seconds.

A fixed list of twenty instances a set, evenly over its groups of equal parameters and with every instance number in
turn; `ALL=1` runs the whole sets. The files (PSPLIB, Kolisch and Sprecher 1997) are read
from the folder PSPLIB names, or from `../shared/data/psplib` beside the checkout; without them five own instances are
measured against their lower bounds and the line says so. Two threads, the search and CP-SAT, take one core each; the
clock starts when both are loaded. Every plan is checked.
"""

import json
import os
import random
import sys
import time
from pathlib import Path

from bench.backstage.calibrate import calibrate
from bench.planning.psplib import read_best, read_instance
from drumbeat.engines.optimise import race
from drumbeat.engines.optimise.bound import bound_of
from drumbeat.engines.optimise.checker import faults_of
from drumbeat.engines.optimise.instance import Activity, Goal, Instance, Link, Mode

SETS = {"j30": ((1.0, 0.5),), "j60": ((5.0, 0.5),), "j120": ((5.0, 4.0), (30.0, 3.3))}
"""Seconds and the mean gap in percent to reach."""
GROUPS = {"j30": 48, "j60": 48, "j120": 20}
PICKED = 20
OWN = 5
OWN_SECONDS, OWN_TARGET = 5.0, 15.0
FOLDERS = (Path(__file__).resolve().parents[3] / "shared/data/psplib", Path("../shared/data/psplib"))


def folder() -> Path | None:
    """Where the library lies."""
    named = os.environ.get("PSPLIB")
    places = [Path(named)] if named else list(FOLDERS)
    return next((place for place in places if place.is_dir()), None)


def picked(name: str) -> list[str]:
    """The fixed list of a set: j30 1_1, 3_2, 5_3, 8_4, …"""
    return [f"{name}{place * GROUPS[name] // PICKED + 1}_{place % 10 + 1}.sm" for place in range(PICKED)]


def gap(instance: Instance, best: int, seconds: float) -> float:
    """Percent above the best known makespan; raises RuntimeError for a plan that breaks a rule."""
    plan = race.solve(instance, Goal.EARLIEST, seconds, seed=1)
    faults = faults_of(instance, plan.starts, plan.modes)
    if faults:
        raise RuntimeError(f"a plan breaks the rules: {faults}")
    return 100 * (plan.score[1] - best) / best


def run_set(place: Path, name: str, seconds: float, target: float) -> dict[str, object]:
    """The mean gap of one set in one time."""
    best = read_best(place / name)
    files = sorted(best) if os.environ.get("ALL") else picked(name)
    begin = time.perf_counter()
    gaps = [gap(read_instance(place / name / file), best[file], seconds) for file in files]
    mean = sum(gaps) / len(gaps)
    return {
        "set": name,
        "seconds": seconds,
        "instances": len(files),
        "mean_gap_percent": round(mean, 3),
        "target_percent": target,
        "at_best_known": sum(each <= 0 for each in gaps),
        "worst_percent": round(max(gaps), 2),
        "took_s": round(time.perf_counter() - begin, 1),
        "ok": mean <= target,
    }


def own_instance(seed: int) -> Instance:
    """Sixty activities on four resources, for machines without the library."""
    chance = random.Random(seed)
    count = 60
    lengths = [chance.randint(1, 10) for _ in range(count)]
    slots = sum(lengths)
    activities = tuple(
        Activity(length, (Mode(0, tuple((each, chance.randint(1, 9)) for each in chance.sample(range(4), 2))),))
        for length in lengths
    )
    pairs = {(max(0, succ - chance.randint(1, 12)), succ) for succ in range(1, count) for _ in range(2)}
    links = tuple(Link(pred, succ) for pred, succ in sorted(pairs))
    return Instance(slots, ((1,) * slots,), ((16,) * slots,) * 4, activities, links, slots)


def run_own() -> dict[str, object]:
    """The mean gap of five own instances to their lower bounds, which no plan may reach."""
    instances = [own_instance(seed) for seed in range(OWN)]
    gaps = [gap(instance, bound_of(instance).end, OWN_SECONDS) for instance in instances]
    mean = sum(gaps) / len(gaps)
    return {
        "set": "own, against lower bounds: the library is not here",
        "seconds": OWN_SECONDS,
        "instances": OWN,
        "mean_gap_percent": round(mean, 3),
        "target_percent": OWN_TARGET,
        "ok": mean <= OWN_TARGET,
    }


def main() -> int:
    """Run and print; the exit code says whether the targets are met."""
    noise = [calibrate()]
    race.warm_up()
    place = folder()
    found = []
    if place is None:
        found.append(run_own())
    else:
        wanted = os.environ.get("SETS", "j30,j60,j120").split(",")
        for name, limits in SETS.items():
            for seconds, target in limits if name in wanted else ():
                found.append(run_set(place, name, seconds, target))
                print(json.dumps(found[-1]), flush=True)
    noise.append(calibrate())
    ok = all(each["ok"] for each in found)
    line = {
        "name": "rcpsp",
        "value": found[-1]["mean_gap_percent"],
        "target": found[-1]["target_percent"],
        "ok": ok,
        "workers": 2,
        "sets": found,
        "calibration_s": [round(seconds, 3) for seconds in noise],
    }
    print(json.dumps(line))
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
