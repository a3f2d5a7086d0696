"""One estimate answered: how long work of this kind really takes, and what that is known from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import exp, log
from typing import Any

from drumbeat.engines.durations.cases import Case
from drumbeat.engines.durations.forest import Forest, Tree
from drumbeat.engines.durations.shrunken import FEWEST, Pair, Shrunken


@dataclass(slots=True)
class Model:
    """What was learned. `forests` holds the trees of P50 and of P80, no trees where they are not better."""

    ratios: Shrunken = field(default_factory=Shrunken)
    forests: list[list[Tree]] = field(default_factory=list)
    codes: list[dict[str, int]] = field(default_factory=list)
    tested: dict[str, float] = field(default_factory=dict)

    def pair(self, case: Case) -> Pair:
        """P50 and P80 of the log ratio for `case`; P50 <= P80."""
        middle, high = self.ratios.pair(case)
        if self.forests:
            known = features_of(case, self.codes)
            middle, high = (
                (value + Forest(trees).value(known)) / 2 if trees else value
                for value, trees in zip((middle, high), self.forests, strict=True)
            )
        return min(middle, high), max(middle, high)


@dataclass(frozen=True, slots=True)
class Advice:
    """Minutes half and four fifths of like work stayed within, and why.

    `basis` is "none" (no history: the prior), "ratio" or "blend"; `level` names the narrowest group with at least
    `FEWEST` cases and `count` how many it has; `share` is the median of actual / estimate there.
    """

    p50: int
    p80: int
    basis: str
    level: str
    count: int
    share: float


def advise(model: Model, case: Case) -> Advice:
    """Answer for `case` with an estimate. Raises ValueError without one."""
    if case.estimate <= 0:
        raise ValueError("advice needs an estimate")
    middle, high = model.pair(case)
    basis = "none" if model.ratios.count < FEWEST else "blend" if model.forests else "ratio"
    level, count, share = "", model.ratios.count, exp(model.ratios.whole[0])
    for name, (own, own_middle, _) in model.ratios.path(case):
        if own >= FEWEST:
            level, count, share = name, own, exp(own_middle)
    return Advice(
        round(case.estimate * exp(middle)), round(case.estimate * exp(high)), basis, level, count, round(share, 3)
    )


def features_of(case: Case, codes: Sequence[dict[str, int]]) -> list[float]:
    """The row the trees see: log estimate, one code a group (-1 for one never seen), then the numbers."""
    groups = [
        float(level.get(case.groups[at], -1)) if at < len(case.groups) else -1.0 for at, level in enumerate(codes)
    ]
    return [log(case.estimate), *groups, *case.numbers]


def model_from(payload: dict[str, Any]) -> Model:
    """A model as `asdict` wrote it."""
    ratios = payload["ratios"]
    levels = {name: (int(row[0]), float(row[1]), float(row[2])) for name, row in ratios["levels"].items()}
    shrunken = Shrunken(ratios["count"], (ratios["whole"][0], ratios["whole"][1]), levels)
    return Model(shrunken, payload["forests"], payload["codes"], payload["tested"])
