"""A worker that may also run the functions below, which misbehave in the ways an engine could."""

import os
import sys
import time
from collections.abc import Callable
from typing import Any

from drumbeat.kernel.compute import worker
from drumbeat.kernel.compute.functions import ALLOWED

HERE = "drumbeat.kernel.tests.unruly_worker"


def describe(_payload: Any) -> dict[str, Any]:
    """Say what the process knows and has loaded, after printing where answers go."""
    sys.stdout.write("noise\n")
    return {"pid": os.getpid(), "environment": dict(os.environ), "modules": sorted(sys.modules)}


def sleep(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def count_up(steps: int, report: Callable[[Any], None]) -> int:
    for step in range(steps):
        report(step)
        time.sleep(0.01 if step < 3 else 60)
    return steps


def hoard(count: int) -> int:
    return len(bytearray(count))


def die(code: int) -> None:
    os._exit(code)


NAMES = frozenset(f"{HERE}.{each.__name__}" for each in (describe, sleep, count_up, hoard, die))

if __name__ == "__main__":
    worker.ALLOWED = ALLOWED | NAMES
    worker.serve.__defaults__ = (worker.ALLOWED,)
    worker.main()
