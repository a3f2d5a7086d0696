"""Fits what `advice` answers from and judges whether the trees earn their place. Runs in the compute subprocess.

The trees predict the log ratio at two quantiles (Koenker & Bassett 1978; LightGBM, Ke et al. 2017), never raw hours:
with few cases that is far worse. Their answer is averaged with the shrunken ratio in log space.
"""

from collections.abc import Sequence
from dataclasses import asdict
from math import exp
from typing import Any

from drumbeat.engines.durations.advice import Model, features_of
from drumbeat.engines.durations.cases import Case
from drumbeat.engines.durations.forest import Forest, from_dump
from drumbeat.engines.durations.shrunken import SHARES, fit

ENOUGH_FOR_TREES = 300
ORIGINS = (0.55, 0.7, 0.85)
PARAMETERS = {
    "objective": "quantile", "num_leaves": 11, "min_data_in_leaf": 20, "learning_rate": 0.05, "cat_smooth": 20,
    "num_threads": 1, "verbose": -1, "seed": 1, "deterministic": True, "force_row_wise": True,
}  # fmt: skip
ROUNDS = 120
WORTH = 0.99
"""The trees must lose less than this part of what the ratio loses: below one in a hundred the simpler answer stays."""


def learn(cases: Sequence[Case]) -> Model:
    """Return what the finished cases teach, with the trees where they were better on cases not yet seen."""
    done = sorted((case for case in cases if case.actual and case.estimate > 0), key=lambda case: case.finished)
    plain = Model(ratios=fit(done))
    if len(done) < ENOUGH_FOR_TREES:
        return plain
    plain.tested = judge(done)
    earned = [plain.tested[f"blend{at}"] < WORTH * plain.tested[f"ratio{at}"] for at in range(len(SHARES))]
    if not any(earned):
        return plain
    model = _with_trees(done)
    model.forests = [trees if kept else [] for trees, kept in zip(model.forests, earned, strict=True)]
    model.tested = plain.tested
    return model


def learn_payload(payload: dict[str, Any]) -> dict[str, Any]:
    """`learn` on JSON-ready values: the function the compute subprocess runs."""
    return asdict(learn([case_of(row) for row in payload["cases"]]))


def case_of(row: dict[str, Any]) -> Case:
    """A case as `asdict` wrote it."""
    return Case(**{**row, "groups": tuple(row["groups"]), "numbers": tuple(row["numbers"])})


def judge(done: Sequence[Case]) -> dict[str, float]:
    """Mean pinball loss in minutes of both methods over rolling origins, at P50 ("ratio0", "blend0") and P80.

    At each origin a method knows only what had finished before the first case it is asked about was estimated.
    """
    losses: dict[str, list[float]] = {f"{name}{at}": [] for name in ("ratio", "blend") for at in range(len(SHARES))}
    by_begin = sorted(done, key=lambda case: (case.begun, case.finished))
    for begin, until in zip(ORIGINS, (*ORIGINS[1:], 1.0), strict=True):
        asked = by_begin[int(begin * len(by_begin)) : int(until * len(by_begin))]
        known = [case for case in done if asked and case.finished < asked[0].begun]
        if len(known) < ENOUGH_FOR_TREES // 2 or not asked:
            continue
        for name, model in (("ratio", Model(ratios=fit(known))), ("blend", _with_trees(known))):
            for case in asked:
                for at, loss in enumerate(pinball(model, case)):
                    losses[f"{name}{at}"].append(loss)
    asked_of = len(losses["ratio0"])
    return {**{name: sum(some) / max(1, len(some)) for name, some in losses.items()}, "asked": asked_of}


def pinball(model: Model, case: Case) -> list[float]:
    """Loss in minutes of the model's P50 and of its P80 for a finished case (Koenker & Bassett 1978)."""
    actual = case.actual or 0.0
    over = (actual - case.estimate * exp(value) for value in model.pair(case))
    return [max(share * gap, (share - 1) * gap) for share, gap in zip(SHARES, over, strict=True)]


def _with_trees(done: Sequence[Case]) -> Model:
    """The shrunken ratios and one forest a quantile. Loads LightGBM."""
    import lightgbm as lgb  # 60 MB, the compute subprocess alone
    import numpy as np

    codes = _codes(done)
    model = Model(ratios=fit(done), codes=codes)
    table = np.array([features_of(case, codes) for case in done], dtype=float)
    target = np.array([case.ratio for case in done])
    forests: list[Forest] = []
    for share in SHARES:
        data = lgb.Dataset(table, target, categorical_feature=list(range(1, 1 + len(codes))))
        grown = lgb.train({**PARAMETERS, "alpha": share}, data, num_boost_round=ROUNDS)
        forests.append(from_dump(grown.dump_model()))
    model.forests = [forest.trees for forest in forests]
    return model


def _codes(done: Sequence[Case]) -> list[dict[str, int]]:
    width = max((len(case.groups) for case in done), default=0)
    names = [sorted({case.groups[at] for case in done if len(case.groups) > at}) for at in range(width)]
    return [{name: code for code, name in enumerate(level)} for level in names]
