"""Where the header of a sheet is: below spacers, titles and addresses, above the data."""

import re
from collections.abc import Sequence

LOOK_AHEAD = 60
NEEDED_SHARE = 0.75
"""Share of the usual width a header must fill."""

_NUMERIC = re.compile(r"^[\s\d.,:;/%+\-$€£¥kr年月日]+$")


def find_header(records: Sequence[Sequence[str]]) -> int | None:
    """Position of the header row, None when every record is blank.

    It is the first row that fills most of the table's usual width with words; without one, the first row that fills
    it at all; without that, the first that is not blank.
    """
    head = records[:LOOK_AHEAD]
    filled = [sum(bool(cell.strip()) for cell in record) for record in head]
    if not any(filled):
        return next((i for i, record in enumerate(records) if any(cell.strip() for cell in record)), None)
    width = _usual_width(filled)
    wide = [i for i, count in enumerate(filled) if count and count >= NEEDED_SHARE * width]
    worded = [i for i in wide if _is_worded(head[i])]
    first_filled = next(i for i, count in enumerate(filled) if count)
    return (worded or wide or [first_filled])[0]


def unique_headers(raw: Sequence[str]) -> list[str]:
    """Names for the columns: blank ones become "Column 3", repeated ones get " (2)", " (3)"."""
    result: list[str] = []
    used: set[str] = set()
    for number, cell in enumerate(raw, start=1):
        name = cell.strip() or f"Column {number}"
        unique, count = name, 1
        while unique in used:
            count += 1
            unique = f"{name} ({count})"
        used.add(unique)
        result.append(unique)
    return result


def _usual_width(filled: Sequence[int]) -> int:
    """How many cells the fuller rows fill, the fullest tenth (at least one row) left out as too long by mistake."""
    counts = sorted((count for count in filled if count), reverse=True)
    return counts[min(len(counts) - 1, max(1, len(counts) // 10))]


def _is_worded(record: Sequence[str]) -> bool:
    """Whether fewer than half of the filled cells are numbers or dates."""
    cells = [cell for cell in record if cell.strip()]
    return sum(bool(_NUMERIC.match(cell)) for cell in cells) * 2 < len(cells)
