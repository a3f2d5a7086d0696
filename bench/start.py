"""From `drumbeat up` on an existing database to the first answer of every route of the day, and memory when idle."""

import json
import statistics
import sys
import time

import psutil

from bench.backstage.calibrate import calibrate
from bench.backstage.product import Client, Product, running, start, stop
from scripts.with_postgres import free_port

SECONDS = 2.0
MEGABYTES = 160.0
ROUNDS = 5


def routes(product: Product) -> list[str]:
    """The requests of a working day."""
    campaign = product.filled["campaigns"][0]["id"]
    return [
        "/me",
        "/today",
        "/my-work",
        "/campaigns",
        f"/campaigns/{campaign}/home",
        f"/campaigns/{campaign}/board",
        f"/campaigns/{campaign}/timeline",
        f"/tasks/{product.filled['campaigns'][0]['tasks'][0]}",
        "/search?q=task",
        "/people",
        "/types",
        "/templates",
    ]


def main() -> int:
    """Start several times; each time ask every route and read the memory after a while."""
    noise = [calibrate()]
    with running(200) as product:
        stop(product.process)
        waits, sizes = [], []
        for _ in range(ROUNDS):
            begin = time.monotonic()
            process = start(product.environment, port := free_port())
            try:
                client = Client(port, product.filled["token"])
                client.json("GET", "/me")
                waits.append(time.monotonic() - begin)
                for path in routes(product):
                    client.json("GET", path)
                time.sleep(2)
                sizes.append(pss(process.pid))
            finally:
                stop(process)
    noise.append(calibrate())
    line = {
        "name": "start",
        "value": round(statistics.median(waits), 2),
        "target": SECONDS,
        "ok": statistics.median(waits) <= SECONDS and statistics.median(sizes) <= MEGABYTES,
        "idle_pss_mb": round(statistics.median(sizes), 1),
        "idle_target_mb": MEGABYTES,
        "calibration_s": [round(seconds, 3) for seconds in noise],
    }
    print(json.dumps(line))
    return 0 if line["ok"] else 1


def pss(pid: int) -> float:
    """Proportional set size of the process and its children, in MB."""
    processes = [psutil.Process(pid)]
    processes += processes[0].children(recursive=True)
    return sum(each.memory_full_info().pss for each in processes) / 1_000_000


if __name__ == "__main__":
    sys.exit(main())
