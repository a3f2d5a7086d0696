"""Django's SQLite backend, taking the write gate before BEGIN IMMEDIATE and before each single autocommit write."""

from typing import Any

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.base import SQLiteCursorWrapper

from drumbeat.kernel.sqlite.folding import fold
from drumbeat.kernel.sqlite.gate import gate_for

_WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
MOST_KEPT, LONGEST_KEPT = 500, 4000
"""Statements, and the characters of one; longer ones write many rows and seldom come twice."""
_converted: dict[str, str] = {}


class GatedCursor(SQLiteCursorWrapper):
    """A cursor whose single writes outside a transaction pass the gate as well."""

    wrapper: "DatabaseWrapper"

    def execute(self, query: str, params: Any = None) -> Any:
        if self.wrapper.needs_gate(query):
            with self.wrapper.gated():
                return super().execute(query, params)
        return super().execute(query, params)

    def convert_query(self, query: str, *, param_names: Any = None) -> str:
        """Write a statement's places as the driver takes them, once for those that are run again and again."""
        known = _converted.get(query) if param_names is None else None
        if known is not None:
            return known
        made = str(super().convert_query(query, param_names=param_names))  # type: ignore[misc]  # not in the stubs
        if param_names is None and len(query) <= LONGEST_KEPT:
            if len(_converted) >= MOST_KEPT:
                _converted.clear()
            _converted[query] = made
        return made

    def executemany(self, query: str, param_list: Any) -> Any:
        if self.wrapper.needs_gate(query):
            with self.wrapper.gated():
                return super().executemany(query, param_list)
        return super().executemany(query, param_list)


class _Turn:
    def __init__(self, wrapper: "DatabaseWrapper") -> None:
        self._wrapper = wrapper

    def __enter__(self) -> None:
        self._wrapper.take_gate()

    def __exit__(self, *_: object) -> None:
        self._wrapper.free_gate()


class DatabaseWrapper(base.DatabaseWrapper):
    """See the module: library writes (sessions, accounts) pass the gate too, because it sits below all of them."""

    _has_gate = False

    def get_connection_params(self) -> dict[str, Any]:
        """Leave dates as the text they are stored as: Django's fields read both, and hot screens send the text on."""
        return {**super().get_connection_params(), "detect_types": 0}

    def take_gate(self) -> None:
        """Wait for this connection's turn to write."""
        if not self._has_gate:
            gate_for(str(self.settings_dict["NAME"])).enter()
            self._has_gate = True

    def free_gate(self) -> None:
        """Let the next writer in."""
        if self._has_gate:
            self._has_gate = False
            gate_for(str(self.settings_dict["NAME"])).leave()

    def gated(self) -> _Turn:
        """Return a block that holds the gate."""
        return _Turn(self)

    def needs_gate(self, query: str) -> bool:
        """True for a write that runs in autocommit mode without the gate."""
        return not self._has_gate and not self.in_atomic_block and query.lstrip()[:7].upper().startswith(_WRITES)

    def _start_transaction_under_autocommit(self) -> None:
        self.take_gate()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # not in the stubs
        except BaseException:
            self.free_gate()
            raise

    def _commit(self) -> None:
        try:
            super()._commit()  # type: ignore[misc]  # not in the stubs
        finally:
            self.free_gate()

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]  # not in the stubs
        finally:
            self.free_gate()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]  # not in the stubs
        finally:
            self.free_gate()

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Open a connection that also knows how names are compared (SQLite itself folds ASCII only)."""
        connection = super().get_new_connection(conn_params)
        connection.create_function("drumbeat_fold", 1, fold, deterministic=True)
        return connection

    def create_cursor(self, name: str | None = None) -> GatedCursor:
        cursor: GatedCursor = self.connection.cursor(factory=GatedCursor)
        cursor.wrapper = self
        return cursor
