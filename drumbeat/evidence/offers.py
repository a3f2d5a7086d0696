"""What evidence lends upward: what can cite it, and what a change of the market sets going."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.refs import Ref, Subject


@dataclass(frozen=True)
class Citable:
    """Objects of a kind that may rest on evidence; `find(actor, id)` returns one or raises NotFound."""

    kind: str
    find: Callable[[Actor, UUID], Subject]


@dataclass(frozen=True)
class Replan:
    """`open(actor, campaign_id, title, note)` makes the work of planning a campaign again and returns what it made.

    It checks that the actor may; `campaign(actor, campaign_id)` returns the campaign or raises NotFound.
    """

    name: str
    campaign: Callable[[Actor, UUID], Subject]
    open: Callable[[Actor, UUID, str, str], Ref]


citables: dict[str, Citable] = {}
replans: dict[str, Replan] = {}


def register(citable: Citable) -> None:
    """Let objects of a kind cite evidence."""
    citables[citable.kind] = citable


def register_replan(replan: Replan) -> None:
    """Register how a campaign is planned again; one area does."""
    replans[replan.name] = replan
