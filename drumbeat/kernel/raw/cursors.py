"""Cursors for the statements that run most."""

from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

_SENT_AS_TEXT = (2950, 1082)
"""PostgreSQL's numbers of ids and days: their text is what goes out."""


def hot_cursor(*, wire: bool = False) -> Any:
    """A cursor of the connection; on PostgreSQL one whose statements the server keeps prepared.

    With `wire` ids and days stay text, as SQLite has them: making Python's of them only to write them out again costs
    a fifth of reading a page of rows.

    Django's own writes values into the text of a statement, which is then parsed and planned anew each time: half of
    what a page of tasks cost there. Where the server cannot tell a value's type from its place (`VALUES` in a `FROM`),
    only Django's will do.
    """
    if connection.vendor != "postgresql":
        return connection.cursor()
    import psycopg  # takes memory that an installation on SQLite does without
    from psycopg.types.string import TextLoader

    connection.close_if_health_check_failed()
    connection.ensure_connection()
    if connection.queries_logged:  # what is logged is the text with its values
        found: Any = connection.cursor()
    else:
        found = CursorWrapper(psycopg.Cursor(connection.connection), connection)
    for kind in _SENT_AS_TEXT if wire else ():
        found.cursor.adapters.register_loader(kind, TextLoader)
    return found
