"""Moving rows of campaigns to the bin and back, the same for every noun that has one."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from drumbeat.campaigns import policy
from drumbeat.campaigns.models import CampaignAudience, CustomField, Deliverable
from drumbeat.kernel.actions import emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.events import Event
from drumbeat.kernel.policy import Permission, require

R = TypeVar("R", CampaignAudience, CustomField, Deliverable)


def put_away(
    actor: Actor, model: type[R], ids: Sequence[UUID], permission: Permission, fact: Callable[[R], Event]
) -> None:
    """Move rows to the bin within an action, each told by its `fact`; one already there is passed over."""
    _set(actor, model, ids, permission, fact, away=True)


def bring_back(
    actor: Actor, model: type[R], ids: Sequence[UUID], permission: Permission, fact: Callable[[R], Event]
) -> None:
    """Bring rows back from the bin within an action, each told by its `fact`; one that is not there is passed over."""
    _set(actor, model, ids, permission, fact, away=False)


def _set(
    actor: Actor,
    model: type[R],
    ids: Sequence[UUID],
    permission: Permission,
    fact: Callable[[R], Event],
    *,
    away: bool,
) -> None:
    rows = model._default_manager.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=away)
    for row in rows.order_by("id"):
        require(actor, permission, row)
        row.deleted_at = now() if away else None
        row.save(update_fields=["deleted_at"])
        emit(fact(row))
