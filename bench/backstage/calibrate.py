"""A fixed piece of work, so that noise of the machine can be told from a change of the product."""

import time

ROUNDS = 2_000_000


def calibrate() -> float:
    """Seconds for a fixed pure-Python loop: about 0.1 on a quiet machine of 2026. Higher means a loaded machine."""
    begin = time.perf_counter()
    total = 0
    for i in range(ROUNDS):
        total += i & 7
    if total != ROUNDS // 8 * 28:
        raise RuntimeError("the calibration loop came out wrong")
    return time.perf_counter() - begin


if __name__ == "__main__":
    print(f"{calibrate():.3f}")
