"""5,000 goals: from one fact about a goal to all above it derived, stored, and told to a colleague's open page."""

import http.client
import json
import random
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from typing import Any

from bench.backstage.calibrate import calibrate
from bench.backstage.product import Client, Product, running

CAMPAIGNS = 990
GOALS = 5000
"""Five of the company, 45 of departments, five of each campaign."""
FACTS = 30
REST = 0.8
"""Seconds between facts: one is measured, not a stream of them."""
TARGET_MS = 200.0


def fact(client: Client, goal: dict[str, Any], value: int) -> None:
    """One value of a goal's metric, measured yesterday."""
    day = (datetime.now(UTC).date() - timedelta(days=1)).isoformat()
    cell = {"campaign_id": goal["campaign_id"], "metric_key": goal["metric_key"], "start": day, "value": value}
    client.json("POST", "/facts", {"cells": [cell]})


def plant(product: Product) -> None:
    """Fill the workspace with goals."""
    command = [
        sys.executable,
        "-m",
        "bench.backstage.fill_goals",
        json.dumps({"workspace": product.filled["workspace"]}),
    ]
    subprocess.run(command, env=product.environment, check=True, capture_output=True)


class Ear:
    """A colleague's open page: when each object was last told of."""

    def __init__(self) -> None:
        self.told: dict[str, float] = {}
        self.news = threading.Condition()

    def take(self, line: bytes) -> None:
        """Note what a line of the stream names."""
        message = json.loads(line[6:])
        with self.news:
            for ref in [*message.get("refs", ()), *message.get("lists", ())]:
                self.told[ref] = time.perf_counter()
            self.news.notify_all()

    def wait(self, refs: Sequence[str], since: float) -> float:
        """Return when the last of the objects was told of after `since`; raise TimeoutError after ten seconds."""
        with self.news:
            if not self.news.wait_for(lambda: all(self.told.get(ref, 0.0) > since for ref in refs), 10):
                raise TimeoutError(f"not told of {[ref for ref in refs if self.told.get(ref, 0.0) <= since]}")
            return max(self.told[ref] for ref in refs)


@contextmanager
def listening(product: Product) -> Iterator[Ear]:
    """The live stream of another person, read until the block ends."""
    ear = Ear()
    connection = http.client.HTTPConnection("127.0.0.1", product.port)
    token = product.filled["tokens"][0]
    connection.request("GET", "/api/v1/live", headers={"Authorization": f"Bearer {token}"})
    answer = connection.getresponse()

    def read() -> None:
        while line := answer.readline():
            if line.startswith(b"data: "):
                ear.take(line)

    thread = threading.Thread(target=read, daemon=True)
    thread.start()
    yield ear
    product.process.terminate()
    thread.join(10)


def main() -> int:
    """Give facts one by one, then hold every stored standing against a recomputation from the leaves."""
    noise = [calibrate()]
    with running(*(0,) * CAMPAIGNS) as product:
        plant(product)
        product.settle()
        client, chance = product.client(), random.Random(3)
        goals = client.json("GET", "/goals")["goals"]
        above = {goal["id"]: goal["parent_id"] for goal in goals}
        leaves = [goal for goal in goals if goal["level"] == "campaign"]
        taken, told = [], []
        with listening(product) as ear:
            time.sleep(0.5)
            for leaf in chance.sample(leaves, FACTS):
                time.sleep(REST)
                begin = time.perf_counter()
                fact(
                    client, leaf, chance.randrange(1000, 9000) if leaf["unit"] == "number" else chance.randrange(20, 90)
                )
                taken.append((time.perf_counter() - begin) * 1000)
                # A mean of many need not move by a permille; a sum moves with each of its parts.
                moved = line_of(leaf["id"], above) if leaf["unit"] == "number" else [leaf["id"]]
                told.append((ear.wait([f"goal:{pk}" for pk in moved], begin) - begin) * 1000)
            wrong = differing(client)
    noise.append(calibrate())
    line = {
        "name": "goals",
        "value": round(percentile(told, 95), 1),
        "target": TARGET_MS,
        "ok": percentile(told, 95) <= TARGET_MS and wrong == 0 and len(above) == GOALS,
        "goals": len(above),
        "facts": FACTS,
        "told_median_ms": round(statistics.median(told), 1),
        "fact_taken_median_ms": round(statistics.median(taken), 1),
        "differing_from_twin": wrong,
        "calibration_s": [round(seconds, 3) for seconds in noise],
    }
    print(json.dumps(line))
    return 0 if line["ok"] else 1


def line_of(goal_id: str, above: dict[str, str | None]) -> list[str]:
    """The goal and all above it."""
    found, at = [], goal_id
    while at:
        found.append(at)
        at = above.get(at) or ""
    return found


def percentile(values: Sequence[float], share: int) -> float:
    """The value below which a share of hundred lies."""
    return sorted(values)[min(len(values) - 1, len(values) * share // 100)]


def differing(client: Client) -> int:
    """How many goals stand otherwise than a recomputation in fractions from the leaves says."""
    goals = client.json("GET", "/goals")["goals"]
    below: dict[str, list[dict[str, Any]]] = {}
    for goal in goals:
        below.setdefault(goal["parent_id"] or "", []).append(goal)
    known: dict[str, tuple[Fraction | None, int | None]] = {}
    return sum(1 for goal in goals if standing(goal, below, known) != shown(goal))


def shown(goal: dict[str, Any]) -> tuple[Fraction | None, int | None]:
    """What the server stored of a goal."""
    held = goal["standing"]
    return None if held["current"] is None else Fraction(held["current"]), held["progress"]


def standing(
    goal: dict[str, Any],
    below: dict[str, list[dict[str, Any]]],
    known: dict[str, tuple[Fraction | None, int | None]],
) -> tuple[Fraction | None, int | None]:
    """Value and permille by definition; leaves are taken as stored, their progress is not."""
    if goal["id"] not in known:
        subs = [(sub, standing(sub, below, known)) for sub in below.get(goal["id"], ())]
        if goal["progress_source"] != "goals":
            value = shown(goal)[0]
            known[goal["id"]] = value, permille(goal, value)
        elif subs and goal["unit"] == "number" and all(measure(sub) == measure(goal) for sub, _ in subs):
            values = [value for _, (value, _) in subs if value is not None]
            total = sum(values, Fraction(0)) if values else None
            known[goal["id"]] = total, permille(goal, total)
        else:
            parts = [(sub["weight"], done) for sub, (_, done) in subs if done is not None]
            weight = sum(each for each, _ in parts)
            known[goal["id"]] = None, round(Fraction(sum(w * d for w, d in parts), weight)) if parts else None
    return known[goal["id"]]


def measure(goal: dict[str, Any]) -> tuple[str, str, str]:
    """By what a goal is measured."""
    return goal["metric_key"], goal["unit"], goal["currency"]


def permille(goal: dict[str, Any], value: Fraction | None) -> int | None:
    """The way made from baseline to target."""
    if value is None:
        return None
    start, end = Fraction(goal["baseline"]), Fraction(goal["target"])
    return None if start == end else round(1000 * (value - start) / (end - start))


if __name__ == "__main__":
    sys.exit(main())
