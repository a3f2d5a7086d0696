"""Inserting and changing rows: Django's fields prepare each value, the driver takes many rows at a time.

`bulk_create` resolves every value of every row as an expression; for the history and for imports, whose rows are plain
values, that was two thirds of the time.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, cast
from uuid import UUID

from django.db import connection, models

from drumbeat.kernel.raw.cursors import hot_cursor

Prepare = Callable[[Any], Any]
AT_ONCE = 100
MOST_VALUES = 30_000
"""Rows and values of one statement; SQLite takes 32,766 values."""


def insert_rows(rows: Sequence[models.Model]) -> None:
    """Insert rows of one model within the running transaction; ids made by the database are not read back."""
    if not rows:
        return
    sql, names, prepares = _plan(type(rows[0]), connection.vendor)
    values = [[prepare(getattr(row, name)) for name, prepare in zip(names, prepares, strict=True)] for row in rows]
    write_many(sql, values)
    alias = connection.alias
    for row in rows:
        row._state.adding, row._state.db = False, alias


def write_many(sql: str, rows: Sequence[Sequence[Any]]) -> None:
    """Run a statement with one `VALUES (…)` for many rows, values as the driver takes them.

    On SQLite many rows to a statement: for each that `executemany` runs, the driver hands the interpreter's lock to
    another thread, and ten thousand rows written beside busy requests took ten seconds longer.
    """
    if connection.vendor != "sqlite" or len(rows) < 2:
        _run(sql, rows)
        return
    begin, places, end = _parts(sql)
    step = max(1, min(AT_ONCE, MOST_VALUES // len(rows[0])))
    with connection.cursor() as cursor:
        for at in range(0, len(rows), step):
            part = rows[at : at + step]
            cursor.execute(begin + ", ".join([places] * len(part)) + end, [value for row in part for value in row])


def _parts(sql: str) -> tuple[str, str, str]:
    begin, word, rest = sql.partition("VALUES ")
    places, bracket, end = rest.partition(")")
    return begin + word, places + bracket, end


def _run(sql: str, values: Sequence[Sequence[Any]]) -> None:
    with hot_cursor() if sql.startswith("INSERT") else connection.cursor() as cursor:
        if len(values) == 1:
            cursor.execute(sql, values[0])
        else:
            cursor.executemany(sql, values)


def insert_values(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows given as Python values of the named columns, the others by their defaults; no objects are made."""
    if not rows:
        return
    sql, prepares, others = _named_plan(model, tuple(names), connection.vendor)
    columns = [list(map(prepare, column)) for prepare, column in zip(prepares, zip(*rows, strict=True), strict=True)]
    columns += [[prepare(default()) for _ in rows] for default, prepare in others]
    write_many(sql, list(zip(*columns, strict=True)))


