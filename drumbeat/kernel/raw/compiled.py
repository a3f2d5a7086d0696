"""SQL composed by Django once for every shape of query, on each database.

Composing costs Django 0.4 to 1 ms a query, several times what a hot query itself takes. A shape is composed with
marks in the place of its values; where a mark does not come out of Django as it went in (a field that rewrites its
value), the shape is left to Django each time.

SQLite gives rows one by one, and Python hands its lock to another thread with each of them: eight requests at once took
twice the CPU and the wait of one by one. There the database packs all rows into one value, and nothing waits for a row.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from operator import attrgetter
from typing import Any
from uuid import UUID

import orjson
from django.core.exceptions import EmptyResultSet, ValidationError
from django.db import connection
from django.db.models import (
    BinaryField,
    DateField,
    DateTimeField,
    DecimalField,
    FloatField,
    Model,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
)
from django.db.models.expressions import Col

from drumbeat.kernel.raw.cursors import hot_cursor
from drumbeat.kernel.raw.gathered import Gathered, GatheredField
from drumbeat.kernel.raw.shapes import Order, Unshaped, ordering, rebuilt, shape_of
from drumbeat.kernel.raw.wire import Days, Instants, Repeated, Uuids, wire_converter

Place = tuple[int, Callable[[Any], Any] | None, Any]
"""Which value fills a parameter, and what makes it the driver's; -1 and the parameter itself where none does."""
MOST = 2000
MOST_PACKED = 100
"""Columns: SQLite's functions take 127 arguments."""
UNPACKED = (BinaryField, DecimalField, FloatField)
"""Fields whose stored values JSON cannot hold, or rounds."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, apart from the condition: `columns` empty means whole objects, with `related` joined to them.

    `locked` locks the rows of the model itself until the end of the transaction.
    """

    model: type[Model]
    columns: tuple[str | Gathered, ...] = ()
    order: Order = ()
    limit: int | None = None
    related: tuple[str, ...] = ()
    locked: bool = False

    def queryset(self, where: Q) -> "QuerySet[Any, Any]":
        """Return the query as Django's own."""
        rows: QuerySet[Any, Any] = self.model._base_manager.filter(where).order_by(*map(ordering, self.order))
        if self.related:
            rows = rows.select_related(*self.related)
        if self.columns:
            rows = rows.values_list(*(each if isinstance(each, str) else each.expression() for each in self.columns))
        if self.locked:
            rows = rows.select_for_update(of=("self",) if self.related else ())
        return rows if self.limit is None else rows[: self.limit]


@dataclass(frozen=True, slots=True)
class Compiled:
    """Composed SQL, how its parameters come from the values of a condition, Django's account of its columns, and what
    makes each column's stored values wire values or Python's. `packed` gives all rows in one JSON value."""

    sql: str
    places: tuple[Place, ...]
    compiler: Any
    wire: tuple[Any, ...] = ()
    python: tuple[Any, ...] = ()
    packed: bool = False

    def run(self, values: Sequence[Any], *, wire: bool = False) -> list[tuple[Any, ...]]:
        """Return the rows as the driver gives them; `wire` converters expect ids and days as text."""
        if not self.sql:
            return []
        with hot_cursor(wire=wire) as cursor:
            cursor.execute(
                self.sql,
                [
                    fixed if index < 0 else values[index] if write is None else write(values[index])
                    for index, write, fixed in self.places
                ],
            )
            rows: list[Any] = cursor.fetchall()
            return orjson.loads(rows[0][0]) if self.packed else list(rows)


_known: dict[tuple[Any, ...], Compiled | None] = {}
"""By database, query and shape; None for shapes that are Django's each time."""
_UNKNOWN: Any = object()


def compiled(query: Query, where: Q) -> tuple[Compiled, Sequence[Any]]:
    """Return the composed query of this shape and the values of `where` to run it with."""
    values: list[Any] = []
    try:
        shape = shape_of(where, values)
    except Unshaped:
        return _afresh(query, where), ()
    key = (connection.vendor, query, shape)
    found = _known.get(key, _UNKNOWN)
    if found is _UNKNOWN:
        if len(_known) >= MOST:
            _known.clear()
        found = _known[key] = _composed(query, shape)
    return (found, values) if isinstance(found, Compiled) else (_afresh(query, where), ())


def _afresh(query: Query, where: Q) -> Compiled:
    sql, parameters, compiler = _sql(query.queryset(where))
    return _finished(sql, [(-1, None, each) for each in parameters], compiler)


