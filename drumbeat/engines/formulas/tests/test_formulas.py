"""Formulas against an independent evaluator; what does not stand is named."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drumbeat.engines.formulas.fraction import Fraction, Linear, fraction_of
from drumbeat.engines.formulas.order import computing_order
from drumbeat.engines.formulas.program import checked_formula, read_formula
from drumbeat.engines.formulas.syntax import DEEPEST, LONGEST, FormulaFault, parse
from drumbeat.engines.formulas.tests import naive
from drumbeat.engines.formulas.units import check_units, forgets_hundred

KEYS = [f"k{number}" for number in range(8)]
UNITS = {
    "cost": "money", "revenue": "money", "clicks": "number", "impressions": "number", "open_rate": "percent",
    "roas": "ratio", "hours": "duration", "rank": "rank", "nps": "score",
}  # fmt: skip


@given(st.integers(min_value=0))
def test_every_formula_comes_to_what_the_independent_evaluator_says(seed: int) -> None:
    chance = Random(seed)
    text, values = naive.random_formula(chance, KEYS), naive.random_values(chance, KEYS)
    assert read_formula(text).run(values) == naive.evaluate(text, values)


@given(st.integers(min_value=0))
def test_what_is_no_formula_is_refused_by_name_and_nothing_else_happens(seed: int) -> None:
    chance = Random(seed)
    text = naive.spoilt(chance, naive.random_formula(chance, KEYS))
    try:
        read_formula(text).run(naive.random_values(chance, KEYS))
    except FormulaFault as fault:
        assert 0 <= fault.at <= max(len(text), LONGEST)


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse(text)
    except FormulaFault as fault:
        assert fault.code


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("", "empty", 0),
        ("a +", "unfinished", 3),
        ("a + * b", "unexpected", 4),
        ("(a", "unfinished", 2),
        ("a)", "unexpected", 1),
        ("a b", "unexpected", 2),
        ("sum(a, b)", "unknown_function", 0),
        ("a + min(b)", "bad_arguments", 4),
        ("round(a, b)", "bad_arguments", 0),
        ("1234567890123", "bad_number", 0),
        ("a ** b", "unexpected", 3),
        ("min", "unexpected", 0),
        ("Clicks", "unexpected", 0),
        ("a" * (LONGEST + 1), "too_long", LONGEST),
        ("(" * (DEEPEST + 2) + "a" + ")" * (DEEPEST + 2), "too_deep", DEEPEST + 1),
        ("a.__class__", "unexpected", 1),
    ],
)
def test_faults_name_what_and_where(text: str, code: str, at: int) -> None:
    with pytest.raises(FormulaFault) as refused:
        parse(text)
    assert (refused.value.code, refused.value.at) == (code, at)


def test_missing_parts_and_zero_denominators_are_none_and_never_zero() -> None:
    formula = read_formula("1 / (1 / clicks)")
    assert formula.run({"clicks": Decimal(0)}) is None
    assert formula.run({"clicks": None}) is None
    assert formula.run({}) is None
    assert read_formula("0 * clicks").run({"clicks": None}) is None


def test_signs_of_a_keyboard_and_of_a_book_read_alike() -> None:
    values = {"a": Decimal(6), "b": Decimal(3)}
    assert read_formula("（a × b − 2） ÷ 2").run(values) == read_formula("(a * b - 2) / 2").run(values) == 8


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("cost / clicks", "money"),
        ("1000 * cost / impressions", "money"),
        ("100 * (revenue - cost) / cost", "percent"),
        ("revenue / cost", "ratio"),
        ("max(cost, 0)", "money"),
        ("100 - open_rate", "percent"),
        ("hours / clicks", "duration"),
        ("round(rank, 1)", "rank"),
    ],
)
def test_units_that_fit(text: str, unit: str) -> None:
    checked_formula(text, UNITS, unit)


@pytest.mark.parametrize(
    ("text", "unit", "code"),
    [
        ("cost + clicks", "money", "units_differ"),
        ("clicks + open_rate", "number", "units_differ"),
        ("cost / clicks", "number", "wrong_unit"),
        ("cost * revenue", "money", "wrong_unit"),
        ("min(cost, 5)", "money", "units_differ"),
        ("rank + nps", "score", "units_differ"),
        ("clicks / sessions", "ratio", "unknown_metric"),
    ],
)
def test_units_that_do_not_fit(text: str, unit: str, code: str) -> None:
    with pytest.raises(FormulaFault) as refused:
        check_units(parse(text), UNITS, unit)
    assert refused.value.code == code


def test_a_percentage_without_its_hundred_is_noticed() -> None:
    assert forgets_hundred(parse("clicks / impressions"), UNITS, "percent")
    assert not forgets_hundred(parse("100 * clicks / impressions"), UNITS, "percent")
    assert not forgets_hundred(parse("open_rate / 2"), UNITS, "percent")
    assert not forgets_hundred(parse("clicks / impressions"), UNITS, "ratio")


def test_what_needs_itself_is_named_as_a_chain() -> None:
    assert computing_order({"c": ("b", "x"), "b": ("a",), "a": ()}) == ["a", "b", "c"]
    with pytest.raises(FormulaFault) as refused:
        computing_order({"a": ("b",), "b": ("c",), "c": ("b",)})
    assert refused.value.facts == {"chain": ["b", "c", "b"]}


def test_chains_as_long_as_a_library_are_followed() -> None:
    needs = {f"k{number}": (f"k{number + 1}",) for number in range(5000)}
    assert computing_order(needs)[0] == "k4999"


@given(st.integers(min_value=0))
def test_a_fraction_is_worth_what_its_formula_is(seed: int) -> None:
    chance = Random(seed)
    tree = parse(naive.random_formula(chance, KEYS, 3))
    values = {key: Decimal(chance.randrange(1, 50)) for key in KEYS}
    found = fraction_of(tree, {})
    whole = read_formula_of(tree, values)
    if found is None or whole is None:
        return
    above, below = found.above.of(values), found.below.of(values)
    assert above is not None and below
    assert abs(above / below - whole) < Decimal("0.000001") * max(1, abs(whole))


def read_formula_of(tree, values):
    """The value of a tree."""
    from drumbeat.engines.formulas.program import compiled

    return compiled(tree)(values)


def test_ratios_and_sums_are_told_apart() -> None:
    ctr = fraction_of(parse("100 * clicks / impressions"), {})
    assert ctr == Fraction(Linear({"clicks": Decimal(100)}), Linear({"impressions": Decimal(1)}))
    assert ctr.is_ratio and not ctr.is_sum
    profit = fraction_of(parse("revenue - cost"), {})
    assert profit.is_sum and not profit.is_ratio
    assert fraction_of(parse("clicks + 5"), {}).is_sum is False
    assert fraction_of(parse("max(clicks, 1)"), {}) is None
    nested = fraction_of(parse("cpc * 2"), {"cpc": parse("cost / clicks")})
    assert nested.above.parts == {"cost": Decimal(2)} and nested.below.parts == {"clicks": Decimal(1)}
