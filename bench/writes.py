"""32 writers for 20 seconds, half over HTTP and half as commands in a second process, on SQLite with events."""

import json
import statistics
import subprocess
import sys
import threading
import time
from typing import Any

from bench.backstage.calibrate import calibrate
from bench.backstage.product import Product, running

WRITERS = 32
SECONDS = 20.0
PER_SECOND = 300.0
P50_MS = 60.0
LONGEST_S = 1.0

INSIDE = """
import sys, json
import django; django.setup()
from bench.writes import write_inside
print(json.dumps(write_inside(*json.loads(sys.argv[1]))))
"""


def write_inside(campaign: str, workspace: str, writers: int, seconds: float) -> dict[str, Any]:
    """Create tasks through the verb itself, from threads of this process; return times and errors."""
    from uuid import UUID

    from django.db import connection

    from drumbeat.identity.queries import system_actor_of
    from drumbeat.kernel.errors import Refusal
    from drumbeat.work.actions.task import create_task

    actor = system_actor_of(UUID(workspace), via="command")

    def call() -> None:
        create_task(actor, UUID(campaign), {"name": "Inside"})

    return many(lambda: call, writers, seconds, (Refusal,), lambda: connection.close())


def many(make: Any, writers: int, seconds: float, refusals: tuple[type[Exception], ...], close: Any) -> dict[str, Any]:
    """Run one call after another in each thread until the time is over."""
    times: list[float] = []
    errors: list[str] = []
    until = time.monotonic() + seconds

    def run() -> None:
        call = make()
        while time.monotonic() < until:
            begin = time.perf_counter()
            try:
                call()
            except refusals as error:
                errors.append(repr(error))
            times.append(time.perf_counter() - begin)
        close()

    threads = [threading.Thread(target=run) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return {"times": times, "errors": errors}


def write_over_http(product: Product, writers: int) -> dict[str, Any]:
    """Create tasks over HTTP from threads."""
    campaign = product.filled["campaigns"][0]["id"]

    def make() -> Any:
        client = product.client()

        def call() -> None:
            client.json("POST", "/tasks", {"campaign_id": campaign, "name": "Outside"})

        return call

    return many(make, writers, SECONDS, (RuntimeError, OSError), lambda: None)


def main() -> int:
    """Run and print; every acknowledged task must be there with its event, numbered without a gap."""
    noise = [calibrate()]
    with running(100) as product:
        arguments = [product.filled["campaigns"][0]["id"], product.filled["workspace"], WRITERS // 2, SECONDS]
        command = [sys.executable, "-c", INSIDE, json.dumps(arguments)]
        second = subprocess.Popen(command, env=product.environment, stdout=subprocess.PIPE)
        outside = write_over_http(product, WRITERS // 2)
        inside = json.loads((second.communicate()[0] or b"{}").splitlines()[-1])
        whole = check(product)
    noise.append(calibrate())
    times = [*outside["times"], *inside["times"]]
    errors = [*outside["errors"], *inside["errors"]]
    rate = len(times) / SECONDS
    line = {
        "name": "writes",
        "value": round(rate, 1),
        "target": PER_SECOND,
        "ok": rate >= PER_SECOND and statistics.median(times) * 1000 <= P50_MS and max(times) <= LONGEST_S
        and not errors and whole == len(times) - len(errors),
        "over_http": len(outside["times"]),
        "p50_ms": round(statistics.median(times) * 1000, 1),
        "longest_s": round(max(times), 3),
        "errors": len(errors),
        "first_error": errors[:1],
        "tasks_with_event": whole,
        "acknowledged": len(times) - len(errors),
        "calibration_s": [round(seconds, 3) for seconds in noise],
    }  # fmt: skip
    print(json.dumps(line))
    return 0 if line["ok"] else 1


def check(product: Product) -> int:
    """Return how many created tasks have their event; raise when a number of the history is missing or double."""
    code = (
        "import django; django.setup()\n"
        "from drumbeat.kernel.models import StoredEvent\n"
        "from drumbeat.work.models import Task\n"
        "seqs = list(StoredEvent.objects.order_by('seq').values_list('seq', flat=True))\n"
        "assert seqs == list(range(1, len(seqs) + 1)), 'gap'\n"
        "made = Task.objects.filter(name__in=['Inside', 'Outside']).values('id')\n"
        "print(StoredEvent.objects.filter(kind='task.created', subject_id__in=made).count())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=product.environment, capture_output=True, check=True)
    return int(done.stdout.split()[-1])


if __name__ == "__main__":
    sys.exit(main())
