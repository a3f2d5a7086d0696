"""The SMART check and how realistic a target is against the team's own results."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_EVEN, Decimal
from statistics import median
from typing import Any

FEWEST = 5
"""Past results below which nothing is said about a target."""
STRETCH = 90
"""Percentile from which a target counts as a stretch."""


@dataclass(frozen=True)
class Point:
    """One letter of SMART: `ok` is None where it cannot be judged; `why` is a code for the sentence shown."""

    key: str
    ok: bool | None
    why: str
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Realism:
    """Where a target stands among past results; `percentile` is None below FEWEST of them.

    `all_types` where too few were of the campaign's own type, so that all are compared.
    """

    metric_key: str
    n: int
    percentile: int | None
    median: Decimal | None
    best: Decimal | None
    all_types: bool = False


def realism_of(metric_key: str, direction: str, target: Decimal, results: Sequence[Decimal]) -> Realism:
    """Return the percentile rank of the target among results: the share it beats, those it equals counted half.

    Where less is better, beating means being lower. Source: the mid-rank definition of percentile rank.
    """
    n = len(results)
    if n < FEWEST:
        return Realism(metric_key, n, None, None, None)
    up = direction == "up"
    beaten = sum(1 for each in results if (each < target if up else each > target))
    equal = sum(1 for each in results if each == target)
    rank = Decimal(100) * (2 * beaten + equal) / (2 * n)
    whole = int(rank.to_integral_value(ROUND_HALF_EVEN))
    return Realism(metric_key, n, whole, median(results), max(results) if up else min(results))


def smart_of(values: Mapping[str, Any], realism: Realism | None, today: date) -> list[Point]:
    """Return the five points for a goal's values, which may be incomplete."""
    return [
        _specific(values),
        _measurable(values),
        _achievable(values, realism),
        _relevant(values),
        _time_bound(values, today),
    ]


def gaps_in(points: Sequence[Point]) -> list[str]:
    """Return the keys of what is missing; what cannot be judged is no gap."""
    return [point.key for point in points if point.ok is False]


def _specific(values: Mapping[str, Any]) -> Point:
    missing = [name for name in ("name", "statement", "owner_id") if not values.get(name)]
    return Point("specific", not missing, f"no_{missing[0].removesuffix('_id')}" if missing else "says_who_and_what")


def _measurable(values: Mapping[str, Any]) -> Point:
    baseline, target = values.get("baseline"), values.get("target")
    if not values.get("metric_key"):
        return Point("measurable", False, "no_metric")
    if target is None:
        return Point("measurable", False, "no_target")
    if baseline is None:
        return Point("measurable", False, "no_baseline")
    if baseline == target:
        return Point("measurable", False, "equals_baseline")
    if (target < baseline) == (values.get("direction", "up") == "up"):
        return Point("measurable", False, "wrong_direction")
    return Point("measurable", True, "has_numbers")


def _achievable(values: Mapping[str, Any], realism: Realism | None) -> Point:
    if realism is None:
        return Point("achievable", None, "no_number")
    if realism.percentile is None or realism.best is None:
        return Point("achievable", None, "too_few", {"n": realism.n, "fewest": FEWEST})
    facts = {"percentile": realism.percentile, "n": realism.n}
    target = values["target"]
    beyond = target > realism.best if values.get("direction", "up") == "up" else target < realism.best
    if beyond:
        return Point("achievable", False, "never_reached", facts)
    if realism.percentile >= STRETCH:
        return Point("achievable", False, "stretch", facts)
    return Point("achievable", True, "reached", facts)


def _relevant(values: Mapping[str, Any]) -> Point:
    if values.get("level") == "company":
        return Point("relevant", True, "top")
    return Point("relevant", True, "serves") if values.get("parent_id") else Point("relevant", False, "no_parent")


def _time_bound(values: Mapping[str, Any], today: date) -> Point:
    start, due = values.get("start"), values.get("due")
    if due is None:
        return Point("time_bound", False, "no_due")
    if start is not None and due < start:
        return Point("time_bound", False, "before_start")
    if due < today:
        return Point("time_bound", False, "past")
    return Point("time_bound", True, "has_date", {"days": (due - today).days})
