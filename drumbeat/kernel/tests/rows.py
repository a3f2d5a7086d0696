"""Rows kept to be laid in again: what many tests begin with is written by the verbs once and copied from then on.

Each copy has ids of its own, as if the verbs had written it anew, so nothing that remembers an id meets it again.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import connection

from drumbeat.kernel.ids import new_id

ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}(?![0-9a-f])")
Ids = dict[UUID, UUID]
Spellings = dict[Any, Any]
"""The new id by the old one, in every form a driver reads: as an id, as digits, with hyphens."""


@dataclass(frozen=True)
class Table:
    """The rows of a table as the database driver reads them; `with_ids` are the places in a row that name an id."""

    name: str
    columns: tuple[str, ...]
    rows: list[tuple[Any, ...]]
    with_ids: frozenset[int]

    def lay_in(self, fresh: Spellings) -> None:
        """Insert the rows with fresh ids in place of their own."""
        names = ", ".join(map(connection.ops.quote_name, self.columns))
        places = ", ".join(["%s"] * len(self.columns))
        rows = [[_renewed(value, fresh) if at in self.with_ids else value for at, value in enumerate(row)]
                for row in self.rows]  # fmt: skip
        with connection.cursor() as cursor:
            cursor.executemany(f"INSERT INTO {self.name} ({names}) VALUES ({places})", rows)


@dataclass(frozen=True)
class Rows:
    """What stood in the tables when it was read."""

    tables: list[Table]
    ids: list[UUID]

    def lay_in(self) -> Ids:
        """Insert all rows; return the new id of every row by the one it had."""
        fresh = {old: new_id() for old in self.ids}
        spellings: Spellings = {**fresh}
        for old, new in fresh.items():
            spellings[old.hex], spellings[str(old)] = new.hex, str(new)
        for table in self.tables:
            table.lay_in(spellings)
        return fresh


def counts() -> dict[str, int]:
    """How many rows each table has."""
    return {name: _read(f"SELECT count(*) FROM {name}")[0][0] for name, _ in _tables()}


def rows_since(before: dict[str, int]) -> Rows:
    """What was written since `before` was counted, in tables that were empty then."""
    found = {name: (columns, _read(f"SELECT {', '.join(map(connection.ops.quote_name, columns))} FROM {name}"))
             for name, columns in _tables() if not before[name]}  # fmt: skip
    grown = {name for name, count in counts().items() if count > before[name]}
    if grown != {name for name, (_, rows) in found.items() if rows}:
        raise ValueError("rows were added to a table that had some")
    ids = sorted({_id(row[0]) for _, rows in found.values() for row in rows} - {None})  # the key is the first column
    known = frozenset(ids)
    tables = [Table(name, columns, rows, _places(rows, known)) for name, (columns, rows) in found.items() if rows]
    return Rows(tables, ids)


def _tables() -> Iterable[tuple[str, tuple[str, ...]]]:
    for model in apps.get_models(include_auto_created=True):
        meta = model._meta
        others = [field.column for field in meta.concrete_fields if not field.primary_key]
        yield connection.ops.quote_name(meta.db_table), (meta.pk.column, *others)


def _read(statement: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def _id(value: Any) -> UUID | None:
    if isinstance(value, UUID):
        return value
    return UUID(value) if isinstance(value, str) and ID.fullmatch(value) else None


def _places(rows: list[tuple[Any, ...]], known: frozenset[UUID]) -> frozenset[int]:
    return frozenset(at for row in rows for at, value in enumerate(row) if _names(value) & known)


def _names(value: Any) -> frozenset[UUID]:
    if isinstance(value, UUID):
        return frozenset({value})
    return frozenset(map(UUID, ID.findall(value))) if isinstance(value, str) else frozenset()


def _renewed(value: Any, fresh: Spellings) -> Any:
    if isinstance(value, str) and value not in fresh:  # a document with ids inside
        return ID.sub(lambda found: fresh.get(found.group(), found.group()), value)
    return fresh.get(value, value)
