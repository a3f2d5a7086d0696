"""The shape of a condition: what of it decides the SQL, apart from the values that only travel with it.

Two conditions of one shape differ in ids, words, numbers and days alone; Django composes their SQL once
(`drumbeat.kernel.raw.compiled`), later queries bring their values.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, cast
from uuid import UUID

from django.db.models import F, Model, Q, QuerySet, UUIDField
from django.db.models.expressions import OrderBy
from django.db.models.lookups import In

Order = tuple[str | tuple[str, bool], ...]
"""Django's names, or `(column, descending)` with empty values last."""
PLAIN = (UUID, str, int, datetime, date)
LONGEST = 1024


class Unshaped(Exception):
    """The condition holds something whose part in the SQL cannot be told from its value; Django composes it afresh."""


class Among:
    """The values of `column` in the rows of `model` that meet `where`: a subquery whose own values are known.

    A queryset would serve as well, but its values are already buried in it. With `limit` only the first in `order`.
    """

    def __init__(
        self, model: type[Model], where: Q, column: str = "id", order: Order = (), limit: int | None = None
    ) -> None:
        self.model, self.where, self.column, self.order, self.limit = model, where, column, order, limit

    def queryset(self) -> "QuerySet[Any, Any]":
        """Return the subquery as Django's own."""
        rows = self.model._base_manager.filter(self.where).order_by(*map(ordering, self.order)).values(self.column)
        return rows if self.limit is None else rows[: self.limit]

    def resolve_expression(self, *args: Any, **kwargs: Any) -> Any:
        """Be resolved as the queryset, wherever Django meets this in a condition."""
        return self.queryset().resolve_expression(*args, **kwargs)


@UUIDField.register_lookup
class Within(In):  # type: ignore[type-arg]  # generic in the stubs alone
    """`id__within=Among(...)`: as `id__in`, for rows that other conditions have narrowed down already.

    PostgreSQL takes `IN` for a join and may begin from the other table, reading thousands of rows to throw them away;
    this it can only take as a question about each row it has found.
    """

    lookup_name = "within"

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        """Return SQL that no planner makes a join of."""
        sql, parameters = super().as_sql(compiler, connection)
        return f"({sql}) IS TRUE", parameters


def looked_up(where: Q) -> Q:
    """Return a condition whose parts `id__in=Among(...)` are asked of each row that its other parts find."""
    if where.negated or where.connector != Q.AND:
        return where
    return Q(*(_looked_up(child) for child in cast(list[Any], where.children)))


def _looked_up(child: Any) -> Any:
    if isinstance(child, Q):
        return looked_up(child)
    if isinstance(child, tuple) and child[0] == "id__in" and isinstance(child[1], Among):
        return "id__within", child[1]
    return child


def shape_of(where: Q, values: list[Any]) -> tuple[Any, ...]:
    """Return the shape, and append its values to `values` in the order `rebuilt` takes them.

    A list is filled up to the next power of two with its last value, so that lists of many lengths share few shapes.
    """
    return (
        where.connector,
        where.negated,
        tuple(
            shape_of(child, values) if isinstance(child, Q) else _condition(child, values)
            for child in cast(list[Any], where.children)
        ),
    )


def _condition(child: Any, values: list[Any]) -> tuple[Any, ...]:
    if not isinstance(child, tuple):  # an expression
        raise Unshaped
    return child[0], _leaf(child[1], values)


def _leaf(value: Any, values: list[Any]) -> tuple[Any, ...]:
    if value is None or isinstance(value, bool):
        return ("fixed", value)
    if isinstance(value, PLAIN):
        values.append(value)
        return ("one", _kind(value))
    if type(value) is F:
        return ("column", value.name)
    if isinstance(value, Among):
        return ("among", value.model, value.column, value.order, value.limit, shape_of(value.where, values))
    if isinstance(value, list | tuple | set | frozenset):
        return _many(list(value), values)
    raise Unshaped


def _many(items: list[Any], values: list[Any]) -> tuple[Any, ...]:
    if not items:
        return ("fixed", ())
    kind = _kind(items[0])
    if len(items) > LONGEST or any(not isinstance(each, kind) or isinstance(each, bool) for each in items):
        raise Unshaped
    size = 1 << (len(items) - 1).bit_length()
    values.extend(items)
    values.extend([items[-1]] * (size - len(items)))
    return ("many", kind, size)


def _kind(value: Any) -> type:
    for kind in PLAIN:
        if isinstance(value, kind):
            return kind
    raise Unshaped


def rebuilt(shape: tuple[Any, ...], next_value: Callable[[type], Any]) -> Q:
    """Return a condition of this shape, its values taken from `next_value` by their kind."""
    connector, negated, children = shape
    made: Sequence[Any] = [
        rebuilt(child, next_value) if len(child) == 3 else (child[0], _refilled(child[1], next_value))
        for child in children
    ]
    return Q(*made, _connector=connector, _negated=negated)


def _refilled(leaf: tuple[Any, ...], next_value: Callable[[type], Any]) -> Any:
    match leaf:
        case ("fixed", value):
            return value
        case ("one", kind):
            return next_value(kind)
        case ("many", kind, size):
            return [next_value(kind) for _ in range(size)]
        case ("column", name):
            return F(name)
        case ("among", model, column, order, limit, shape):
            return Among(model, rebuilt(shape, next_value), column, order, limit)
    raise Unshaped


def ordering(name: str | tuple[str, bool]) -> str | OrderBy:
    """Return one part of an order as Django takes it."""
    return name if isinstance(name, str) else OrderBy(F(name[0]), descending=name[1], nulls_last=True)
