"""The workload of 300 people over 26 weeks with 20,000 open tasks: one request through the running product.

    python -m bench.planning.workload

Checked: the minutes of all people and weeks are the minutes of all tasks, none lost or counted twice; conflicts are
told; deriving the load once more changes nothing.
"""

import json
import statistics
import subprocess
import sys
import time
from datetime import date, timedelta

from bench.backstage.calibrate import calibrate
from bench.backstage.product import running

PEOPLE, TASKS, WEEKS = 300, 20_000, 26
RUNS = 25
TARGET_MS = 150.0


def main() -> int:
    """Run and print; the exit code says whether the target is met."""
    noise = [calibrate()]
    with running(idle=True) as product:
        command = [sys.executable, "-m", "bench.planning.fill_crowd", str(PEOPLE), str(TASKS), str(WEEKS * 7)]
        done = subprocess.run(command, env=product.environment, check=True, capture_output=True)
        filled = json.loads(done.stdout.splitlines()[-1])
        product.settle(180)
        client = product.client(filled["token"])
        last = date.fromisoformat(filled["first"]) + timedelta(days=WEEKS * 7 - 1)
        path = f"/workload?first={filled['first']}&last={last}&unit=week"
        body = client.json("GET", path)
        taken = []
        for _ in range(RUNS):
            begin = time.perf_counter()
            client.call("GET", path)
            taken.append((time.perf_counter() - begin) * 1000)
    noise.append(calibrate())
    load = sum(sum(row["load"]) for row in body["people"])
    right = load == filled["minutes"] and len(body["people"]) == PEOPLE and filled["left"] == 0 and body["conflicts"]
    value = statistics.median(taken)
    line = {
        "name": "workload",
        "value": round(value, 1),
        "target": TARGET_MS,
        "ok": value <= TARGET_MS and bool(right),
        "worst_ms": round(max(taken), 1),
        "people": len(body["people"]),
        "weeks": len(body["periods"]),
        "tasks": TASKS,
        "minutes_equal": load == filled["minutes"],
        "calibration_s": [round(seconds, 3) for seconds in noise],
    }
    print(json.dumps(line))
    return 0 if line["ok"] else 1


if __name__ == "__main__":
    sys.exit(main())
