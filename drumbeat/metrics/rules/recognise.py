"""The mapping proposed for a file of results: what each column is, and what has to be asked."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from drumbeat.engines.tabular.columns import infer_column
from drumbeat.engines.tabular.dates import read_dates
from drumbeat.engines.tabular.numbers import decimal_sign, parse_money, parse_number
from drumbeat.engines.tabular.read import Table
from drumbeat.metrics.rules.headers import ONCE, TOTALS, currency_in, field_of, plain
from drumbeat.metrics.rules.library import Library
from drumbeat.metrics.rules.periods import period_of, span_in

LOOKED_AT = 2000
NOTHING = frozenset({"", "-", "--", "—", "–", "n/a", "na", "null", "none", "无", "無"})
"""Cells that say there is no value; none of them is a zero."""
MOST_DIMENSIONS = 5
_GROUPED = re.compile(r"-?\d{1,3}([.,]\d{3})+")

Column = dict[str, Any]


def recognise(table: Table, library: Library, names: Mapping[str, str]) -> list[Column]:
    """Return what each column is taken for; `names` are metrics' names in all languages, as `plain` makes them.

    Metrics that are computed from others are left out: their parts are what counts.
    """
    columns = [_column(table, index, library, names) for index in range(len(table.headers))]
    _keep_once(columns)
    if not any(column["field"] in ("date", "start") for column in columns):
        for column in columns:
            if column["field"] == "skip" and not column["metric_key"] and column["kind"] == "date":
                column["field"] = "date"
                break
    has_day = any(column["field"] == "date" for column in columns)
    for column in columns:
        if has_day and column["field"] in ("start", "end"):
            column["field"] = "skip"
    _take_dimensions(columns)
    return columns


def _column(table: Table, index: int, library: Library, names: Mapping[str, str]) -> Column:
    header = table.headers[index]
    values = [value for value in table.column(index)[:LOOKED_AT] if value.strip().casefold() not in NOTHING]
    guess = infer_column(header, [value for value in values if not TOTALS.match(value.strip())])
    field, key = field_of(header, names)
    metric = library.metrics.get(key)
    if field == "metric" and (metric is None or metric.formula):
        field = "skip"
    dates = read_dates(values) if field in ("date", "start", "end") or guess.kind == "date" else None
    periods = sum(period_of(value.strip()) is not None for value in values)
    return {
        "index": index,
        "header": header,
        "field": field,
        "metric_key": key if field == "metric" else "",
        "computed": key if metric is not None and metric.formula else "",
        "kind": "date" if periods > len(values) / 2 else guess.kind,
        "date_order": dates.order if dates else None,
        "date_ambiguous": bool(dates and dates.ambiguous),
        "decimals": decimal_sign(values),
        "decimals_ambiguous": field == "metric" and decimals_unclear(values),
        "currency": currency_in(header) or _currency_of(values),
        "samples": guess.samples,
    }


def decimals_unclear(values: Sequence[str]) -> bool:
    """True when all that holds a point or comma could be thousands or thousandths, such as 1.234."""
    marked = [value.strip() for value in values if re.search(r"[.,]", value)]
    signs = {sign for value in marked for sign in ".," if sign in value}
    return bool(marked) and len(signs) == 1 and all(_GROUPED.fullmatch(value) for value in marked)


def _currency_of(values: Sequence[str]) -> str:
    amounts = [parse_money(value) for value in values[:200]]
    found = {amount[1] for amount in amounts if amount and amount[1]}
    return str(found.pop()) if len(found) == 1 else ""


def _keep_once(columns: Sequence[Column]) -> None:
    """Where two columns are taken for one thing, the first is it."""
    seen: set[tuple[str, str]] = set()
    for column in columns:
        meaning = (column["field"], column["metric_key"])
        if column["field"] in ONCE or column["field"] == "metric":
            if meaning in seen:
                column["field"], column["metric_key"] = "skip", ""
            seen.add(meaning)


def _take_dimensions(columns: Sequence[Column]) -> None:
    """Words that tell rows apart become dimensions: ad groups, keywords, devices."""
    left = MOST_DIMENSIONS
    for column in columns:
        worded = column["kind"] in ("text", "choice") and not column["computed"]
        if column["field"] == "skip" and worded and left and not _is_figures(column["samples"]):
            column["field"] = "dimension"
            left -= 1


def _is_figures(samples: Sequence[str]) -> bool:
    return all(parse_number(sample) is not None or sample.startswith(("<", ">")) for sample in samples)


def proposal(table: Table, columns: Sequence[Column]) -> dict[str, Any]:
    """Return the rest of the mapping: the days of a file without a column of them."""
    span = span_in(table.preamble) if not any(column["field"] in ("date", "start") for column in columns) else None
    return {
        "columns": [dict(column) for column in columns],
        "first": span[0].isoformat() if span else None,
        "last": span[1].isoformat() if span else None,
    }


def metric_words(names: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return metrics' names, as headers are compared, to their keys; the key itself is a name too."""
    return {plain(name): key for key, each in names.items() for name in (*each, key)}
