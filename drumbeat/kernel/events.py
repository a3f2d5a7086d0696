"""The facts of the workspace's history: frozen dataclasses in the past tense, collected by the running action."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, Literal
from uuid import UUID

from drumbeat.kernel.refs import Ref

Effect = Literal["created", "changed", "removed", "restored", "noted"]
Changes = dict[str, list[Any]]

registry: dict[str, type["Event"]] = {}


@dataclass(frozen=True, kw_only=True)
class Event:
    """One fact about one object.

    `changes` maps a field to `[before, after]`; `facts` are further JSON values; `parents` are objects whose screens
    show the subject. A subclass names its `kind`, its `effect` on the subject and either its `inverse` (the kind that
    undoes it) or why it is `irreversible`. `money` and `personal` name fields that are stripped for actors without
    that permission.
    """

    kind: ClassVar[str]
    effect: ClassVar[Effect] = "changed"
    inverse: ClassVar[str] = ""
    irreversible: ClassVar[str] = ""
    money: ClassVar[frozenset[str]] = frozenset()
    personal: ClassVar[frozenset[str]] = frozenset()

    subject: Ref
    scope_id: UUID
    parents: tuple[Ref, ...] = ()
    changes: Changes = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if not cls.__dict__.get("kind"):
            raise TypeError(f"{cls.__name__} names no kind")
        if cls.effect != "noted" and bool(cls.inverse) == bool(cls.irreversible):
            raise TypeError(f"{cls.__name__} must name either its inverse or why it is irreversible")
        if cls.kind in registry and registry[cls.kind].__qualname__ != cls.__qualname__:
            raise TypeError(f"two events are called {cls.kind}")
        registry[cls.kind] = cls


def jsonable(value: Any) -> Any:
    """Return `value` as JSON holds it: ids and dates as ISO text, exact numbers as plain text, sets sorted."""
    if isinstance(value, UUID | Ref):
        return str(value)
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal):
        return plain_number(value)
    if isinstance(value, set | frozenset):
        return sorted(jsonable(v) for v in value)
    if isinstance(value, Mapping):
        return {str(k): jsonable(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [jsonable(v) for v in value]
    return value


def plain_number(value: Decimal) -> str:
    """Return an exact number without trailing zeros or exponent: 1200, 0.5."""
    return format(value.normalize() + 0, "f")


def assign(row: object, values: Mapping[str, Any]) -> Changes:
    """Set `values` on `row` and return those that differ as `{field: [before, after]}` in JSON values."""
    changes: Changes = {}
    for name, after in values.items():
        before = getattr(row, name)
        if before != after:
            changes[name] = [jsonable(before), jsonable(after)]
            setattr(row, name, after)
    return changes
