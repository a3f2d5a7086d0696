"""Django's PostgreSQL backend with a cheap health check of kept connections.

Django sends `SELECT 1` before the first statement of every request. A server that ends says so on the connection or
closes it, and both can be read there at once; only a connection nobody used for a while is asked in words, since a
network between may have forgotten it without a sign.
"""

import select
import time

from django.db.backends.postgresql import base

RESTED = 30.0
"""Seconds without use after which the server is asked."""


class DatabaseWrapper(base.DatabaseWrapper):
    """See the module."""

    _used_at = 0.0

    def is_usable(self) -> bool:
        """Whether the server still listens on this connection."""
        before, self._used_at = self._used_at, time.monotonic()
        if self.connection is None or self.connection.closed:
            return False
        if self._used_at - before > RESTED or _has_news(self.connection.fileno()):
            return bool(super().is_usable())
        return True


def _has_news(socket: int) -> bool:
    """Whether something waits to be read, or the other side has gone."""
    poll = select.poll()
    poll.register(socket, select.POLLIN)
    return bool(poll.poll(0))
