"""Tables to take away: CSV and XLSX in which no cell runs as a formula."""

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO, Protocol

from drumbeat.engines.tabular.faults import TableFault

Value = str | int | float | Decimal | bool | date | datetime | None

CELL_LIMIT = 32_767
ROW_LIMIT = 1_048_576
EXACT_DIGITS = 15
"""Whole numbers beyond this many digits lose figures in a spreadsheet: they are written as text."""
CHUNK = 64 * 1024

_RISKY = re.compile(r"[\t\r]|[\s'\"\ufeff]*[=+\-@＝＋－＠]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


class _Sheet(Protocol):
    """The part of an xlsxwriter worksheet used here; the package itself is untyped."""

    def write_string(self, row: int, column: int, text: str) -> int: ...
    def write_number(self, row: int, column: int, number: float) -> int: ...
    def write_boolean(self, row: int, column: int, flag: bool) -> int: ...
    def write_datetime(self, row: int, column: int, moment: date | datetime, cell_format: object) -> int: ...


def neutralise(text: str) -> str:
    """`text` so that no spreadsheet runs it: an apostrophe before = + - @ tab and CR, also behind quotes or blanks.

    A plain number such as "-5" is left as it is.
    """
    return f"'{text}" if _RISKY.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text


def write_csv(headers: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[bytes]:
    """CSV in UTF-8 with a byte order mark, in chunks; texts are quoted, numbers are not, dates are ISO."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    buffer.write("\ufeff")
    writer.writerow([neutralise(header) for header in headers])
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])
        if buffer.tell() > CHUNK:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def write_xlsx(
    headers: Sequence[str], rows: Iterable[Sequence[Value]], target: BinaryIO, sheet: str = "Sheet1"
) -> None:
    """One sheet into `target`, row by row in constant memory; texts beyond 32,767 characters end in "…".

    Instants lose their zone: convert them to the reader's before. Raises TableFault(too_many_rows).
    """
    from xlsxwriter import Workbook  # takes a tenth of a second to load, and few processes ever export

    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
    }
    with Workbook(target, options) as book:
        page: _Sheet = book.add_worksheet(sheet)
        formats = (book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "yyyy-mm-dd hh:mm"}))
        for column, header in enumerate(headers):
            page.write_string(0, column, neutralise(header))
        for number, row in enumerate(rows, start=1):
            if number >= ROW_LIMIT:
                raise TableFault("too_many_rows", limit=ROW_LIMIT)
            for column, value in enumerate(row):
                _xlsx_cell(page, number, column, value, formats)


def _csv_cell(value: Value) -> str | int | float | Decimal:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return neutralise(value)
    return value if math.isfinite(value) else ""


def _xlsx_cell(page: _Sheet, row: int, column: int, value: Value, formats: tuple[object, object]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        page.write_boolean(row, column, value)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, formats[isinstance(value, datetime)])
    elif isinstance(value, str):
        page.write_string(row, column, _clipped(neutralise(value)))
    elif isinstance(value, int) and len(str(abs(value))) > EXACT_DIGITS:
        page.write_string(row, column, str(value))
    elif math.isfinite(value):
        page.write_number(row, column, float(value))


def _clipped(text: str) -> str:
    """Excel counts UTF-16 units; cut by those without splitting a character."""
    if len(text) <= CELL_LIMIT // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= CELL_LIMIT * 2:
        return text
    return units[: (CELL_LIMIT - 1) * 2].decode("utf-16-le", "ignore") + "…"
