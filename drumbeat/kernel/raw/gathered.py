"""What belongs to a row in another table, as one list in the row's own query: its people, its tags, a person's grants.

A second query for them costs more than finding them: on PostgreSQL half a millisecond for the way there and back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import orjson
from django.db import connection
from django.db.models import CharField, F, Func, JSONField, Model, Q, Subquery, UUIDField

from drumbeat.kernel.raw.wire import dashed


@dataclass(frozen=True, eq=False)
class Gathered:
    """The `columns` of the rows of `model` that meet `where`, which names the outer row's columns by `OuterRef`.

    One column gives a list of its values, several give a list of lists. Made once for a module: a query is known by it.
    """

    model: type[Model]
    columns: tuple[str, ...]
    where: Q
    order: tuple[str, ...] = ("id",)

    def expression(self) -> Subquery:
        """Return the list as a column of Django's."""
        rows = self.model._base_manager.filter(self.where).order_by(*self.order)
        field = GatheredField(tuple(_holds_ids(self.model, name) for name in self.columns))
        if len(self.columns) == 1:
            return Subquery(rows.values(gathered=F(*self.columns)), field, template=_ONE[connection.vendor])
        row = Func(*self.columns, function=_ROW[connection.vendor], output_field=CharField())
        return Subquery(rows.values(gathered=row), field, template=_MANY[connection.vendor])


def _holds_ids(model: type[Model], path: str) -> bool:
    """Whether a column, or one of a joined table, holds ids."""
    field: Any = model._meta.get_field(path.partition("__")[0])
    rest = path.partition("__")[2]
    if rest:
        return _holds_ids(field.related_model, rest)
    return isinstance(getattr(field, "target_field", field), UUIDField)


_ROW = {"sqlite": "json_array", "postgresql": "jsonb_build_array"}
_ONE = {
    "sqlite": "(SELECT json_group_array(gathered) FROM (%(subquery)s LIMIT -1))",
    "postgresql": "(to_jsonb(ARRAY(%(subquery)s)))",
}
_MANY = {**_ONE, "sqlite": "(SELECT json_group_array(json(gathered)) FROM (%(subquery)s LIMIT -1))"}
"""Only a query with a limit is sure to keep its order within another."""


class GatheredField(JSONField):
    """The list as both databases give it; `ids` tells of each of its columns whether it holds ids."""

    def __init__(self, ids: tuple[bool, ...]) -> None:
        super().__init__()
        self.ids = ids

    def to_wire(self) -> Callable[[str], list[Any]]:
        """Return what makes the database's text the list that goes out, its ids as text."""
        return self._reader(dashed if connection.vendor == "sqlite" else str)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """Return the list as Python's, its ids as UUID."""
        return None if value is None else self._reader(UUID)(value)

    def _reader(self, as_id: Callable[[str], Any]) -> Callable[[str], list[Any]]:
        if not any(self.ids):
            return orjson.loads
        if len(self.ids) == 1:
            return lambda text: [as_id(each) for each in orjson.loads(text)]
        return lambda text: [
            [as_id(value) if is_id and value is not None else value for value, is_id in zip(row, self.ids, strict=True)]
            for row in orjson.loads(text)
        ]
