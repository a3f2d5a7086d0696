"""What a formula measures: money and counts do not add up, money over clicks is money."""

from collections.abc import Mapping
from typing import Literal

from drumbeat.engines.formulas.syntax import Call, FormulaFault, Name, Node, Number, Sum, walk

Unit = Literal["number", "money", "percent", "ratio", "duration", "rank", "score"]

# A dimension is one number, so that multiplying adds and dividing subtracts: no formula is long enough to carry over.
_DIMENSION: Mapping[str, int] = {
    "number": 0, "percent": 0, "ratio": 0, "money": 1, "duration": 1_000, "rank": 1_000_000, "score": 1_000_000_000,
}  # fmt: skip
_PLAIN = frozenset({"number", "percent", "ratio"})

Measure = tuple[int | None, str]
"""The dimension, None for a bare zero, which goes with any; and the unit as long as it is a named metric's own."""


def check_units(tree: Node, units: Mapping[str, str], unit: str) -> None:
    """Raise FormulaFault unless the metrics are known, sums are of like with like, and the whole measures `unit`."""
    dimension, _ = measure(tree, units)
    if dimension is not None and dimension != _DIMENSION[unit]:
        raise FormulaFault("wrong_unit", unit=unit, found=_named(dimension))


def measure(tree: Node, units: Mapping[str, str]) -> Measure:
    """Return what a tree measures; raise FormulaFault for unknown metrics and sums of unlike things."""
    if type(tree) is Name:
        unit = units.get(tree.key)
        if unit is None:
            raise FormulaFault("unknown_metric", name=tree.key)
        return _DIMENSION[unit], unit
    if type(tree) is Number:
        return (0, "") if tree.value else (None, "")
    if type(tree) is Sum:
        left, right = measure(tree.left, units), measure(tree.right, units)
        if tree.sign in "+-":
            return _alike(left, right)
        if left[0] is None:
            return None, ""
        return (left[0] + (right[0] or 0), "") if tree.sign == "*" else (left[0] - (right[0] or 0), "")
    return _of_call(tree, units)


def _of_call(tree: Node, units: Mapping[str, str]) -> Measure:
    parts = tree.parts if isinstance(tree, Call) else ()
    found = measure(parts[0], units)
    for part in parts[1:]:
        found = _alike(found, measure(part, units))
    return found


def _alike(left: Measure, right: Measure) -> Measure:
    if left[0] is None or right[0] is None:
        return right if left[0] is None else left
    if left[0] != right[0] or (left[1] and right[1] and left[1] != right[1]):
        raise FormulaFault("units_differ", left=left[1] or _named(left[0]), right=right[1] or _named(right[0]))
    return left[0], left[1] or right[1]


def forgets_hundred(tree: Node, units: Mapping[str, str], unit: str) -> bool:
    """True for a percentage computed as a plain ratio: 0.05 where 5 % is meant. Percentages are kept as they read."""
    if unit != "percent":
        return False
    return not any(
        (isinstance(node, Number) and node.value >= 100)
        or (isinstance(node, Name) and units.get(node.key) == "percent")
        for node in walk(tree)
    )


def _named(dimension: int) -> str:
    """Return the unit of a dimension, `mixed` for one that no metric has, such as money squared."""
    return next((unit for unit, own in _DIMENSION.items() if own == dimension), "mixed")
