"""Kept connections to PostgreSQL: not asked before every request, replaced when the server has ended them."""

from collections.abc import Iterator

import pytest
from django.db import connection, connections
from django.db.utils import OperationalError

from drumbeat.kernel.raw.cursors import hot_cursor


@pytest.fixture
def kept(transactional_db: None) -> Iterator[None]:
    """A connection as a request finds it: opened before, its health not known yet."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no server that could end a connection")
    connection.ensure_connection()
    connection.health_check_enabled, connection.health_check_done = True, False
    yield
    connection.close()


def pid() -> int:
    """The server's process behind the connection."""
    with hot_cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return int(cursor.fetchone()[0])


def end(process: int) -> None:
    """End a server process from another connection."""
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [process])
            assert cursor.fetchone() == (True,)
    finally:
        other.close()


def statements(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is asked of the server in words to learn whether it is there."""
    asked: list[str] = []
    usable = type(connections["default"]).__mro__[1].is_usable  # Django's own

    def asking(self: object) -> bool:
        asked.append("SELECT 1")
        return bool(usable(self))

    monkeypatch.setattr(type(connections["default"]).__mro__[1], "is_usable", asking)
    return asked


@pytest.mark.usefixtures("kept")
def test_a_live_connection_is_not_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    first = pid()
    asked = statements(monkeypatch)
    connection.health_check_done = False
    assert pid() == first and asked == []


@pytest.mark.usefixtures("kept")
def test_a_rested_connection_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    first = pid()
    asked = statements(monkeypatch)
    monkeypatch.setattr("drumbeat.kernel.postgres.base.RESTED", 0.0)
    connection.health_check_done = False
    assert pid() == first and asked == ["SELECT 1"]


@pytest.mark.usefixtures("kept")
def test_a_connection_the_server_ended_is_replaced_before_a_request_meets_it() -> None:
    first = pid()
    end(first)
    connection.health_check_done = False
    assert pid() != first


@pytest.mark.usefixtures("kept")
def test_within_a_request_a_lost_connection_is_an_error_and_never_two_halves() -> None:
    first = pid()
    end(first)
    with pytest.raises(OperationalError):
        pid()


@pytest.mark.usefixtures("kept")
def test_short_queries_are_not_compiled_and_indexes_are_cheap() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('jit'), current_setting('random_page_cost')")
        assert cursor.fetchone() == ("off", "1.1")
