"""Migration operations that keep both ends of a foreign key in one workspace, by constraints of PostgreSQL.

SQLite has no way to add a constraint to a table there is; there `drumbeat check` looks over the rows instead.
"""

from abc import ABC, abstractmethod
from typing import Any

from django.apps.registry import Apps
from django.db import models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class _PostgresConstraint(Operation, ABC):
    """A constraint that leaves Django's picture of the models as it is."""

    reversible = True

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Change nothing: models know the foreign key already."""

    def database_forwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Add the constraint."""
        if schema_editor.connection.vendor == "postgresql":
            self.add(app_label, schema_editor, to_state.apps)

    def database_backwards(
        self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, from_state: Any, to_state: Any
    ) -> None:
        """Drop the constraint."""
        if schema_editor.connection.vendor == "postgresql":
            self.drop(app_label, schema_editor, to_state.apps)

    @abstractmethod
    def add(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, present: Apps) -> None:
        """Write the constraint on PostgreSQL."""

    @abstractmethod
    def drop(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, present: Apps) -> None:
        """Take the constraint back on PostgreSQL."""


class Anchor(_PostgresConstraint):
    """Makes workspace and id of a model together something foreign keys can point to."""

    def __init__(self, model: str) -> None:
        self.model = model

    def add(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, present: Apps) -> None:
        """Write the constraint on PostgreSQL."""
        table = present.get_model(app_label, self.model)._meta.db_table
        schema_editor.execute(f'ALTER TABLE "{table}" ADD CONSTRAINT "{table}_anchor" UNIQUE (workspace_id, id)')

    def drop(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, present: Apps) -> None:
        """Take the constraint back on PostgreSQL."""
        table = present.get_model(app_label, self.model)._meta.db_table
        schema_editor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{table}_anchor"')

    def describe(self) -> str:
        """Return what the operation does, for `migrate`."""
        return f"Let foreign keys name the workspace of {self.model} too"


class OneWorkspace(_PostgresConstraint):
    """Binds a foreign key to rows of its own workspace; the model it points to has an `Anchor`.

    It is deferred as Django's own foreign keys are, so that rows may be written in any order.
    """

    def __init__(self, model: str, field: str) -> None:
        self.model, self.field = model, field

    def add(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, present: Apps) -> None:
        """Write the constraint on PostgreSQL; it fails naming the table when rows there are cross already."""
        model = present.get_model(app_label, self.model)
        column = model._meta.get_field(self.field).column
        table, target = model._meta.db_table, _target(model, self.field)._meta.db_table
        schema_editor.execute(
            f'ALTER TABLE "{table}" ADD CONSTRAINT "{self._name(table)}" FOREIGN KEY (workspace_id, "{column}") '
            f'REFERENCES "{target}" (workspace_id, id) DEFERRABLE INITIALLY DEFERRED'
        )

    def drop(self, app_label: str, schema_editor: BaseDatabaseSchemaEditor, present: Apps) -> None:
        """Take the constraint back on PostgreSQL."""
        table = present.get_model(app_label, self.model)._meta.db_table
        schema_editor.execute(f'ALTER TABLE "{table}" DROP CONSTRAINT "{self._name(table)}"')

    def describe(self) -> str:
        """Return what the operation does, for `migrate`."""
        return f"Keep {self.model}.{self.field} within one workspace"

    def _name(self, table: str) -> str:
        return f"{table}_{self.field}_workspace"


def _target(model: type[models.Model], name: str) -> type[models.Model]:
    target = model._meta.get_field(name).related_model
    if not isinstance(target, type):
        raise TypeError(f"{model._meta.label}.{name} points to no model")
    return target
