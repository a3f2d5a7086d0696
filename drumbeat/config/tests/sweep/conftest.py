"""Everybody and worlds of objects, made once for the tests of a module; what a test does is taken back."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from drumbeat.config.tests.sweep.objects import build
from drumbeat.config.tests.sweep.stage import Stage, undone
from drumbeat.config.tests.sweep.world import World
from drumbeat.identity.tests.factories import Cast, make_cast
from drumbeat.kernel.tests.kept import lend_compiled


@pytest.fixture(scope="module")
def stage(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    """The stage, gone when the module ends. Every request is taken back, so no test sees another's."""
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    folder = tmp_path_factory.mktemp("sweep")
    lend_compiled(folder)
    with (
        django_db_blocker.unblock(),
        override_settings(DATA_DIR=folder, PASSWORD_HASHERS=hashers),
        transaction.atomic(),
    ):
        cast = make_cast()
        owner, stranger = cast.people["owner"], cast.people["stranger"]
        worlds = {
            "plain": build(owner, "plain"),
            "private": build(owner, "zyxprivate", private=True),
            "foreign": build(stranger, "zyxforeign"),
        }
        yield Stage(cast, worlds)
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def own_data_dir() -> None:
    """Files stay where the stage has put them."""


@pytest.fixture
def cast(stage: Stage) -> Iterator[Cast]:
    """Everybody; what a test writes about them is taken back."""
    with undone():
        yield stage.cast


@pytest.fixture
def plain(stage: Stage) -> World:
    """Objects everybody of the workspace sees."""
    return stage.worlds["plain"]
