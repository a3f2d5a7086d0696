"""Reads of hot screens and hot writes: conditions are Django's, the SQL of each shape is composed once.

Three forms of one query: `select_rows` for the wire (ids, dates and instants as the text that goes out, JSON parsed,
on both databases alike; record 14 says why), `select_values` for rules (Python's own types) and `select_objects`.
"""

from collections.abc import Sequence
from typing import Any, TypeVar, cast

from django.db import connection
from django.db.models import Model, Q
from django.db.models.query import get_related_populators  # type: ignore[attr-defined]  # not in the stubs

from drumbeat.kernel.raw.compiled import Compiled, Query, compiled
from drumbeat.kernel.raw.gathered import Gathered
from drumbeat.kernel.raw.shapes import Order
from drumbeat.kernel.raw.wire import Repeated

M = TypeVar("M", bound=Model)
Row = tuple[Any, ...]


def select_rows(
    model: type[Model], where: Q, columns: Sequence[str | Gathered], order: Order = (), limit: int | None = None
) -> list[Row]:
    """Return the columns of the rows that meet `where`, as wire values."""
    found, values = compiled(Query(model, tuple(columns), order, limit), where)
    return _as_wire(found, found.run(values, wire=True))


def select_values(
    model: type[Model], where: Q, columns: Sequence[str | Gathered], order: Order = (), limit: int | None = None
) -> list[Row]:
    """Return the columns of the rows that meet `where`, as Python values."""
    found, values = compiled(Query(model, tuple(columns), order, limit), where)
    return _as_python(found, found.run(values))


def select_value(model: type[Model], where: Q, column: str | Gathered, order: Order = ()) -> Any:
    """Return one column of the first row; None when there is no row."""
    rows = select_values(model, where, (column,), order, 1)
    return rows[0][0] if rows else None


def select_objects(
    model: type[M],
    where: Q,
    order: Order = (),
    limit: int | None = None,
    related: tuple[str, ...] = (),
    *,
    locked: bool = False,
) -> list[M]:
    """Return the objects that meet `where`, with their `related` ones; `locked` until the end of the transaction."""
    found, values = compiled(Query(model, (), order, limit, related, locked), where)
    rows = _as_python(found, found.run(values))
    if not rows:
        return []
    compiler = found.compiler
    places = compiler.klass_info["select_fields"]
    first, last = places[0], places[-1] + 1
    names = [each[0].target.attname for each in compiler.select[first:last]]
    others = get_related_populators(compiler.klass_info, compiler.select, connection.alias)
    made: list[M] = []
    alias = connection.alias
    for row in rows:
        each = model.from_db(alias, names, row[first:last])
        for other in others:
            other.populate(row, each)
        made.append(each)
    return made


def select_object(
    model: type[M], where: Q, order: Order = (), related: tuple[str, ...] = (), *, locked: bool = False
) -> M | None:
    """Return the first object that meets `where`, None when there is none; `locked` as in `select_objects`."""
    found = select_objects(model, where, order, 1, related, locked=locked)
    return found[0] if found else None


def _by_column(rows: list[Row], converters: Sequence[Any]) -> list[Row]:
    columns: list[Sequence[Any]] = list(zip(*rows, strict=True))
    for index, convert in enumerate(converters):
        if convert is not None:
            if isinstance(convert, type) and issubclass(convert, Repeated):
                convert = convert().__getitem__
            columns[index] = [None if value is None else convert(value) for value in columns[index]]
    return cast(list[Row], list(zip(*columns, strict=True)))


def _as_wire(found: Compiled, rows: list[Row]) -> list[Row]:
    return _by_column(rows, found.wire) if rows else []


def _as_python(found: Compiled, rows: list[Row]) -> list[Row]:
    return _by_column(rows, found.python) if rows else []
