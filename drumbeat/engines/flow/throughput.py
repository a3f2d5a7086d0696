"""When a number of items will be done, by resampling the weeks the team has had.

Weeks are drawn in blocks of four, because good and bad weeks come together (moving block bootstrap, Kuensch 1989), and
each path has a level of its own: independent weeks give ranges that are too narrow for far horizons.
"""

import random
from collections.abc import Sequence
from math import exp

BLOCK = 4
PATHS = 2000
FEWEST_WEEKS = 6
MOST_WEEKS = 260
LEVEL = 0.18
"""Standard deviation of a path's level, in logarithms: teams drift, and far horizons need wider ranges."""


def when_done(
    weekly: Sequence[int], items: int, shares: tuple[float, ...], *, seed: int = 2026
) -> list[int | None] | None:
    """Weeks after which the given shares of paths have finished `items`.

    None when fewer than six weeks are known or nothing was ever finished; a single None for a share that takes
    more than five years.
    """
    if len(weekly) < FEWEST_WEEKS or not any(weekly):
        return None
    dice = random.Random(seed)  # noqa: S311 - a simulation
    found = sorted(_path(weekly, items, dice) for _ in range(PATHS))
    weeks = [found[min(PATHS - 1, int(share * PATHS))] for share in shares]
    return [week if week <= MOST_WEEKS else None for week in weeks]


def _path(weekly: Sequence[int], items: int, dice: random.Random) -> int:
    level = exp(dice.gauss(0.0, LEVEL))
    done, week, at = 0.0, 0, 0
    while done < items and week <= MOST_WEEKS:
        at = dice.randrange(len(weekly)) if week % BLOCK == 0 else (at + 1) % len(weekly)
        done += weekly[at] * level
        week += 1
    return week
