"""A formula as one sum of parts over another, where it is one: what pacing needs to follow a ratio day by day."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from drumbeat.engines.formulas.syntax import Name, Node, Number, Sum

ONE = Decimal(1)


@dataclass(frozen=True, slots=True)
class Linear:
    """Parts with their factors, and what is added to them."""

    parts: Mapping[str, Decimal] = field(default_factory=dict)
    fixed: Decimal = Decimal(0)

    def times(self, factor: Decimal) -> "Linear":
        """Return it multiplied."""
        return Linear({key: value * factor for key, value in self.parts.items()}, self.fixed * factor)

    def plus(self, other: "Linear") -> "Linear":
        """Return the sum of both; parts that cancel out are gone."""
        keys = {**self.parts, **other.parts}
        joined = {key: self.parts.get(key, Decimal(0)) + other.parts.get(key, Decimal(0)) for key in keys}
        return Linear({key: value for key, value in joined.items() if value}, self.fixed + other.fixed)

    def of(self, values: Mapping[str, Decimal | None]) -> Decimal | None:
        """Return its value; None where a part is missing."""
        found = self.fixed
        for key, factor in self.parts.items():
            value = values.get(key)
            if value is None:
                return None
            found += factor * value
        return found


@dataclass(frozen=True, slots=True)
class Fraction:
    """`above` over `below`."""

    above: Linear
    below: Linear = field(default_factory=lambda: Linear(fixed=ONE))

    @property
    def constant(self) -> Decimal | None:
        """The value of a fraction without parts; None for others and for a zero below."""
        if self.above.parts or self.below.parts or not self.below.fixed:
            return None
        return self.above.fixed / self.below.fixed

    @property
    def is_sum(self) -> bool:
        """True where days add up: parts alone above, a number alone below."""
        return not self.below.parts and bool(self.below.fixed) and not self.above.fixed

    @property
    def is_ratio(self) -> bool:
        """True where the days of both halves add up."""
        return bool(self.below.parts) and not self.below.fixed and not self.above.fixed


def fraction_of(tree: Node, formulas: Mapping[str, Node]) -> Fraction | None:
    """Return a tree as a fraction of its base parts, formulas it names written out; None where it is none.

    min, max, round, products and quotients of quotients are none. `formulas` hold no cycle.
    """
    if isinstance(tree, Number):
        return Fraction(Linear(fixed=tree.value))
    if isinstance(tree, Name):
        inner = formulas.get(tree.key)
        return Fraction(Linear({tree.key: ONE})) if inner is None else fraction_of(inner, formulas)
    if not isinstance(tree, Sum):
        return None
    left, right = fraction_of(tree.left, formulas), fraction_of(tree.right, formulas)
    if left is None or right is None:
        return None
    if tree.sign in "+-":
        return _added(left, right if tree.sign == "+" else Fraction(right.above.times(-ONE), right.below))
    return _times(left, right) if tree.sign == "*" else _over(left, right)


def _added(left: Fraction, right: Fraction) -> Fraction | None:
    if left.below == right.below:
        return Fraction(left.above.plus(right.above), left.below)
    for one, other in ((left, right), (right, left)):
        if one.constant is not None:
            return Fraction(other.above.plus(other.below.times(one.constant)), other.below)
    if left.below.parts or right.below.parts or not left.below.fixed or not right.below.fixed:
        return None
    return Fraction(left.above.times(ONE / left.below.fixed).plus(right.above.times(ONE / right.below.fixed)))


def _times(left: Fraction, right: Fraction) -> Fraction | None:
    for one, other in ((left, right), (right, left)):
        if one.constant is not None:
            return Fraction(other.above.times(one.constant), other.below)
    return None


def _over(left: Fraction, right: Fraction) -> Fraction | None:
    if right.constant is not None:
        return Fraction(left.above.times(ONE / right.constant), left.below) if right.constant else None
    if left.constant is not None:
        return Fraction(right.below.times(left.constant), right.above)
    if left.below.parts or right.below.parts or not left.below.fixed or not right.below.fixed:
        return None
    return Fraction(left.above.times(right.below.fixed), right.above.times(left.below.fixed))
