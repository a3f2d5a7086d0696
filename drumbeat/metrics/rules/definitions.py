"""What a metric may be: its name, key, unit, formula and how its days come together."""

import re
from collections.abc import Collection, Mapping
from typing import Any

from drumbeat.engines.formulas.syntax import FUNCTIONS, KEY, FormulaFault
from drumbeat.kernel.errors import Invalid
from drumbeat.metrics.rules.library import Definition, Library

UNITS = ("number", "money", "percent", "ratio", "duration", "rank", "score")
AGGREGATIONS = ("sum", "last", "mean", "most", "weighted")
MOST_METRICS = 1000
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def clean_name(name: object) -> str:
    """Return a name on one line without control characters."""
    return " ".join(_CONTROL.sub(" ", str(name or "")).split())


def key_from(name: str, taken: Collection[str]) -> str:
    """Return a free key made of a name's Latin letters and digits; `metric_2` where it has none."""
    plain = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_")[:50]
    base = plain if KEY.fullmatch(plain) and plain not in FUNCTIONS else "metric"
    number, key = 2, base
    while key in taken:
        key, number = f"{base}_{number}", number + 1
    return key


def check_definition(values: Mapping[str, Any]) -> None:
    """Raise Invalid, naming the fields, unless the values can be a metric's; its formula is checked apart."""
    wrong: dict[str, list[str]] = {}
    name = clean_name(values.get("name"))
    if not name or len(name) > 120:
        wrong["name"] = ["too_long" if name else "required"]
    key = values.get("key")
    if key is not None and (not KEY.fullmatch(key) or key in FUNCTIONS):
        wrong["key"] = ["bad_value"]
    if values.get("unit") not in UNITS:
        wrong["unit"] = ["not_admitted"]
    if values.get("aggregation", "sum") not in AGGREGATIONS:
        wrong["aggregation"] = ["not_admitted"]
    if values.get("kind") == "formula" and not str(values.get("formula") or "").strip():
        wrong["formula"] = ["required"]
    if values.get("aggregation") == "weighted" and values.get("kind") != "formula" and not values.get("weight_key"):
        wrong["weight_key"] = ["required"]
    if wrong:
        raise Invalid("metrics.bad_metric", fields=wrong)


def check_place(library: Library, definition: Definition) -> Library:
    """Return the library with the definition in it; raise Invalid `metrics.bad_formula` where that cannot be.

    The fault names the metric it is in: a change may break the formula of another.
    """
    weight = library.metrics.get(definition.weight_key)
    if definition.weight_key and (weight is None or weight.formula or weight.aggregation != "sum"):
        raise Invalid("metrics.bad_metric", fields={"weight_key": ["not_admitted"]})
    changed = Library.of([*(each for key, each in library.metrics.items() if key != definition.key), definition])
    try:
        changed.check()
    except FormulaFault as fault:
        metric = fault.facts.get("metric", definition.key)
        facts = {**fault.facts, "metric": metric, "at": fault.at, "reason": fault.code}
        raise Invalid("metrics.bad_formula", fields={"formula": [fault.code]}, **facts) from None
    return changed
