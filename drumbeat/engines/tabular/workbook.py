"""XLSX workbooks: checked as an archive first, then read cell by cell."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from drumbeat.engines.tabular.faults import Limits, TableFault

Cell = int | float | str | bool | time | date | datetime | timedelta

CHUNK = 1 << 20
OVERLAP = 400
"""Bytes kept between two chunks so that a cell's tag is not cut; a longer tag is not one a spreadsheet writes."""
SMALL_ARCHIVE = 10 * 1024 * 1024

DAMAGED = (zlib.error, struct.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
"""What `zipfile` raises on damaged or encrypted archives besides its own error."""

_FILLED_CELL = re.compile(rb'<(?:\w+:)?c\s[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^<>]*(?<!/)>')


@dataclass(frozen=True, slots=True)
class SheetCells:
    """Cells of one sheet as text from its first filled row on, and the names of all sheets."""

    name: str
    names: list[str]
    records: list[list[str]]
    first_row: int
    """Row number of the first record as the spreadsheet shows it."""


def read_sheet(data: bytes, limits: Limits, sheet: str | None = None) -> SheetCells:
    """One sheet of a workbook: `sheet`, or the first visible one with content.

    Raises TableFault: truncated, binary, zip_bomb, too_many_rows, too_many_columns, empty, unreadable.
    """
    check_archive(data, limits)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        names = [
            entry.name
            for entry in book.sheets_metadata
            if entry.typ == SheetTypeEnum.WorkSheet and entry.visible == SheetVisibleEnum.Visible
        ]
        if sheet is not None and sheet not in names:
            raise TableFault("unreadable", reason="no such sheet", sheet=sheet)
        for name in [sheet] if sheet is not None else names:
            found = book.get_sheet_by_name(name)
            if found.start is None or not found.height:
                continue
            if found.height > limits.max_rows + 1000:
                raise TableFault("too_many_rows", limit=limits.max_rows)
            return SheetCells(name, names, _as_text(found.to_python()), found.start[0] + 1)
    except CalamineError as fault:
        raise TableFault("unreadable", reason=str(fault)) from fault
    raise TableFault("empty")


def check_archive(data: bytes, limits: Limits) -> None:
    """Refuse an archive that is damaged, no workbook, or unpacks to more than the limits, whatever it claims."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > limits.max_parts:
                raise TableFault("zip_bomb", parts=len(entries), limit=limits.max_parts)
            if not any(entry.filename == "xl/workbook.xml" for entry in entries):
                raise TableFault("binary")
            unpacked = 0
            for entry in entries:
                unpacked += _walk_part(archive, entry, limits, unpacked)
    except TableFault:
        raise
    except zipfile.BadZipFile as fault:
        raise TableFault("truncated" if "not a zip" in str(fault) else "unreadable", reason=str(fault)) from fault
    except DAMAGED as fault:
        raise TableFault("unreadable", reason=str(fault)) from fault
    if unpacked > SMALL_ARCHIVE and unpacked > limits.max_ratio * len(data):
        raise TableFault("zip_bomb", unpacked=unpacked, packed=len(data))


def _walk_part(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, limits: Limits, before: int) -> int:
    """Unpack one part in chunks, counting bytes and, in a sheet, looking how far out its cells lie."""
    is_sheet = entry.filename.startswith("xl/worksheets/")
    size, tail = 0, b""
    # The claimed size bounds what zipfile would hand out; a bomb claims little, so ask for more than is allowed.
    entry.file_size = limits.max_unpacked + 1
    with archive.open(entry) as part:
        while chunk := part.read(CHUNK):
            size += len(chunk)
            if before + size > limits.max_unpacked:
                raise TableFault("zip_bomb", limit=limits.max_unpacked)
            if is_sheet:
                _check_reach(tail + chunk, limits)
                tail = chunk[-OVERLAP:]
    return size


def _check_reach(piece: bytes, limits: Limits) -> None:
    """Refuse cells far out: the reader lays out the whole rectangle between the first and the last filled cell."""
    for match in _FILLED_CELL.finditer(piece):
        if int(match[2]) > limits.max_rows + 1000:
            raise TableFault("too_many_rows", limit=limits.max_rows)
        if _column_number(match[1]) > limits.max_columns:
            raise TableFault("too_many_columns", limit=limits.max_columns)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _as_text(rows: Sequence[Sequence[Cell]]) -> list[list[str]]:
    return [[cell_text(cell) for cell in row] for row in rows]


def cell_text(cell: Cell) -> str:
    """A cell as text: dates in ISO form (midnight without the time), whole numbers without a point."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(timespec="seconds")
    if isinstance(cell, date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return str(int(cell)) if cell == cell // 1 and abs(cell) < 1e15 else repr(cell)
