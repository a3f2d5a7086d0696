"""What campaigns lend upward: parts of a template, copies of a campaign, and what follows its removal."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from drumbeat.kernel.actor import Actor

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign, Deliverable


@dataclass(frozen=True)
class Fit:
    """Whether a template fits before its launch: its first and last day, working days short, and the chain to blame."""

    start: date
    finish: date
    short_by_days: int
    chain: tuple[str, ...]


@dataclass(frozen=True)
class Role:
    """Who a part wants for how many of its rows: `key` as the part has it, `name` in the actor's language."""

    key: str
    name: str
    rows: int


@dataclass(frozen=True)
class TemplatePart:
    """One area's share of a template, kept as JSON under `name` in Template.parts.

    `check(part)` raises Invalid; `make(actor, campaign, part, launch, people)` creates the rows of a new campaign,
    named in the actor's language where the part gives keys, `people` filling roles by key; `roles(actor, part)` names
    the roles that people can fill, the lead's apart; `take(actor, campaign)` reads a campaign back into a part;
    `fit(actor, part, launch)` back-schedules without writing.
    """

    name: str
    check: Callable[[Mapping[str, Any]], None]
    make: Callable[[Actor, "Campaign", Mapping[str, Any], date | None, Mapping[str, UUID]], None]
    roles: Callable[[Actor, Mapping[str, Any]], list[Role]]
    take: Callable[[Actor, "Campaign"], dict[str, Any]]
    fit: Callable[[Actor, Mapping[str, Any], date], Fit | None]


parts: dict[str, TemplatePart] = {}


def roles_of(actor: Actor, held: Mapping[str, Any]) -> list[Role]:
    """Return the roles all parts of a template ask for, each once."""
    found: dict[str, Role] = {}
    for name, part in parts.items():
        for role in part.roles(actor, held[name]) if name in held else []:
            before = found.get(role.key)
            found[role.key] = Role(role.key, role.name, role.rows + (before.rows if before else 0))
    return list(found.values())


def register_part(part: TemplatePart) -> None:
    """Register an area's share of templates."""
    parts[part.name] = part


@dataclass(frozen=True)
class Production:
    """An area that makes work for deliverables produced together.

    `count(actor, campaign, content_type)` says how many rows one deliverable of the type brings; `make` writes them
    within the running batch and returns how many there are.
    """

    name: str
    count: Callable[[Actor, "Campaign", str], int]
    make: Callable[[Actor, "Campaign", Sequence["Deliverable"]], int]


productions: dict[str, Production] = {}


def register_production(production: Production) -> None:
    """Register an area that makes work for deliverables."""
    productions[production.name] = production


def tasks_for(actor: Actor, campaign: "Campaign", content_type: str, deliverables: int) -> int:
    """Return how many rows so many deliverables of a content type would bring."""
    return deliverables * sum(each.count(actor, campaign, content_type) for each in productions.values())


def make_tasks(actor: Actor, campaign: "Campaign", rows: Sequence["Deliverable"]) -> int:
    """Make the work for deliverables within the running batch; return how many rows it has."""
    return sum(each.make(actor, campaign, rows) for each in productions.values())


@dataclass(frozen=True)
class Dependent:
    """What an area must do in the same transaction when a campaign is removed or comes back."""

    name: str
    remove: Callable[[Actor, UUID], None]
    restore: Callable[[Actor, UUID], None]


dependents: dict[str, Dependent] = {}


def register_dependent(dependent: Dependent) -> None:
    """Register an area whose rows go and come with a campaign."""
    dependents[dependent.name] = dependent


@dataclass(frozen=True)
class PhaseGuard:
    """What must be true when a campaign moves to another phase; `moving(actor, campaign, phase)` may raise Conflict.

    It is called in the transaction of the move, before the campaign's new phase is written.
    """

    moving: Callable[[Actor, "Campaign", str], None]


guards: list[PhaseGuard] = []


def register_guard(guard: PhaseGuard) -> None:
    """Register what watches over moves along the ribbon."""
    guards.append(guard)
