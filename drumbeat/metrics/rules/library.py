"""A workspace's definitions together: their units, their formulas, and the values of all from those of some."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

from drumbeat.engines.formulas.fraction import Fraction, fraction_of
from drumbeat.engines.formulas.order import computing_order
from drumbeat.engines.formulas.program import Formula, read_formula
from drumbeat.engines.formulas.syntax import FormulaFault, Node
from drumbeat.engines.formulas.units import check_units


@dataclass(frozen=True, slots=True)
class Definition:
    """What a metric is, apart from its words."""

    key: str
    unit: str
    formula: str = ""
    aggregation: str = "sum"
    weight_key: str = ""
    direction: str = "up"

    @property
    def is_money(self) -> bool:
        """True for what is counted in a currency."""
        return self.unit == "money"

    @property
    def is_up(self) -> bool:
        """True where more is better."""
        return self.direction == "up"


@lru_cache(maxsize=4096)
def _read(text: str) -> Formula:
    return read_formula(text)


@dataclass(frozen=True)
class Library:
    """Definitions by key; each formula was checked before it was kept."""

    metrics: Mapping[str, Definition]
    _fractions: dict[str, Fraction | None] = field(default_factory=dict)
    _bases: dict[str, tuple[str, ...]] = field(default_factory=dict)

    @staticmethod
    def of(definitions: Iterable[Definition]) -> "Library":
        """Return the library of these definitions."""
        return Library({each.key: each for each in definitions})

    @cached_property
    def units(self) -> Mapping[str, str]:
        """The unit of each metric."""
        return {key: each.unit for key, each in self.metrics.items()}

    @cached_property
    def formulas(self) -> Mapping[str, Formula]:
        """The formula of each metric that has one."""
        return {key: _read(each.formula) for key, each in self.metrics.items() if each.formula}

    @cached_property
    def order(self) -> Sequence[str]:
        """The metrics with formulas, each behind what it needs."""
        return computing_order({key: formula.names for key, formula in self.formulas.items()})

    def check(self) -> None:
        """Raise FormulaFault, with the metric's key as `metric`, unless every formula stands and none needs itself."""
        for key, each in self.metrics.items():
            if each.formula:
                try:
                    check_units(_read(each.formula).tree, self.units, each.unit)
                except FormulaFault as fault:
                    raise FormulaFault(fault.code, fault.at, **{**fault.facts, "metric": key}) from None
        computing_order({key: _read(each.formula).names for key, each in self.metrics.items() if each.formula})

    def needing(self, key: str) -> list[str]:
        """Return the metrics whose formulas name a key, or whose mean it weighs."""
        named = [other for other, formula in self.formulas.items() if key in formula.names]
        return [*named, *(other for other, each in self.metrics.items() if each.weight_key == key)]

    def base_of(self, keys: Iterable[str]) -> set[str]:
        """Return the base metrics that metrics come down to, themselves where they are such."""
        found: set[str] = set()
        waiting, seen = list(keys), set()
        while waiting:
            key = waiting.pop()
            if key in seen:
                continue
            seen.add(key)
            if key in self.formulas:
                waiting += self.formulas[key].names
            elif key in self.metrics:
                found.add(key)
        return found

    def base_parts(self, key: str) -> tuple[str, ...]:
        """Return what `base_of` finds for one metric, in order; worked out once."""
        found = self._bases.get(key)
        if found is None:
            found = self._bases[key] = tuple(sorted(self.base_of([key])))
        return found

    def completed(self, parts: Mapping[str, Decimal | None]) -> dict[str, Decimal | None]:
        """Return the values of base metrics with those of every formula, None where a part is missing."""
        values = dict(parts)
        for key in self.order:
            values[key] = self.formulas[key].run(values)
        return values

    def fraction(self, key: str) -> Fraction | None:
        """Return a formula metric as a fraction of base parts; None where it is none."""
        if key not in self._fractions:
            trees: Mapping[str, Node] = {name: formula.tree for name, formula in self.formulas.items()}
            self._fractions[key] = fraction_of(trees[key], trees) if key in trees else None
        return self._fractions[key]
