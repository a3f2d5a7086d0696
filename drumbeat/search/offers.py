"""What search lends upward: areas register what can be found, and how names are matched."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import Case, CharField, F, Func, IntegerField, Model, Q, QuerySet, Value, When
from django.db.models.lookups import Contains

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.sqlite.folding import fold

M = TypeVar("M", bound=Model)


@dataclass(frozen=True)
class Hit:
    """Something found; `where` says in a few words where it stands, `within` is what holds it where it has no page of
    its own."""

    id: UUID
    name: str
    where: str = ""
    within: UUID | None = None


@dataclass(frozen=True)
class Searchable:
    """`find(actor, text, limit)` returns what the actor may see of a kind, the best first."""

    kind: str
    find: Callable[[Actor, str, int], Sequence[Hit]]


searchables: dict[str, Searchable] = {}


def register(searchable: Searchable) -> None:
    """Let things of a kind be found."""
    searchables[searchable.kind] = searchable


class Fold(Func):
    """A column as names are compared (see kernel.sqlite.folding), on either database without an extension."""

    function = "drumbeat_fold"
    output_field = CharField()

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        """PostgreSQL normalises by itself; the class of combining marks is written as an escape."""
        template = r"lower(regexp_replace(normalize(%(expressions)s, NFKD), '[\u0300-\u036f]', '', 'g'))"
        return self.as_sql(compiler, connection, template=template, **context)


def holds(text: str, column: str = "name") -> Q:
    """Every word of `text` stands in the column, as names are compared."""
    folded = Fold(F(column))
    return Q(*(Q(Contains(folded, word)) for word in str(fold(text)).split()))


def named(rows: QuerySet[M], text: str, limit: int, column: str = "name") -> QuerySet[M]:
    """Return the rows whose name holds every word of `text`: those beginning with it first, then by name."""
    words = str(fold(text)).split()
    rows = rows.filter(holds(text, column)).annotate(folded=Fold(F(column)))
    begins = Case(When(Q(folded__startswith=" ".join(words)), then=0), default=Value(1), output_field=IntegerField())
    ranked: QuerySet[M] = rows.annotate(rank_of_name=begins).order_by("rank_of_name", "folded", "id")
    return ranked[:limit]
