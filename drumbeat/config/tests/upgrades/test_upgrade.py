"""Migrations from nothing through every release to today, and back to nothing.

Each test works on a database of its own beside the suite's: a file, or one more database of the PostgreSQL server.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

Shape = dict[str, tuple[list[str], list[str]]]


@pytest.fixture
def empty(django_db_setup: None, django_db_blocker, tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """A connection to a database without a table, known to Django as `upgrade`."""
    with django_db_blocker.unblock():
        default = connections["default"]
        name = f"test_upgrade_{os.getpid()}" if default.vendor == "postgresql" else str(tmp_path / "upgrade.sqlite3")
        _run_on_server(f"DROP DATABASE IF EXISTS {name}", f"CREATE DATABASE {name}")
        connections.databases["upgrade"] = {**default.settings_dict, "NAME": name}
        try:
            yield connections["upgrade"]
        finally:
            connections["upgrade"].close()
            del connections["upgrade"], connections.databases["upgrade"]
            _run_on_server(f"DROP DATABASE {name}")


def _run_on_server(*statements: str) -> None:
    default = connections["default"]
    if default.vendor == "postgresql":
        with default.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


FIRST = [
    (area, "0001_spine")
    for area in ("kernel", "identity", "calendars", "workflow", "files", "activity", "campaigns", "work", "transfer")
]
"""The first release."""
BEFORE_AIM = [
    ("kernel", "0001_spine"), ("identity", "0003_letters"), ("calendars", "0001_spine"),
    ("workflow", "0002_one_workspace"), ("files", "0002_one_workspace"), ("activity", "0002_one_workspace"),
    ("campaigns", "0003_program_lead"), ("work", "0003_one_workspace"), ("transfer", "0002_one_workspace"),
]  # fmt: skip
"""The release before goals, audiences, channels and metrics."""
BEFORE_PLANNING = [
    ("kernel", "0001_spine"), ("identity", "0004_visitor_links"), ("calendars", "0001_spine"),
    ("workflow", "0002_one_workspace"), ("files", "0002_one_workspace"), ("activity", "0003_status_updates"),
    ("approvals", "0002_one_workspace"), ("evidence", "0002_one_workspace"), ("goals", "0002_one_workspace"),
    ("channels", "0002_shipped_channels"), ("audiences", "0002_one_workspace"),
    ("campaigns", "0004_aim_of_deliverables"), ("phases", "0002_shipped_checks"), ("metrics", "0002_shipped_metrics"),
    ("work", "0004_milestone_reviews"), ("transfer", "0002_one_workspace"),
]  # fmt: skip
"""The release before baselines, capacity, forecasts and planning."""
PLANNING = [
    *(target for target in BEFORE_PLANNING if target[0] not in ("calendars", "work")),
    ("calendars", "0002_personal"), ("work", "0005_promises"), ("baselines", "0001_spine"),
    ("capacity", "0003_person_load"), ("forecasts", "0002_one_workspace"), ("planning", "0002_one_workspace"),
]  # fmt: skip
"""The release that brought those."""


def shape(connection: BaseDatabaseWrapper) -> Shape:
    """Columns, and names of indexes and constraints, of every table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table == "django_migrations":
                continue
            columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
            names = connection.introspection.get_constraints(cursor, table)
            found[table] = (sorted(columns), sorted(names))
    return found


def migrate(connection: BaseDatabaseWrapper, targets: list[tuple[str, str | None]]) -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(targets)


@pytest.mark.slow
def test_an_upgraded_database_has_the_indexes_of_a_fresh_one_and_goes_back_to_nothing(empty: BaseDatabaseWrapper):
    for landed in (FIRST, BEFORE_AIM, BEFORE_PLANNING, PLANNING, MigrationLoader(empty).graph.leaf_nodes()):
        migrate(empty, landed)
    upgraded = shape(empty)
    assert upgraded == shape(connections["default"])
    assert "kernel_event_seq" in upgraded["kernel_storedevent"][1]
    migrate(empty, [(config.label, None) for config in own_apps() if config.label != "home"])
    left = {model._meta.db_table for config in own_apps() for model in config.get_models()} & set(shape(empty))
    assert left == set(), "a migration that cannot be taken back leaves its tables"


def own_apps() -> list:
    return [config for config in apps.get_app_configs() if config.name.startswith("drumbeat.")]
