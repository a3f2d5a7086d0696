"""What the tests of the sweep stand on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from drumbeat.config.tests.sweep.world import World
from drumbeat.identity.tests.factories import Cast
from drumbeat.kernel.http import rates


@dataclass(frozen=True)
class Stage:
    """Everybody, and three worlds of objects, made once for all tests of this module."""

    cast: Cast
    worlds: dict[str, World]


@contextmanager
def undone() -> Iterator[None]:
    """Whatever the block does is taken back."""
    rates.reset()
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
