"""What every server test shares: a database copied from a migrated template, an own data folder, Hypothesis profiles.

DATABASE_URL decides the database. The template is migrated once and kept until a migration or a model changes; each
xdist worker works on its own copy.
"""

import gc
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection, transaction
from django.test import override_settings
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker, Settings

from drumbeat.kernel.background.marks import Rests
from drumbeat.kernel.http import rates
from drumbeat.kernel.tests.kept import CACHE, alone, compiled, lend_compiled, schema_hash

if TYPE_CHECKING:
    from drumbeat.identity.tests.factories import Cast, KeptCast

HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

os.environ["NUMBA_CACHE_DIR"] = str(compiled())  # for the tests that call a compiled engine themselves

hypothesis_settings.register_profile("fast", max_examples=30, deadline=None, database=None)
hypothesis_settings.register_profile(
    "thorough", max_examples=200, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow]
)
hypothesis_settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))


def pytest_collection_finish() -> None:
    """What is loaded by now stays to the end: the garbage collector need not walk it during every test."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    worker_id: str,
) -> Iterator[None]:
    """Replaces pytest-django's own set-up, which would migrate once for each worker."""
    with django_db_blocker.unblock():
        copies = _postgres_copy if connection.vendor == "postgresql" else _sqlite_copy
        with copies(worker_id):
            yield


@pytest.fixture(autouse=True)
def own_data_dir(tmp_path: Path, settings: Settings) -> None:
    """Files a test stores go to its own folder; passwords need not resist anybody here."""
    lend_compiled(tmp_path)
    settings.DATA_DIR = tmp_path
    settings.PASSWORD_HASHERS = HASHERS


@contextmanager
def _sqlite_copy(worker: str) -> Iterator[None]:
    template = CACHE / f"{schema_hash()}.sqlite3"
    with alone("sqlite"):
        if not template.exists():
            _forget_old("*.sqlite3*")
            unfinished = template.with_suffix(".unfinished")
            _use(str(unfinished))
            _migrate()
            _run("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.close()
            unfinished.rename(template)
            unfinished.with_suffix(".unfinished.lock").unlink(missing_ok=True)
    copy = CACHE / f"{worker}-{os.getpid()}.sqlite3"
    shutil.copyfile(template, copy)
    _use(str(copy))
    try:
        yield
    finally:
        connection.close()
        for path in CACHE.glob(f"{copy.name}*"):
            path.unlink()


@contextmanager
def _postgres_copy(worker: str) -> Iterator[None]:
    home = str(connection.settings_dict["NAME"])
    template, copy = f"test_template_{schema_hash()}", f"test_{worker}_{os.getpid()}"
    with alone("postgres"):
        if (template,) not in _run("SELECT datname FROM pg_database"):
            _run(f"CREATE DATABASE {template}_unfinished")
            _use(f"{template}_unfinished")
            _migrate()
            _use(home)
            _run(f"ALTER DATABASE {template}_unfinished RENAME TO {template}")
        _run(f"CREATE DATABASE {copy} TEMPLATE {template}")
    _use(copy)
    try:
        yield
    finally:
        _use(home)
        _run(f"DROP DATABASE {copy} WITH (FORCE)")
        connection.close()


def _migrate() -> None:
    call_command("migrate", run_syncdb=True, verbosity=0, interactive=False)


def _use(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name
    settings.DATABASES["default"]["NAME"] = name


def _run(statement: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []


def _forget_old(pattern: str) -> None:
    for path in CACHE.glob(pattern):
        if not path.name.startswith(("gw", "master")):
            path.unlink()


@pytest.fixture(scope="session", autouse=True)
def nothing_rests() -> Iterator[None]:
    """A campaign rests after a turn that took long; on a busy machine any does, and a test would miss its next one."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Rests, "begin", lambda *_: None)
        yield


@pytest.fixture(autouse=True)
def full_buckets() -> None:
    """No test inherits what another spent of its rate limits, ours and allauth's."""
    rates.reset()
    cache.clear()


@pytest.fixture(scope="session")
def kept_cast(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> "KeptCast":
    """The cast as rows, made once."""
    from drumbeat.identity.tests.factories import keep_cast  # needs a set-up Django

    folder = tmp_path_factory.mktemp("cast")
    with (
        django_db_blocker.unblock(),
        override_settings(DATA_DIR=folder, PASSWORD_HASHERS=HASHERS),
        transaction.atomic(),
    ):
        kept = keep_cast()
        transaction.set_rollback(True)
    return kept


@pytest.fixture
def cast(db: None, kept_cast: "KeptCast") -> "Cast":
    """Everyone: owner, director, manager, lead, legal, intern, guest, and a stranger of another workspace."""
    return kept_cast.enter()
