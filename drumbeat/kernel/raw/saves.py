"""Saving one object: Django's fields prepare the values, the SQL of each set of columns is composed once.

Composing the statement anew was more than half of what saving an object cost.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, models

from drumbeat.kernel.raw.cursors import hot_cursor

Fields = Sequence[Any]
"""Of the model: `models.Field`."""


def is_plain(using: str, fields: Fields, values: Sequence[Any]) -> bool:
    """Whether the values go to our database as they are: no expressions, no fields that write SQL of their own."""
    if using != connection.alias or any(hasattr(value, "resolve_expression") for value in values):
        return False
    return not any(hasattr(field, "get_placeholder") for field in fields)


def insert_object(model: type[models.Model], fields: Fields, values: Sequence[Any]) -> None:
    """Insert one row."""
    sql = _insertion(model, tuple(str(field.column) for field in fields), connection.vendor)
    with hot_cursor() as cursor:
        cursor.execute(sql, _prepared(fields, values))


def update_object(model: type[models.Model], key: Any, fields: Fields, values: Sequence[Any]) -> bool:
    """Write some columns of the row with the key; return whether there is one."""
    sql = _change(model, tuple(str(field.column) for field in fields), connection.vendor)
    with hot_cursor() as cursor:
        cursor.execute(sql, _prepared((*fields, model._meta.pk), (*values, key)))
        return bool(cursor.rowcount > 0)


def _prepared(fields: Fields, values: Sequence[Any]) -> list[Any]:
    return [field.get_db_prep_save(value, connection) for field, value in zip(fields, values, strict=True)]


@lru_cache(maxsize=256)
def _insertion(model: type[models.Model], columns: tuple[str, ...], vendor: str) -> str:
    quote = connection.ops.quote_name
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {quote(model._meta.db_table)} ({', '.join(map(quote, columns))}) VALUES ({places})"  # noqa: S608  (names of the model)


@lru_cache(maxsize=1024)
def _change(model: type[models.Model], columns: tuple[str, ...], vendor: str) -> str:
    quote = connection.ops.quote_name
    assigned = ", ".join(f"{quote(column)} = %s" for column in columns)
    key = quote(str(model._meta.pk.column))
    return f"UPDATE {quote(model._meta.db_table)} SET {assigned} WHERE {key} = %s"  # noqa: S608  (names of the model)
