"""A file, whatever its kind, to one table of text."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from drumbeat.engines.tabular.decode import REPLACEMENT, decode
from drumbeat.engines.tabular.delimited import records as delimited_records
from drumbeat.engines.tabular.faults import Limits, TableFault
from drumbeat.engines.tabular.layout import find_header, unique_headers
from drumbeat.engines.tabular.workbook import read_sheet

ZIP_START = b"PK\x03\x04"


@dataclass(slots=True)
class Table:
    """The table of a file: every row as wide as the headers, blank rows left out."""

    headers: list[str]
    """Unique names of the columns."""
    raw_headers: list[str]
    """The header cells as they stand, repeated and blank ones included."""
    rows: list[list[str]]
    row_numbers: list[int]
    """Number of each row in the source as a spreadsheet shows it, from 1; a cell with line breaks is one row."""
    header_row: int
    """Number of the header row."""
    preamble: list[list[str]] = field(default_factory=list)
    """Rows above the header."""
    row_faults: dict[int, list[str]] = field(default_factory=dict)
    """Position in `rows` -> codes: huge_cell (clipped if beyond the limit), extra_cells (more cells than headers),
    bad_character (U+FFFD stands where one could not be read)."""
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: list[str] = field(default_factory=list)

    def column(self, position: int) -> list[str]:
        """All values of one column."""
        return [row[position] for row in self.rows]


def read_table(source: bytes | Path, filename: str, limits: Limits | None = None, *, sheet: str | None = None) -> Table:
    """Read CSV (any usual delimiter and encoding) or XLSX; the bytes decide which, `filename` only names faults.

    Raises TableFault with the code and facts of what is wrong with the whole file.
    """
    allowed = limits or Limits()
    data = _load(source, filename, allowed)
    if data.startswith(ZIP_START):
        found = read_sheet(data, allowed, sheet)
        table = _build(found.records, found.first_row, allowed)
        table.sheet, table.sheets = found.name, found.names
        return table
    decoded = decode(data)
    records, delimiter = delimited_records(decoded.text, allowed)
    table = _build(records, 1, allowed)
    table.encoding, table.delimiter = decoded.encoding, delimiter
    return table


def _load(source: bytes | Path, filename: str, limits: Limits) -> bytes:
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    if size > limits.max_bytes:
        raise TableFault("too_large", file=filename, bytes=size, limit=limits.max_bytes)
    return source if isinstance(source, bytes) else source.read_bytes()


def _build(records: Sequence[list[str]], first_row: int, limits: Limits) -> Table:
    """Split the records into preamble, header and rows."""
    at = find_header(records)
    if at is None:
        raise TableFault("empty")
    raw = _without_blank_end(records[at])
    if len(raw) > limits.max_columns:
        raise TableFault("too_many_columns", columns=len(raw), limit=limits.max_columns)
    preamble = [record for record in records[:at] if any(record)]
    table = Table(unique_headers(raw), raw, [], [], first_row + at, preamble)
    for number, record in enumerate(records[at + 1 :], start=first_row + at + 1):
        if "".join(record).strip():
            _add_row(table, record, number, limits)
    return table


def _add_row(table: Table, record: list[str], number: int, limits: Limits) -> None:
    if len(table.rows) >= limits.max_rows:
        raise TableFault("too_many_rows", limit=limits.max_rows)
    width = len(table.headers)
    faults: list[str] = []
    if any(record[width:]):
        faults.append("extra_cells")
    row = record[:width] + [""] * (width - len(record))
    if max(map(len, row)) > limits.huge_cell:
        faults.append("huge_cell")
        row = [cell[: limits.max_cell] for cell in row]
    if REPLACEMENT in "".join(row):
        faults.append("bad_character")
    if faults:
        table.row_faults[len(table.rows)] = faults
    table.rows.append(row)
    table.row_numbers.append(number)


def _without_blank_end(record: Sequence[str]) -> list[str]:
    raw = list(record)
    while raw and not raw[-1].strip():
        raw.pop()
    return raw
