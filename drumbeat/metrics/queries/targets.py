"""Reads of targets and rates."""

from uuid import UUID

from django.db.models import Q, QuerySet

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.metrics import policy
from drumbeat.metrics.models import Rate, Target

_THERE = Q(deleted_at__isnull=True, campaign__deleted_at__isnull=True, program__deleted_at__isnull=True)


def targets(actor: Actor) -> QuerySet[Target]:
    """Return the targets the actor sees, in order; those of campaigns in the bin are not there."""
    return Target.objects.filter(policy.visible(actor), _THERE).order_by("rank", "id")


def find_target(actor: Actor, target_id: UUID) -> Target:
    """Return one target; raise NotFound when the actor does not see it."""
    row = targets(actor).filter(pk=target_id).first()
    if row is None:
        raise NotFound("metrics.no_target")
    return row


def rates(actor: Actor) -> list[Rate]:
    """Return the workspace's rates, the latest first."""
    rows = Rate.objects.filter(policy.visible(actor), deleted_at__isnull=True)
    return list(rows.order_by("currency", "to", "-day", "id"))


def find_rate(actor: Actor, rate_id: UUID) -> Rate:
    """Return one rate; raise NotFound for others' and those taken out."""
    row = Rate.objects.filter(policy.visible(actor), pk=rate_id, deleted_at__isnull=True).first()
    if row is None:
        raise NotFound("metrics.no_rate")
    return row
