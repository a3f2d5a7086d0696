"""The board's read model against raw sqlite3 + orjson with the same payload, transport and authentication."""

import json
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil

from bench.backstage.calibrate import calibrate
from bench.backstage.product import Client, Product, running
from scripts.with_postgres import free_port

TARGET = 2.5
ROUNDS = 9
BURST = 15


def cpu_of(seconds: Callable[[], float], call: Callable[[], object]) -> float:
    """CPU milliseconds per call of whatever process serves it."""
    before = seconds()
    for _ in range(BURST):
        call()
    return float((seconds() - before) / BURST * 1000)


def main() -> int:
    """Run both servers on one database file and compare; the payloads must be equal."""
    noise = [calibrate()]
    with running(500) as product:
        path = Path(product.environment["DATA_DIR"]) / "drumbeat.sqlite3"
        campaign = product.filled["campaigns"][0]["id"]
        raw = RawServer(path, campaign)
        try:
            values = compare(product, raw, f"/campaigns/{campaign}/board")
        finally:
            raw.stop()
    noise.append(calibrate())
    ratio = statistics.median(ours / reference for ours, reference in values)
    line = {
        "name": "board",
        "value": round(ratio, 2),
        "target": TARGET,
        "ok": ratio <= TARGET,
        "ours_cpu_ms": round(statistics.median(ours for ours, _ in values), 2),
        "raw_cpu_ms": round(statistics.median(reference for _, reference in values), 2),
        "calibration_s": [round(seconds, 3) for seconds in noise],
    }
    print(json.dumps(line))
    return 0 if line["ok"] else 1


def compare(product: Product, raw: "RawServer", path: str) -> list[tuple[float, float]]:
    """Interleaved CPU per request of both, after checking that both answer the same tasks."""
    product.settle()
    ours, reference = product.client(), Client(raw.port, product.filled["token"])
    answers = [each.json("GET", path) for each in (ours, reference)]
    if essence(answers[0]) != essence(answers[1]) or len(answers[0]["tasks"]) != 500:
        raise RuntimeError("the two boards differ")
    for _ in range(10):
        ours.call("GET", path)
        reference.call("GET", path)
    return [
        (
            cpu_of(product.cpu_seconds, lambda: ours.call("GET", path)),
            cpu_of(raw.cpu_seconds, lambda: reference.call("GET", path)),
        )
        for _ in range(ROUNDS)
    ]


def essence(board: dict[str, Any]) -> list[tuple[Any, ...]]:
    """What must be equal in both answers, with indexes resolved."""
    return [
        (
            task["id"],
            task["name"],
            task["stage"],
            task["due"],
            [board["people"][index]["id"] for index in task["people"]],
            [board["tags"][index] for index in task["tags"]],
            task["projected"],
        )
        for task in board["tasks"]
    ]


class RawServer:
    """The same server program serving the same payload by hand-written SQL (bench/raw_board.py)."""

    def __init__(self, database: Path, campaign: str) -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "bench.backstage.raw_board", str(database), campaign, str(self.port)]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        self._watched = psutil.Process(self._process.pid)
        time.sleep(2)

    def cpu_seconds(self) -> float:
        times = self._watched.cpu_times()
        return float(times.user + times.system)

    def stop(self) -> None:
        self._process.terminate()
        self._process.wait(5)


if __name__ == "__main__":
    sys.exit(main())
