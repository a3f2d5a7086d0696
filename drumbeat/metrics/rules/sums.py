"""From the daily sums of a metric to its figure over a window: how days come together, and in which currency."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from drumbeat.metrics.rules.library import Definition, Library
from drumbeat.metrics.rules.values import of_micros


class Day(NamedTuple):
    """What was measured of one metric on the same days, summed per currency; a day has `start` equal to `end`."""

    metric_key: str
    start: date
    end: date
    currency: str
    micros: int
    most: int
    weighted: int
    weight: int
    facts: int
    estimates: int
    fetched_at: datetime


class Exchange:
    """Dated rates: from its day on until the next one, a rate holds; asked either way round."""

    def __init__(self, rates: Iterable[tuple[str, str, date, Decimal]]) -> None:
        self._dated: dict[tuple[str, str], list[tuple[date, Decimal]]] = {}
        for currency, to, day, rate in sorted(rates):
            self._dated.setdefault((currency, to), []).append((day, rate))

    def rate(self, currency: str, to: str, day: date) -> Decimal | None:
        """Return what a unit of `currency` is worth in `to` on a day; None when no rate was in force."""
        if currency == to:
            return Decimal(1)
        direct = self._in_force((currency, to), day)
        if direct is not None:
            return direct
        inverse = self._in_force((to, currency), day)
        return None if inverse is None else 1 / inverse

    def _in_force(self, pair: tuple[str, str], day: date) -> Decimal | None:
        dated = self._dated.get(pair, [])
        at = bisect_right(dated, day, key=lambda each: each[0])
        return dated[at - 1][1] if at else None


@dataclass(slots=True)
class Figure:
    """A metric over a window: its value, None where there is none, and what it rests on.

    `apart` holds per currency what could not be summed for want of a rate, with the first day that had none.
    """

    value: Decimal | None = None
    count: int = 0
    estimates: int = 0
    first: date | None = None
    last: date | None = None
    fetched_at: datetime | None = None
    apart: dict[str, tuple[Decimal, date]] = field(default_factory=dict)

    def rest_on(self, rows: Iterable[Day]) -> None:
        """Take over what the rows rest on."""
        for row in rows:
            self.count += row.facts
            self.estimates += row.estimates
            self.first = row.start if self.first is None else min(self.first, row.start)
            self.last = row.end if self.last is None else max(self.last, row.end)
            self.fetched_at = row.fetched_at if self.fetched_at is None else max(self.fetched_at, row.fetched_at)


def figure_of(definition: Definition, rows: Sequence[Day], to: str, exchange: Exchange) -> Figure:
    """Return a base metric's figure over its rows, money in the currency `to`."""
    found = Figure()
    found.rest_on(rows)
    if definition.is_money:
        rows = _exchanged(rows, to, exchange, found)
    if rows:
        found.value = _TOGETHER[definition.aggregation](definition, rows)
    return found


def _exchanged(rows: Sequence[Day], to: str, exchange: Exchange, found: Figure) -> list[Day]:
    """Return the rows in one currency; what has no rate goes apart."""
    same: list[Day] = []
    for row in rows:
        if row.currency == to:
            same.append(row)
            continue
        rate = exchange.rate(row.currency, to, row.start)
        if rate is None:
            amount, day = found.apart.get(row.currency, (Decimal(0), row.start))
            found.apart[row.currency] = amount + of_micros(row.micros), min(day, row.start)
        else:
            same.append(row._replace(micros=round(row.micros * rate), most=round(row.most * rate), currency=to))
    return same


def _sum(definition: Definition, rows: Sequence[Day]) -> Decimal:
    return of_micros(sum(row.micros for row in rows))


def _most(definition: Definition, rows: Sequence[Day]) -> Decimal:
    return of_micros(max(row.most for row in rows))


def _mean(definition: Definition, rows: Sequence[Day]) -> Decimal:
    return of_micros(sum(row.micros for row in rows)) / sum(row.facts for row in rows)


def _weighted(definition: Definition, rows: Sequence[Day]) -> Decimal:
    """Without any weight the plain mean is all there is to say."""
    weight = sum(row.weight for row in rows)
    return of_micros(sum(row.weighted for row in rows)) / weight if weight else _mean(definition, rows)


def _last(definition: Definition, rows: Sequence[Day]) -> Decimal:
    """On the last day, counts of several channels add up; shares and scores are averaged."""
    latest = max(row.end for row in rows)
    present = [row for row in rows if row.end == latest]
    return (_sum if definition.unit in ("number", "money") else _mean)(definition, present)


_TOGETHER = {"sum": _sum, "most": _most, "mean": _mean, "weighted": _weighted, "last": _last}


def figures_of(
    library: Library, keys: Iterable[str], rows: Mapping[str, Sequence[Day]], to: str, exchange: Exchange
) -> dict[str, Figure]:
    """Return the figures of metrics and of all they come down to, ratios computed anew from the sums of their parts.

    A formula whose money could not be summed in one currency is None, and says what is apart.
    """
    wanted = list(dict.fromkeys(keys))
    base = dict.fromkeys(part for key in wanted for part in library.base_parts(key))
    found = {key: figure_of(library.metrics[key], rows.get(key, ()), to, exchange) for key in base}
    values = library.completed({key: None if each.apart else each.value for key, each in found.items()})
    for key in wanted:
        if key in library.formulas:
            found[key] = _from_parts(values[key], [found[part] for part in library.base_parts(key)])
    return found


def _from_parts(value: Decimal | None, parts: Sequence[Figure]) -> Figure:
    joined = Figure(value)
    there = [part for part in parts if part.count]
    for part in there:
        joined.count += part.count
        joined.estimates += part.estimates
        joined.apart |= part.apart
    joined.first = min((part.first for part in there if part.first), default=None)
    joined.last = max((part.last for part in there if part.last), default=None)
    joined.fetched_at = max((part.fetched_at for part in there if part.fetched_at), default=None)
    return joined


def within(rows: Iterable[Day], first: date | None, last: date | None) -> dict[str, list[Day]]:
    """Return the rows that begin within the days, by metric; a period belongs to the window it begins in."""
    found: dict[str, list[Day]] = {}
    for row in rows:
        if (first is None or row.start >= first) and (last is None or row.start <= last):
            found.setdefault(row.metric_key, []).append(row)
    return found
