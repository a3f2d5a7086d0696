"""Facts as the driver takes and gives them, past the ORM: hundreds of thousands are compared and written at once.

Ids and days are text in the plan; SQLite keeps ids as 32 digits and days as text, PostgreSQL has types of its own.
"""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.db import connection, models

Row = tuple[Any, ...]
Form = Callable[[str], Any]


@lru_cache(maxsize=20_000)
def _uuid(text: str) -> UUID:
    return UUID(text)


@lru_cache(maxsize=20_000)
def _digits(text: str) -> str:
    return text.replace("-", "")


@lru_cache(maxsize=20_000)
def _date(text: str) -> date:
    return date.fromisoformat(text)


def id_form() -> Form:
    """Return what makes an id, given as text, what this database's driver gives and takes."""
    return _uuid if connection.vendor == "postgresql" else _digits


def day_form() -> Form:
    """Return what makes a day, given as text, what this database's driver gives and takes."""
    return _date if connection.vendor == "postgresql" else str


@lru_cache(maxsize=20_000)
def id_text(stored: Any) -> str:
    """Return an id of the driver's as text."""
    return str(UUID(stored)) if isinstance(stored, str) else str(stored)


def quoted(names: Sequence[str]) -> str:
    """Return names of columns for a statement."""
    return ", ".join(map(connection.ops.quote_name, names))


def table(model: type[models.Model]) -> str:
    """Return a model's table for a statement."""
    return connection.ops.quote_name(model._meta.db_table)


def fetch(sql: str, values: Sequence[Any]) -> list[Row]:
    """Return the rows of a query as the driver gives them."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())


def run(sql: str, values: Sequence[Any]) -> None:
    """Run one statement."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def marks(values: Sequence[Any]) -> str:
    """Return a placeholder for each value."""
    return ", ".join(["%s"] * len(values))
