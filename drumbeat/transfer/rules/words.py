"""The words of a file that stand for people and stages."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from drumbeat.engines.tabular.read import Table

MOST_DISTINCT = 200
"""Words of one sort a person is asked about; rows with further ones are doubtful."""
NO_SECTION = frozenset({"(no section)", "(ingen sektion)", "untitled section"})
Sort = Literal["people", "stages"]
SORTS: Mapping[str, Sort] = {"person_name": "people", "person_email": "people", "stage": "stages"}


def people_in(text: str) -> list[str]:
    """Return the people a cell names: separated by comma or semicolon, with or without brackets around them."""
    inner = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    return [part for part in (part.strip() for part in re.split(r"[;,]", inner)) if part]


def stage_in(text: str) -> str:
    """Return the stage a cell names, empty for the words that say there is none."""
    return "" if text.casefold() in NO_SECTION else text


def word_columns(columns: Iterable[Mapping[str, Any]]) -> dict[int, Sort]:
    """Return the columns that hold people or stages, by their position."""
    return {column["index"]: SORTS[column["field"]] for column in columns if column["field"] in SORTS}


def distinct_words(table: Table, columns: Iterable[Mapping[str, Any]]) -> dict[Sort, list[str]]:
    """Return the different words of people and stages in the order of the file, at most `MOST_DISTINCT` of each."""
    found: dict[Sort, dict[str, None]] = {"people": {}, "stages": {}}
    for index, sort in word_columns(columns).items():
        for row in table.rows:
            text = row[index].strip() if index < len(row) else ""
            words = people_in(text) if sort == "people" else [stage_in(text)]
            found[sort].update(dict.fromkeys(word for word in words if word))
    return {sort: list(words)[:MOST_DISTINCT] for sort, words in found.items()}
