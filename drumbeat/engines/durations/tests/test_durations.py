"""What history teaches, against answers worked out another way."""

import random
from dataclasses import asdict
from math import exp, log
from statistics import quantiles

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drumbeat.engines.durations.advice import Model, advise, features_of, model_from
from drumbeat.engines.durations.cases import Case, quantile, size_of
from drumbeat.engines.durations.learning import judge, learn, learn_payload
from drumbeat.engines.durations.shrunken import FEWEST, PRIOR, fit


def history(count: int, bias: float = 0.3, seed: int = 1, kind: str = "video") -> list[Case]:
    dice = random.Random(seed)
    return [
        Case(m, (kind,), (0.0,), place, place + 3, m * exp(dice.gauss(bias, 0.4)))
        for place in range(count)
        for m in [dice.choice((90, 240, 960, 3000))]
    ]


def test_little_history_gives_the_prior_and_says_so() -> None:
    answer = advise(Model(ratios=fit(history(FEWEST - 1))), Case(480, ("video",)))
    assert (answer.p50, answer.p80, answer.basis, answer.count) == (480, 720, "none", FEWEST - 1)


def test_a_biased_team_hears_of_its_bias() -> None:
    model = Model(ratios=fit(history(400, bias=log(2))))
    answer = advise(model, Case(480, ("video",)))
    assert 850 < answer.p50 < 1050
    assert answer.p50 < answer.p80
    assert (answer.basis, answer.level) == ("ratio", "video")


def test_a_small_group_stays_near_the_large_one() -> None:
    wide = [*history(300, bias=0.0), Case(480, ("stand",), (0.0,), 1, 2, 480 * 4)]
    alone = advise(Model(ratios=fit(wide)), Case(480, ("stand",)))
    other = advise(Model(ratios=fit(wide)), Case(480, ("video",)))
    assert other.p50 < alone.p50 < 2 * other.p50


def test_an_unknown_group_gets_what_its_size_says() -> None:
    model = Model(ratios=fit(history(100)))
    assert advise(model, Case(480, ("never seen",))).level == size_of(480)


def test_advice_without_an_estimate_is_refused() -> None:
    with pytest.raises(ValueError, match="estimate"):
        advise(Model(), Case(0))


@given(st.lists(st.floats(-3, 3), min_size=2, max_size=60), st.sampled_from((0.5, 0.8)))
def test_quantile_equals_the_library(values: list[float], share: float) -> None:
    ordered = sorted(values)
    expected = quantiles(ordered, n=10, method="inclusive")[round(share * 10) - 1]
    assert quantile(ordered, share) == pytest.approx(expected, abs=1e-9)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(1, 9000), st.integers(1, 9000)), max_size=80), st.integers(1, 9000))
def test_p50_never_exceeds_p80_and_order_of_history_is_nothing(pairs: list[tuple[int, int]], asked: int) -> None:
    cases = [Case(e, ("g",), (), 0, 0, a) for e, a in pairs]
    model, turned = Model(ratios=fit(cases)), Model(ratios=fit(cases[::-1]))
    answer = advise(model, Case(asked, ("g",)))
    assert answer.p50 <= answer.p80
    assert answer == advise(turned, Case(asked, ("g",)))
    if len(cases) < FEWEST:
        assert model.pair(Case(asked)) == PRIOR


def test_trees_are_walked_as_the_library_walks_them() -> None:
    lgb = pytest.importorskip("lightgbm")
    import numpy as np

    from drumbeat.engines.durations.forest import from_dump
    from drumbeat.engines.durations.learning import PARAMETERS

    dice = random.Random(4)
    rows = [Case(dice.choice((60, 300, 2000)), (dice.choice("abc"),), (dice.random(),)) for _ in range(400)]
    codes = [{"a": 0, "b": 1}]
    table = np.array([features_of(case, codes) for case in rows])
    target = np.array([codes[0].get(case.groups[0], 7) * 0.3 + dice.gauss(0, 0.2) for case in rows])
    grown = lgb.train(
        {**PARAMETERS, "alpha": 0.8}, lgb.Dataset(table, target, categorical_feature=[1]), num_boost_round=30
    )
    forest = from_dump(grown.dump_model())
    assert [forest.value(row) for row in table.tolist()] == pytest.approx(grown.predict(table).tolist(), abs=1e-9)


@pytest.mark.slow
def test_trees_take_part_where_they_are_better_and_travel_as_json() -> None:
    dice = random.Random(9)
    cases = []
    for place in range(900):
        urgent, minutes = dice.random(), dice.choice((90, 240, 960))
        actual = minutes * exp((1.2 if urgent > 0.5 else -0.2) + dice.gauss(0, 0.15))
        cases.append(Case(minutes, ("video",), (urgent,), place, place + 1, actual))
    model = learn(cases)
    assert model.forests
    assert model.tested["blend1"] < model.tested["ratio1"]
    travelled = model_from(learn_payload({"cases": [asdict(case) for case in cases]}))
    asked = Case(240, ("video",), (0.9,))
    assert advise(travelled, asked) == advise(model, asked)
    assert advise(model, asked).p50 > advise(model, Case(240, ("video",), (0.1,))).p50


@pytest.mark.slow
def test_trees_that_learn_only_noise_stay_out() -> None:
    cases = history(600)
    judged = judge(cases)
    assert judged["asked"] > 0
    kept = learn(cases).forests or [[], []]
    assert [bool(trees) for trees in kept] == [judged[f"blend{at}"] < 0.99 * judged[f"ratio{at}"] for at in (0, 1)]
