"""Rows of a results file to values: each cell is a value, no value, or a fault with its row and column."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from drumbeat.engines.tabular.numbers import Decimals, parse_money, parse_number
from drumbeat.engines.tabular.read import Table
from drumbeat.metrics.rules.headers import TOTALS
from drumbeat.metrics.rules.library import Library
from drumbeat.metrics.rules.periods import Days, read_days
from drumbeat.metrics.rules.recognise import NOTHING
from drumbeat.metrics.rules.values import to_micros

LONGEST_WORD = 200
MOST_FAULTS = 5000
"""Faults that are listed one by one; beyond, they are counted."""


class Value(NamedTuple):
    """A cell that holds a value; `campaign` and `channel` are the file's words, empty where it has none."""

    row: int
    metric_key: str
    start: date
    end: date
    campaign: str
    channel: str
    dims: tuple[tuple[str, str], ...]
    micros: int
    currency: str


@dataclass
class Reading:
    """What a file says: its values and, by row number, what is to be said of rows and cells that say nothing usable."""

    values: list[Value] = field(default_factory=list)
    faults: list[tuple[int, str, dict[str, Any]]] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)
    rows: int = 0

    def fault(self, number: int, reason: str, /, **facts: Any) -> None:
        """Remember what is wrong with a row or one of its cells."""
        self.tally[reason] += 1
        if len(self.faults) < MOST_FAULTS:
            self.faults.append((number, reason, facts))


@dataclass(frozen=True)
class _Columns:
    metrics: Sequence[Mapping[str, Any]]
    dimensions: Sequence[Mapping[str, Any]]
    campaign: int | None
    channel: int | None
    currency: int | None


def read_rows(table: Table, mapping: Mapping[str, Any], library: Library, currency: str) -> Reading:
    """Return what the file says under a mapping; `currency` is that of money which names none."""
    found = Reading(rows=len(table.rows))
    columns = _columns(mapping["columns"])
    days = _days(table, mapping)
    seen: dict[tuple[Any, ...], tuple[int, int]] = {}
    for at, row in enumerate(table.rows):
        number = table.row_numbers[at]
        if _is_total(row, columns, days[at]):
            found.fault(number, "totals_row")
            continue
        span = days[at]
        if span is None:
            found.fault(number, "no_day", text=_date_text(row, mapping["columns"])[:60])
            continue
        _read_row(found, number, row, span, columns, library, currency, seen)
    return found


def _columns(mapped: Sequence[Mapping[str, Any]]) -> _Columns:
    def at(name: str) -> int | None:
        return next((column["index"] for column in mapped if column["field"] == name), None)

    return _Columns(
        [column for column in mapped if column["field"] == "metric"],
        [column for column in mapped if column["field"] == "dimension"],
        at("campaign"),
        at("channel"),
        at("currency"),
    )


def _days(table: Table, mapping: Mapping[str, Any]) -> list[Days | None]:
    """Return the days each row is about: its own, those between two columns, or those of the whole file."""
    by_field = {column["field"]: column for column in mapping["columns"]}
    if "date" in by_field:
        column = by_field["date"]
        return read_days(table.column(column["index"]), column.get("date_order"))[1]
    if "start" in by_field and "end" in by_field:
        first, last = (
            read_days(table.column(by_field[name]["index"]), by_field[name].get("date_order"))[1]
            for name in ("start", "end")
        )
        return [
            (one[0], other[1]) if one and other and one[0] <= other[1] else None
            for one, other in zip(first, last, strict=True)
        ]
    if mapping.get("first") and mapping.get("last"):
        return [(date.fromisoformat(mapping["first"]), date.fromisoformat(mapping["last"]))] * len(table.rows)
    return [None] * len(table.rows)


def _date_text(row: Sequence[str], mapped: Sequence[Mapping[str, Any]]) -> str:
    return " ".join(row[column["index"]] for column in mapped if column["field"] in ("date", "start", "end"))


def _is_total(row: Sequence[str], columns: _Columns, days: Days | None) -> bool:
    """A row that sums others up says so in its first word, where a day or a campaign should stand."""
    if _sums_up(next((cell for cell in row if cell.strip()), "")):
        return True
    return days is None and columns.campaign is not None and _sums_up(row[columns.campaign])


def _sums_up(cell: str) -> bool:
    return bool(TOTALS.match(cell.strip()))


def _word(cell: str, longest: int) -> tuple[str, str]:
    """A word as the file has it, and as it is compared."""
    word = " ".join(cell.split())[:longest]
    return word, word.casefold()


def _read_row(
    found: Reading,
    number: int,
    row: Sequence[str],
    span: Days,
    columns: _Columns,
    library: Library,
    currency: str,
    seen: dict[tuple[Any, ...], tuple[int, int]],
) -> None:
    campaign, own_campaign = _word("" if columns.campaign is None else row[columns.campaign], LONGEST_WORD)
    channel, own_channel = _word("" if columns.channel is None else row[columns.channel], 120)
    stated = "" if columns.currency is None else row[columns.currency].strip().upper()[:3]
    dims = tuple(
        (column["header"][:60], row[column["index"]].strip()[:LONGEST_WORD])
        for column in columns.dimensions
        if row[column["index"]].strip()
    )
    for column in columns.metrics:
        cell = row[column["index"]].strip()
        own = ""
        micros = _plain(cell, column["decimals"])
        if micros is None:
            if cell.casefold() in NOTHING:
                continue
            amount, own = _amount(cell, column["decimals"])
            micros = None if amount is None else to_micros(amount)
            if micros is None:
                reason = "not_a_number" if amount is None else "out_of_range"
                found.fault(number, reason, column=column["header"], text=cell[:60])
                continue
        key = column["metric_key"]
        place = (key, span, own_campaign, own_channel, dims)
        if place in seen:
            before, value = seen[place]
            found.fault(number, "repeated" if value == micros else "twice", column=column["header"], row=before)
            continue
        seen[place] = (number, micros)
        money = own or stated or column["currency"] or currency if library.metrics[key].is_money else ""
        found.values.append(Value(number, key, span[0], span[1], campaign, channel, dims, micros, money))


def _plain(cell: str, decimals: Decimals) -> int | None:
    """Return the millionths of figures with at most a decimal sign; None for anything that needs a closer look."""
    whole, _, part = cell.partition(decimals)
    if (
        not cell.isascii()
        or not whole.isdecimal()
        or len(whole) > 12
        or len(part) > 6
        or (part and not part.isdecimal())
    ):
        return None
    return int(whole) * 1_000_000 + int(part.ljust(6, "0"))


def _amount(cell: str, decimals: Decimals) -> tuple[Decimal | None, str]:
    plain = parse_number(cell, decimals)
    if plain is not None:
        return plain, ""
    money = parse_money(cell, decimals)
    return (money[0], money[1] or "") if money else (None, "")


def words_of(table: Table, columns: Sequence[Mapping[str, Any]], name: str) -> list[str]:
    """Return the different words of a column, in the order of the file."""
    index = next((column["index"] for column in columns if column["field"] == name), None)
    if index is None:
        return []
    words = (" ".join(value.split())[:LONGEST_WORD] for value in table.column(index))
    return list(dict.fromkeys(word for word in words if word and not TOTALS.match(word)))
