"""Which pace fits a metric, and the days it is computed from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from drumbeat.engines.formulas.fraction import Linear
from drumbeat.engines.pacing.pace import pace_flow, pace_level, pace_rate
from drumbeat.engines.pacing.plan import Pace, Plan, days_between
from drumbeat.metrics.rules.library import Definition, Library
from drumbeat.metrics.rules.sums import Day, Exchange

Daily = dict[date, float]


@dataclass(frozen=True, slots=True)
class Course:
    """How a metric went day by day, for the line, and how it paces."""

    points: Sequence[tuple[date, float]]
    pace: Pace


def course_of(
    library: Library, key: str, rows: Mapping[str, Sequence[Day]], to: str, exchange: Exchange, plan: Plan | None,
    today: date,
) -> Course:  # fmt: skip
    """Return the course of a metric over the rows of its parts."""
    metric = library.metrics[key]
    daily = {part: _daily(library.metrics[part], rows.get(part, ()), to, exchange) for part in library.base_of([key])}
    if metric.formula:
        return _of_formula(library, key, daily, plan, today)
    if metric.aggregation in ("mean", "weighted"):
        pairs = _pairs(metric, rows.get(key, ()))
        return Course(_ratios(pairs), pace_rate(plan, pairs, today) if plan else Pace("no_data"))
    points = daily[key]
    if metric.aggregation == "sum":
        return Course(sorted(points.items()), pace_flow(plan, points, today) if plan else Pace("no_data"))
    if metric.aggregation == "most":
        points = _running_most(points)
    return Course(sorted(points.items()), pace_level(plan, points, today) if plan else Pace("no_data"))


def _of_formula(library: Library, key: str, daily: Mapping[str, Daily], plan: Plan | None, today: date) -> Course:
    fraction = library.fraction(key)
    days = sorted({day for part in daily.values() for day in part})
    if fraction is not None and fraction.is_sum:
        flow = {day: _on(fraction.above, daily, day) / float(fraction.below.fixed) for day in days}
        return Course(sorted(flow.items()), pace_flow(plan, flow, today) if plan else Pace("no_data"))
    if fraction is not None and fraction.is_ratio:
        pairs = {day: (_on(fraction.above, daily, day), _on(fraction.below, daily, day)) for day in days}
        return Course(_ratios(pairs), pace_rate(plan, pairs, today) if plan else Pace("no_data"))
    points = []
    for day in days:
        parts = {part: Decimal(str(own[day])) if day in own else None for part, own in daily.items()}
        value = library.completed(parts)[key]
        if value is not None:
            points.append((day, float(value)))
    return Course(points, Pace("no_data"))


def _on(sum_of: Linear, daily: Mapping[str, Daily], day: date) -> float:
    return sum(float(factor) * daily.get(part, {}).get(day, 0.0) for part, factor in sum_of.parts.items())


def _ratios(pairs: Mapping[date, tuple[float, float]]) -> list[tuple[date, float]]:
    return [(day, above / below) for day, (above, below) in sorted(pairs.items()) if below > 0]


def _daily(metric: Definition, rows: Iterable[Day], to: str, exchange: Exchange) -> Daily:
    """Return a metric's values day by day; what was measured over a period is spread evenly over its days."""
    found: Daily = {}
    for row in rows:
        rate = exchange.rate(row.currency, to, row.start) if metric.is_money else 1
        if rate is None:
            continue
        if metric.aggregation == "sum":
            days = days_between(row.start, row.end) if row.start != row.end else [row.start]
            value = row.micros * float(rate) / 1e6 / len(days)
            for day in days:
                found[day] = found.get(day, 0.0) + value
        else:
            together = row.most if metric.aggregation == "most" else row.micros
            averaged = metric.aggregation == "last" and metric.unit not in ("number", "money")
            found[row.end] = together * float(rate) / 1e6 / (row.facts if averaged else 1)
    return found


def _pairs(metric: Definition, rows: Iterable[Day]) -> dict[date, tuple[float, float]]:
    found: dict[date, tuple[float, float]] = {}
    for row in rows:
        above, below = found.get(row.end, (0.0, 0.0))
        if metric.aggregation == "weighted" and row.weight:
            found[row.end] = above + row.weighted / 1e6, below + row.weight
        elif metric.aggregation == "mean":
            found[row.end] = above + row.micros / 1e6, below + row.facts
    return found


def _running_most(points: Daily) -> Daily:
    found: Daily = {}
    most = float("-inf")
    for day, value in sorted(points.items()):
        most = max(most, value)
        found[day] = most
    return found
