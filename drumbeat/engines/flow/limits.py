"""What a limit of work in progress would do: simulated before it is suggested.

Arrivals come at the stage's own rate; each item takes a time drawn from those seen. More in progress than people means
that people switch between items, and every item beyond costs a tenth of the time each would take alone (Weinberg 1992
puts it at a fifth; the lower figure keeps the advice cautious). The times seen already hold the switching of today.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from statistics import fmean, median

SWITCH = 0.1
HEADROOM = 1.3
SIMULATED_DAYS = 400


@dataclass(frozen=True, slots=True)
class LimitAdvice:
    """A limit and what it does to the mean days in the stage, from a simulation of the same arrivals both ways."""

    limit: int
    days_now: float
    days_then: float


def advise_limit(
    per_day: float, touch_days: Sequence[float], in_progress: int, people: int, *, seed: int = 2026
) -> LimitAdvice | None:
    """Suggest throughput x median touch time x 1.3, rounded; None where the simulation shows no gain or too little is
    known. `per_day` are departures a day, `touch_days` the days items took."""
    if len(touch_days) < 10 or per_day <= 0 or in_progress < 2:
        return None
    limit = max(1, people, round(per_day * median(touch_days) * HEADROOM))
    if limit >= in_progress:
        return None
    now = simulate(per_day, touch_days, in_progress, seed)
    eased = [days * _switching(limit, people) / _switching(in_progress, people) for days in touch_days]
    then = simulate(per_day, eased, limit, seed)
    return LimitAdvice(limit, now, then) if then < now * 0.95 else None


def simulate(per_day: float, days: Sequence[float], limit: int, seed: int) -> float:
    """Mean days from arrival to departure over simulated days, with at most `limit` items in progress."""
    dice = random.Random(seed)  # noqa: S311 - a simulation
    busy: list[float] = []
    spent = []
    at = 0.0
    while at < SIMULATED_DAYS:
        at += dice.expovariate(per_day)
        begin = at if len(busy) < limit else max(at, heappop(busy))
        finish = begin + dice.choice(days)
        heappush(busy, finish)
        spent.append(finish - at)
    return fmean(spent)


def _switching(in_progress: int, people: int) -> float:
    return 1 + SWITCH * max(0, in_progress - people)
