"""Tree to something that runs: nested functions over the values of metrics, in Decimal."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from drumbeat.engines.formulas.syntax import Call, Name, Node, Number, Sum, parse_named
from drumbeat.engines.formulas.units import check_units

Values = Mapping[str, Decimal | None]
Run = Callable[[Values], Decimal | None]
DIGITS = 28
"""Significant digits of a result, those of Python's usual Decimal context."""


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula that was read: `names` are the metrics it needs, `run(values)` is its value or None."""

    tree: Node
    names: tuple[str, ...]
    run: Run


def read_formula(text: str) -> Formula:
    """Return a formula ready to run; raise FormulaFault naming what cannot be read."""
    tree, names = parse_named(text)
    return Formula(tree, names, compiled(tree))


def checked_formula(text: str, units: Mapping[str, str], unit: str) -> Formula:
    """Return a formula ready to run whose result measures `unit`; raise FormulaFault otherwise."""
    formula = read_formula(text)
    check_units(formula.tree, units, unit)
    return formula


def compiled(tree: Node) -> Run:
    """Return a function from values to the tree's value; a missing part or a zero denominator makes it None."""
    if type(tree) is Name:
        key = tree.key
        return lambda values: values.get(key)
    if type(tree) is Number:
        fixed = tree.value
        return lambda values: fixed
    if type(tree) is Sum:
        return _JOINED[tree.sign](compiled(tree.left), compiled(tree.right))
    return _call(tree) if isinstance(tree, Call) else _nothing


def _nothing(values: Values) -> None:
    return None


def _added(left: Run, right: Run) -> Run:
    def run(values: Values) -> Decimal | None:
        one, other = left(values), right(values)
        return None if one is None or other is None else one + other

    return run


def _taken(left: Run, right: Run) -> Run:
    def run(values: Values) -> Decimal | None:
        one, other = left(values), right(values)
        return None if one is None or other is None else one - other

    return run


def _times(left: Run, right: Run) -> Run:
    def run(values: Values) -> Decimal | None:
        one, other = left(values), right(values)
        return None if one is None or other is None else one * other

    return run


def _divided(left: Run, right: Run) -> Run:
    def run(values: Values) -> Decimal | None:
        one, other = left(values), right(values)
        return None if one is None or not other else one / other

    return run


_JOINED: Mapping[str, Callable[[Run, Run], Run]] = {"+": _added, "-": _taken, "*": _times, "/": _divided}


def _call(tree: Call) -> Run:
    parts = [compiled(part) for part in tree.parts]
    if tree.function == "round":
        return _rounded(parts[0], tree.places)
    choose = min if tree.function == "min" else max

    def run(values: Values) -> Decimal | None:
        found = [part(values) for part in parts]
        known = [each for each in found if each is not None]
        return choose(known) if len(known) == len(found) else None

    return run


def _rounded(part: Run, places: int) -> Run:
    step = Decimal(1).scaleb(-places)

    def run(values: Values) -> Decimal | None:
        value = part(values)
        if value is None or value.adjusted() + places >= DIGITS - 1:  # rounding would touch no digit there is
            return value
        return value.quantize(step, ROUND_HALF_UP)

    return run
