"""Cursor pages over allow-listed orders, filters and groups."""

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import orjson
from django.db.models import F, Model, Q, QuerySet
from django.db.models.expressions import OrderBy

from drumbeat.kernel.errors import Invalid

MAX_PAGE = 200
M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Listing:
    """What a list admits: `orders` maps a public name to a column, `filters` a name to a maker of Q from its text."""

    orders: Mapping[str, str]
    filters: Mapping[str, Callable[[str], Q]]
    default: str

    def parse_sort(self, sort: str | None) -> list[tuple[str, bool]]:
        """Return `[(column, descending)]` for `sort=-due,name`; raise Invalid for a name that is not admitted."""
        parsed: list[tuple[str, bool]] = []
        for part in (sort or self.default).split(",")[:4]:
            name = part.removeprefix("-")
            if name not in self.orders:
                raise Invalid("kernel.unknown_order", fields={"sort": ["not_admitted"]}, order=name[:40])
            parsed.append((self.orders[name], part.startswith("-")))
        return [*parsed, ("id", False)]

    def parse_filters(self, given: Mapping[str, str]) -> Q:
        """Return the conjunction of the given filters; raise Invalid for an unknown name or a value that is not one."""
        query = Q()
        for name, text in given.items():
            if name not in self.filters:
                raise Invalid("kernel.unknown_filter", fields={name[:40]: ["not_admitted"]})
            try:
                query &= self.filters[name](text)
            except ValueError:
                raise Invalid("kernel.bad_filter", fields={name: ["bad_value"]}) from None
        return query


def page_size(limit: int | None) -> int:
    """Return the page size asked for, 50 by default; raise Invalid beyond the limit."""
    if limit is None:
        return 50
    if not 1 <= limit <= MAX_PAGE:
        raise Invalid("kernel.bad_limit", fields={"limit": ["out_of_range"]}, most=MAX_PAGE)
    return limit


def ordered(queryset: QuerySet[M], order: list[tuple[str, bool]], cursor: str | None) -> QuerySet[M]:
    """Return the rows in `order` after the cursor; empty values sort last either way."""
    by = [OrderBy(F(column), descending=down, nulls_last=True) for column, down in order]
    queryset = queryset.order_by(*by)
    return queryset if cursor is None else queryset.filter(after(order, cursor))


def after(order: list[tuple[str, bool]], cursor: str) -> Q:
    """Return the condition of the rows behind the cursor in `order`; raise Invalid for what is no cursor of it."""
    return _after(order, _decode(cursor, len(order)))


def cursor_of(values: list[Any]) -> str:
    """Return the opaque cursor of the last row from its values of the order's columns."""
    return base64.urlsafe_b64encode(orjson.dumps(values)).decode().rstrip("=")


def _decode(cursor: str, width: int) -> list[Any]:
    try:
        values = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        raise Invalid("kernel.bad_cursor") from None
    if not isinstance(values, list) or len(values) != width or not all(_plain(v) for v in values):
        raise Invalid("kernel.bad_cursor")
    return values


def _plain(value: Any) -> bool:
    return value is None or isinstance(value, str | int | float | bool)


def _after(order: list[tuple[str, bool]], values: list[Any]) -> Q:
    query = Q()
    same = Q()
    for (column, down), value in zip(order, values, strict=True):
        if value is not None:
            beyond = Q(**{f"{column}__{'lt' if down else 'gt'}": value}) | Q(**{f"{column}__isnull": True})
            query |= same & beyond
            same &= Q(**{column: value})
        else:
            same &= Q(**{f"{column}__isnull": True})
    return query