def put_rows(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows given as wire values (ids and days as text), or replace these columns where the key is there."""
    if not rows:
        return
    fields = _fields(model, names)
    quote = connection.ops.quote_name
    columns = [quote(str(field.column)) for field in fields]
    key = quote(str(_fields(model, ["pk"])[0].column))
    renewed = ", ".join(f"{column} = excluded.{column}" for column in columns if column != key)
    sql = (
        f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(columns)}) VALUES ({', '.join(['%s'] * len(columns))}) "  # noqa: S608  (names of the model)
        f"ON CONFLICT ({key}) DO UPDATE SET {renewed}"
    )
    ids = [index for index, field in enumerate(fields) if isinstance(_target(field), models.UUIDField)]
    values = [list(row) for row in rows]
    if connection.vendor == "sqlite":
        for row in values:
            for index in ids:
                row[index] = _hex(row[index])
    write_many(sql, values)


def change_values(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write the named columns of many rows given as `(key, *values)` in Python values; no objects are made."""
    if not rows:
        return
    _, prepares = _changes(model, tuple(names), connection.vendor)
    key, *columns = zip(*rows, strict=True)
    given = [list(map(prepare, column)) for prepare, column in zip(prepares, (*columns, key), strict=True)]
    change_many(model, names, list(zip(*given, strict=True)))


def change_many(model: type[models.Model], names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Write the named columns of many rows given as `(*values, key)`, values as the driver takes them.

    On SQLite many rows to a statement, as `write_many` does.
    """
    if not rows:
        return
    sql, _ = _changes(model, tuple(names), connection.vendor)
    if connection.vendor != "sqlite" or len(rows) < 2:
        _run(sql, rows)
        return
    *fields, key = _fields(model, (*names, "pk"))
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    assigned = ", ".join(f"{quote(str(field.column))} = v.column{at}" for at, field in enumerate(fields, 1))
    write_many(
        f"UPDATE {table} SET {assigned} FROM (VALUES ({', '.join(['%s'] * (len(fields) + 1))})) AS v "  # noqa: S608  (names of the model)
        f"WHERE {table}.{quote(str(key.column))} = v.column{len(fields) + 1}",
        rows,
    )


def update_row(row: models.Model, names: Iterable[str]) -> None:
    """Write the named fields of one row that exists, as `save(update_fields=…)` does, without composing the SQL again.

    Fields that set themselves on saving are not looked at.
    """
    wanted = tuple(names)
    if not wanted:
        return
    sql, prepares = _changes(type(row), wanted, connection.vendor)
    with connection.cursor() as cursor:
        values = [prepare(getattr(row, name)) for name, prepare in zip((*wanted, "pk"), prepares, strict=True)]
        cursor.execute(sql, values)


@lru_cache(maxsize=512)
def _changes(model: type[models.Model], names: tuple[str, ...], vendor: str) -> tuple[str, tuple[Prepare, ...]]:
    *fields, key = _fields(model, (*names, "pk"))
    quote = connection.ops.quote_name
    assigned = ", ".join(f"{quote(str(field.column))} = %s" for field in fields)
    sql = f"UPDATE {quote(model._meta.db_table)} SET {assigned} WHERE {quote(str(key.column))} = %s"  # noqa: S608  (names of the model)
    return sql, tuple(map(_preparer, (*fields, key)))


def _fields(model: type[models.Model], names: Iterable[str]) -> "list[models.Field[Any, Any]]":
    meta = model._meta
    by_name = {name: field for field in meta.concrete_fields for name in (field.name, field.attname)}
    return [by_name[meta.pk.name if name == "pk" else name] for name in names]


@lru_cache(maxsize=64)
def _plan(model: type[models.Model], vendor: str) -> tuple[str, tuple[str, ...], tuple[Prepare, ...]]:
    fields = _stored_fields(model)
    return _insertion(model, fields), tuple(field.attname for field in fields), tuple(map(_preparer, fields))


@lru_cache(maxsize=64)
def _named_plan(
    model: type[models.Model], names: tuple[str, ...], vendor: str
) -> tuple[str, tuple[Prepare, ...], tuple[tuple[Callable[[], Any], Prepare], ...]]:
    named = _fields(model, names)
    others = [field for field in _stored_fields(model) if field not in named]
    defaults = tuple((field.get_default, _preparer(field)) for field in others)
    return _insertion(model, [*named, *others]), tuple(map(_preparer, named)), defaults


def _stored_fields(model: type[models.Model]) -> "list[models.Field[Any, Any]]":
    """Return the columns an insertion names: all but a number the database gives."""
    return [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]


def _insertion(model: type[models.Model], fields: "Sequence[models.Field[Any, Any]]") -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(quote(str(field.column)) for field in fields)
    places = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) VALUES ({places})"  # noqa: S608  (names of the model)


def _preparer(field: "models.Field[Any, Any]") -> Prepare:
    target = _target(field)
    if isinstance(target, models.UUIDField):
        return _hex if connection.vendor == "sqlite" else _same
    if isinstance(target, models.CharField | models.TextField | models.IntegerField):
        return _same
    if isinstance(target, models.DateTimeField):
        return connection.ops.adapt_datetimefield_value
    if isinstance(target, models.DateField):
        return connection.ops.adapt_datefield_value
    if connection.vendor == "sqlite" and hasattr(field, "as_text"):
        return cast(Prepare, field.as_text)
    return lambda value: field.get_db_prep_save(value, connection)


def _target(field: Any) -> Any:
    """Return the column a foreign key copies, or the column itself."""
    return getattr(field, "target_field", field)


def _hex(value: UUID | str | None) -> str | None:
    if value is None:
        return None
    return value.hex if isinstance(value, UUID) else value.replace("-", "")


def _same(value: Any) -> Any:
    return value
