"""Targets against results: a tile for each target, a figure for each metric, with what they rest on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from drumbeat.engines.pacing.pace import NO_DATA
from drumbeat.engines.pacing.plan import Pace, Plan
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can
from drumbeat.metrics.models import Metric, Target
from drumbeat.metrics.rules.library import Library
from drumbeat.metrics.rules.pacing import Course, course_of
from drumbeat.metrics.rules.sums import Day, Exchange, Figure, figures_of, within
from drumbeat.metrics.rules.values import of_micros, written

LINE = 120
"""Points of a tile's line at most; longer courses show their last days."""


@dataclass(frozen=True)
class Board:
    """What every figure of a board is computed with."""

    actor: Actor
    library: Library
    exchange: Exchange
    currency: str
    today: date


def tile_of(
    board: Board, target: Target, days: Sequence[Day], span: tuple[date | None, date | None], seq: int
) -> dict[str, Any]:
    """Return a target against its metric's days; without days of its own it spans those given."""
    first, last = target.start or span[0], target.end or span[1]
    currency = target.currency or board.currency
    rows = within(days, first, last)
    figure, course = Figure(), Course((), NO_DATA)
    if target.metric_key in board.library.metrics:
        figure = figures_of(board.library, [target.metric_key], rows, currency, board.exchange)[target.metric_key]
        plan = _plan(board, target, figure, first, last)
        paced = None if figure.value is None else plan
        course = course_of(board.library, target.metric_key, rows, currency, board.exchange, paced, board.today)
    return {
        "id": target.id,
        "metric_key": target.metric_key,
        "campaign_id": target.campaign_id,
        "program_id": target.program_id,
        "value": written(of_micros(target.micros)),
        "baseline": None if target.baseline_micros is None else written(of_micros(target.baseline_micros)),
        "currency": target.currency,
        "start": target.start,
        "end": target.end,
        "first": first,
        "last": last,
        "profile": target.profile,
        "owner_id": target.owner_id,
        "figure": figure_out(figure, currency if board.library.units.get(target.metric_key) == "money" else ""),
        "pace": _pace_out(course.pace, figure, last),
        "line_days": [day for day, _ in course.points[-LINE:]],
        "line": [round(value, 6) for _, value in course.points[-LINE:]],
        "etag": seq,
        "can": can(board.actor, "target", target),
    }


def _plan(board: Board, target: Target, figure: Figure, first: date | None, last: date | None) -> Plan | None:
    """Return the plan to pace by; a target without an end, or with nothing to begin from, has none."""
    begin = first or figure.first
    if begin is None or last is None or last < begin:
        return None
    return Plan(
        start=begin,
        end=last,
        value=float(of_micros(target.micros)),
        up=board.library.metrics[target.metric_key].is_up,
        profile="weekday" if target.profile == Target.Profile.WEEKDAY else "even",
        baseline=None if target.baseline_micros is None else float(of_micros(target.baseline_micros)),
    )


def _pace_out(pace: Pace, figure: Figure, last: date | None) -> dict[str, Any]:
    """Return a pace with why there is none to tell, if so."""
    reason = ""
    if pace.state == "no_data":
        reason = "no_values" if figure.value is None else "no_end" if last is None else "no_pace"
    found = asdict(pace)
    return {"reason": reason, **{name: _rounded(value) for name, value in found.items() if name != "actual"}}


def _rounded(value: Any) -> Any:
    return round(value, 6) if isinstance(value, float) else value


def figure_out(figure: Figure, currency: str) -> dict[str, Any]:
    """Return a figure with what it rests on."""
    return {
        "value": written(figure.value),
        "currency": currency,
        "count": figure.count,
        "estimates": figure.estimates,
        "first": figure.first,
        "last": figure.last,
        "fetched_at": figure.fetched_at,
        "apart": [
            {"currency": code, "value": written(amount), "day": day}
            for code, (amount, day) in sorted(figure.apart.items())
        ],
    }


def figures_out(
    board: Board, keys: Iterable[str], rows: Mapping[str, Sequence[Day]], currency: str = ""
) -> dict[str, dict[str, Any]]:
    """Return the figures of metrics and of their parts, by key."""
    wanted = [key for key in keys if key in board.library.metrics]
    to = currency or board.currency
    found = figures_of(board.library, wanted, rows, to, board.exchange)
    return {key: figure_out(figure, to if board.library.units[key] == "money" else "") for key, figure in found.items()}


def metric_out(row: Metric) -> dict[str, Any]:
    """Return a metric as boards name it."""
    names = ("key", "name", "description", "unit", "kind", "formula", "aggregation", "weight_key", "direction")
    return {name: getattr(row, name) for name in names}


def parts_of(library: Library, keys: Iterable[str]) -> set[str]:
    """Return metrics with everything they are computed from, formulas on the way included."""
    found: set[str] = set()
    waiting = [key for key in keys if key in library.metrics]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            if key in library.formulas:
                waiting += library.formulas[key].names
    return found


def owners_of(rows: Iterable[Target]) -> list[UUID]:
    """Return the owners of targets, each once."""
    return list(dict.fromkeys(row.owner_id for row in rows if row.owner_id))
