"""What goals lend upward: where their values come from, what they are compared with, which campaigns they serve."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Subject

if TYPE_CHECKING:
    from drumbeat.goals.models import Goal


@dataclass(frozen=True)
class Measure:
    """Values of goals whose progress source is `name`; one without data is None or left out.

    `read(workspace_id, goals)` returns a metric's value in the goal's unit and currency over its campaign and dates,
    for `tasks` the share of the campaign's work that is done, 0 to 100. It sees everything: a roll-up has no reader.
    """

    name: str
    read: Callable[[UUID, Sequence["Goal"]], Mapping[UUID, Decimal | None]]


@dataclass(frozen=True)
class History:
    """Past results to compare a target with: `values(actor, metric_key, type_key)`, of finished campaigns of the type.

    Only what the actor may see; every type where `type_key` is empty.
    """

    name: str
    values: Callable[[Actor, str, str], list[Decimal]]


@dataclass(frozen=True)
class MetricNames:
    """The metrics there are: `known(actor)` returns each key with its name in the actor's language."""

    name: str
    known: Callable[[Actor], Mapping[str, str]]


@dataclass(frozen=True)
class Campaigns:
    """The campaigns goals serve: `find(actor, id)` returns one or raises NotFound.

    `kinds(actor, ids)` returns the type of each: a shipped type's key ("email"), else the type's id as text.
    """

    find: Callable[[Actor, UUID], Subject]
    kinds: Callable[[Actor, Iterable[UUID]], Mapping[UUID, str]]


measures: dict[str, Measure] = {}
histories: dict[str, History] = {}
metric_names: dict[str, MetricNames] = {}
_campaigns: list[Campaigns] = []


def register_measure(measure: Measure) -> None:
    """Register where goals of a progress source get their values."""
    measures[measure.name] = measure


def register_history(history: History) -> None:
    """Register results a target is compared with."""
    histories[history.name] = history


def register_metric_names(names: MetricNames) -> None:
    """Register metrics; from then on a goal names one of those registered."""
    metric_names[names.name] = names


def register_campaigns(found: Campaigns) -> None:
    """Register what goals must know of campaigns; the area that owns them does."""
    _campaigns[:] = [found]


def campaigns() -> Campaigns:
    """Return what is known of campaigns."""
    return _campaigns[0]