def _finished(sql: str, places: Sequence[Place], compiler: Any) -> Compiled:
    if not sql:
        return Compiled("", (), compiler)
    columns = [each[0] for each in compiler.select]
    wire = tuple(_wire_converter(each.output_field) for each in columns)
    python = tuple(_python_converter(each) for each in columns)
    if _packable(compiler, columns):
        return Compiled(_packing(sql, len(columns), compiler), tuple(places), compiler, wire, python, packed=True)
    return Compiled(sql, tuple(places), compiler, wire, python)


def _wire_converter(field: Any) -> Any:
    return field.to_wire() if isinstance(field, GatheredField) else wire_converter(field)


def _packable(compiler: Any, columns: Sequence[Any]) -> bool:
    """Whether JSON holds the columns' stored values as they are: ids, texts, days, instants, whole numbers."""
    if connection.vendor != "sqlite" or len(columns) > MOST_PACKED or compiler.query.high_mark == 1:
        return False
    return all(isinstance(each, Col | Subquery) and not isinstance(each.output_field, UNPACKED) for each in columns)


def _packing(sql: str, count: int, compiler: Any) -> str:
    """Only a query with a limit is sure to keep its order within another."""
    names = ", ".join(f"c{index}" for index in range(count))
    limit = "" if compiler.query.is_sliced else " LIMIT -1"
    return f"WITH page({names}) AS ({sql}{limit}) SELECT json_group_array(json_array({names})) FROM page"  # noqa: S608  (composed by Django)


def _python_converter(column: Any) -> type[Repeated] | Callable[[Any], Any] | None:
    """Return what makes the driver's value of a column Django's value of it, or a kind of table for repeated ones; None
    when they are the same."""
    if connection.vendor == "sqlite" and isinstance(column, Col):
        field = getattr(column.output_field, "target_field", column.output_field)
        if type(field) in _REPEATED:
            return _REPEATED[type(field)]
    steps = [*connection.ops.get_db_converters(column), *column.get_db_converters(connection)]
    if not steps:
        return None

    def convert(value: Any) -> Any:
        for step in steps:
            value = step(value, column, connection)
        return value

    return convert


_REPEATED: dict[type, type[Repeated]] = {UUIDField: Uuids, DateField: Days, DateTimeField: Instants}


def _sql(queryset: "QuerySet[Any, Any]") -> tuple[str, Sequence[Any], Any]:
    compiler = queryset.query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:  # an empty list, which Django answers without asking the database
        return "", (), compiler
    return sql, parameters, compiler


def _composed(query: Query, shape: tuple[Any, ...]) -> Compiled | None:
    marks: list[Any] = []

    def mark(kind: type) -> Any:
        marks.append(_mark(kind, len(marks)))
        return marks[-1]

    try:
        sql, parameters, compiler = _sql(query.queryset(rebuilt(shape, mark)))
    except (ValidationError, ValueError, TypeError):
        return None
    writers = [_writer(each) for each in marks]
    written = {write(each) if write else each: at for at, (each, write) in enumerate(zip(marks, writers, strict=True))}
    places = [_place(each, written, writers) for each in parameters]
    if sql and {index for index, _, _ in places if index >= 0} != set(range(len(marks))):
        return None
    return _finished(sql, places, compiler)


_DAY = date(1801, 1, 1)
_INSTANT = datetime(1801, 1, 1, tzinfo=UTC)
_WORD = "\x02{}\x03"


def _mark(kind: type, index: int) -> Any:
    """Return a value of the kind that no condition of ours holds."""
    if kind is UUID:
        return UUID(int=(0xD2 << 120) + index)
    if kind is str:
        return _WORD.format(index)
    if kind is int:
        return 31_000 + index
    return _INSTANT + timedelta(seconds=index) if kind is datetime else _DAY + timedelta(days=index)


def _writer(mark: Any) -> Callable[[Any], Any] | None:
    """Return what makes a value of the mark's kind one for this database's driver; None where it is one already."""
    match mark:
        case str():
            return str
        case UUID():
            return attrgetter("hex") if connection.vendor == "sqlite" else None
        case datetime():
            return connection.ops.adapt_datetimefield_value
        case date():
            return connection.ops.adapt_datefield_value
    return None


def _place(parameter: Any, written: dict[Any, int], writers: Sequence[Callable[[Any], Any] | None]) -> Place:
    if isinstance(parameter, str | int | UUID | date) and parameter in written:
        index = written[parameter]
        return index, writers[index], None
    if isinstance(parameter, str) and parameter.strip("%") in written:
        before, after = parameter.startswith("%"), parameter.endswith("%")
        return written[parameter.strip("%")], lambda text: _pattern(text, before, after), None
    return -1, None, parameter


def _pattern(text: str, before: bool, after: bool) -> str:
    return "%" * before + connection.ops.prep_for_like_query(text) + "%" * after
