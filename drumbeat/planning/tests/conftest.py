"""Planning's tests stand on a Sunday: on any other day of the week there is free time before their first Monday."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from drumbeat.kernel.clock import frozen

SUNDAY = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def sunday() -> Iterator[None]:
    """Hold the clock."""
    with frozen(SUNDAY):
        yield
