"""Moving rows of metrics to the bin and back, the same for every noun that has one."""

from collections.abc import Callable, Sequence
from typing import TypeVar
from uuid import UUID

from drumbeat.kernel.actions import emit
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.clock import now
from drumbeat.kernel.events import Event
from drumbeat.kernel.policy import Permission, require
from drumbeat.metrics import policy
from drumbeat.metrics.models import Metric, Rate, Target

R = TypeVar("R", Metric, Rate, Target)


def put_in_bin(
    actor: Actor, model: type[R], ids: Sequence[UUID], permission: Permission, fact: Callable[[R], Event], *, away: bool
) -> None:
    """Move rows to the bin (`away`) or back within an action, each told by its `fact`; one there is passed over."""
    rows = model._default_manager.filter(policy.visible(actor), pk__in=list(ids), deleted_at__isnull=away)
    for row in rows.order_by("id"):
        require(actor, permission, row)
        row.deleted_at = now() if away else None
        row.save(update_fields=["deleted_at"])
        emit(fact(row))
