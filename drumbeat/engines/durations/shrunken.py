"""Quantiles of the ratio, shrunken from the whole history through nested levels.

A level with n finished cases moves the answer so far by n / (n + 15) of the difference: small groups stay near what is
known of the larger ones (empirical Bayes in its simplest form). Levels are the size, then the size within each group
side by side; groups nested in groups left too few cases in each and were worse on ten years of one company's tasks, see
docs/decisions/0023. The whole history itself is shrunken towards the prior in the same way.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import log

from drumbeat.engines.durations.cases import Case, quantile

SHARES = (0.5, 0.8)
PRIOR = (0.0, log(1.5))
"""P50 is the estimate, P80 half as much again: what is said while nothing is known."""
WEIGHT = 15
FEWEST = 10
"""Finished cases below which there is no history."""
JOIN = "\x1f"

Pair = tuple[float, float]
"""P50 and P80 of the ratio."""


@dataclass(slots=True)
class Shrunken:
    """What the history says per level. `levels` maps joined level names to (n, P50, P80) of that level alone."""

    count: int = 0
    whole: Pair = PRIOR
    levels: dict[str, tuple[int, float, float]] = field(default_factory=dict)

    def pair(self, case: Case) -> Pair:
        """P50 and P80 of the ratio for `case`, the prior where there is no history; P50 <= P80."""
        if self.count < FEWEST:
            return PRIOR
        middle, high = self.whole
        for _, (count, own_middle, own_high) in self.path(case):
            part = count / (count + WEIGHT)
            middle, high = middle + (own_middle - middle) * part, high + (own_high - high) * part
        return min(middle, high), max(middle, high)

    def path(self, case: Case) -> list[tuple[str, tuple[int, float, float]]]:
        """The levels known of `case` from wide to narrow: what an explanation quotes."""
        known = ((names[-1], self.levels.get(JOIN.join(names))) for names in case.levels)
        return [(name, level) for name, level in known if level is not None]


def fit(cases: Iterable[Case]) -> Shrunken:
    """Learn from finished cases; open ones are passed over."""
    ratios: list[float] = []
    by_level: dict[str, list[float]] = {}
    for case in cases:
        if not case.actual or case.estimate <= 0:
            continue
        ratio = case.ratio
        ratios.append(ratio)
        for names in case.levels:
            by_level.setdefault(JOIN.join(names), []).append(ratio)
    if len(ratios) < FEWEST:
        return Shrunken(count=len(ratios))
    part = len(ratios) / (len(ratios) + WEIGHT)
    own = _pair(ratios)
    whole = (PRIOR[0] + (own[0] - PRIOR[0]) * part, PRIOR[1] + (own[1] - PRIOR[1]) * part)
    return Shrunken(len(ratios), whole, {name: (len(some), *_pair(some)) for name, some in by_level.items()})


def _pair(ratios: Sequence[float]) -> Pair:
    ordered = sorted(ratios)
    return quantile(ordered, SHARES[0]), quantile(ordered, SHARES[1])
