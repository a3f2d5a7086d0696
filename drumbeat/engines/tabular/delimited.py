"""Delimited text to records: which delimiter, and did the file end where it should."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from drumbeat.engines.tabular.faults import Limits, TableFault

DELIMITERS = (",", ";", "\t", "|")
SAMPLE_RECORDS = 200
SENTINEL = "\ue000end of table\ue000"
"""Appended as a last line: if it does not come back as a line of its own, a quote was left open."""

_LONE_RETURN = re.compile(r"\r(?!\n)")
_OTHER_FORMAT = re.compile(r"\s*(<\?xml|<!doctype|<html|\{\s*\"|\[\s*\{)", re.IGNORECASE)

# The module's own limit (131,072) is for the whole interpreter; ours are in Limits, so open it once.
csv.field_size_limit(1 << 30)


def records(text: str, limits: Limits) -> tuple[list[list[str]], str]:
    """All records of `text` (an empty list for a blank line) and the delimiter.

    Raises TableFault: truncated when the text ends inside a quoted cell, too_many_rows, unreadable.
    """
    if _OTHER_FORMAT.match(text):
        raise TableFault("unreadable", reason="not a table")
    delimiter, skipped, body = _stated_delimiter(_LONE_RETURN.sub("\n", text))
    delimiter = delimiter or choose_delimiter(body)
    found: list[list[str]] = [[]] * skipped
    try:
        for record in _parse(f"{body}\n{SENTINEL}", delimiter):
            found.append(record)
            if len(found) > limits.max_rows + 2 * SAMPLE_RECORDS:
                raise TableFault("too_many_rows", limit=limits.max_rows)
    except csv.Error as fault:
        raise TableFault("unreadable", reason=str(fault)) from fault
    if found[-1] != [SENTINEL]:
        raise TableFault("truncated", row=len(found))
    return found[:-1], delimiter


def choose_delimiter(text: str) -> str:
    """The delimiter that splits the most records into the same number of cells; a comma when none does."""
    return max(DELIMITERS, key=lambda delimiter: _consistency(text, delimiter))


def _consistency(text: str, delimiter: str) -> float:
    widths = Counter(len(record) for record in islice(_parse(text[:1_000_000], delimiter), SAMPLE_RECORDS) if record)
    if not widths:
        return 0.0
    return max(count / widths.total() * (1 - 1 / width) for width, count in widths.items())


def _parse(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(_lines(text), delimiter=delimiter)


def _lines(text: str) -> Iterator[str]:
    """Lines with their ends: `str.splitlines` would also cut at separators that belong to a cell."""
    begin = 0
    while begin < len(text):
        end = text.find("\n", begin) + 1 or len(text)
        yield text[begin:end]
        begin = end


def _stated_delimiter(text: str) -> tuple[str | None, int, str]:
    """The delimiter of a first line `sep=;` as spreadsheets write it, lines used up, and the rest."""
    first = text[:10].partition("\n")[0]
    stated = first.rstrip("\r\n")
    if stated.lower().startswith("sep=") and len(stated) == 5 and not stated[4].isalnum():
        return stated[4], 1, text[len(first) + 1 :]
    return None, 0, text
