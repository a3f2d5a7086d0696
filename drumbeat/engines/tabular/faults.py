"""Limits of a file and the one exception that refuses it."""

from dataclasses import dataclass
from typing import Literal

FaultCode = Literal[
    "truncated",
    "binary",
    "zip_bomb",
    "too_large",
    "too_many_rows",
    "too_many_columns",
    "empty",
    "unreadable",
    "encoding",
]


class TableFault(ValueError):
    """The whole file is refused. `code` says why, `facts` holds the numbers and names for the sentence."""

    def __init__(self, code: FaultCode, **facts: int | str) -> None:
        super().__init__(f"{code} {facts}" if facts else code)
        self.code: FaultCode = code
        self.facts = facts


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may hold. Past the first two, and past the byte limits, it is refused."""

    max_rows: int = 100_000
    max_columns: int = 500
    max_cell: int = 100_000
    """Characters kept of one cell."""
    huge_cell: int = 32_000
    """Characters from which a cell marks its row as doubtful."""
    max_bytes: int = 50 * 1024 * 1024
    max_unpacked: int = 200 * 1024 * 1024
    """Bytes of all parts of a workbook together."""
    max_parts: int = 2_000
    max_ratio: int = 200
    """Unpacked bytes per packed byte of a workbook, looked at from 10 MB unpacked."""
