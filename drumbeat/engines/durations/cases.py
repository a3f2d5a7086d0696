"""Finished and planned work as the methods read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import log

SIZES = (120, 480, 1920)
"""Upper bounds of the size bins in minutes: two hours, a day, four days. Finer bins were worse: too few cases each."""


@dataclass(frozen=True, slots=True)
class Case:
    """One piece of work. `estimate` and `actual` are minutes, days are ordinals; `actual` is None while it is open."""

    estimate: float
    groups: tuple[str, ...] = ()
    """Names of the groups it belongs to, from wide to narrow, each unlike the names of any other kind of group."""
    numbers: tuple[float, ...] = ()
    """What else was known when it was estimated, the same length in every case."""
    begun: int = 0
    """Day of the estimate."""
    finished: int = 0
    actual: float | None = None

    @property
    def ratio(self) -> float:
        """log(actual / estimate). Raises ValueError for open work."""
        if not self.actual or self.estimate <= 0:
            raise ValueError("only finished work with an estimate has a ratio")
        return log(self.actual / self.estimate)

    @property
    def levels(self) -> list[tuple[str, ...]]:
        """Like work from wide to narrow: of this size, then of this size in each group."""
        size = size_of(self.estimate)
        return [(size,), *((size, group) for group in self.groups)]


def size_of(minutes: float) -> str:
    """Name of the size bin of an estimate."""
    return f"size:{sum(minutes > bound for bound in SIZES)}"


def quantile(ordered: Sequence[float], share: float) -> float:
    """The value below which `share` of the ordered values lie, between neighbours by straight line (Hyndman-Fan 7)."""
    place = share * (len(ordered) - 1)
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)
