"""Reads of targets and rates."""

from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.kernel.raw.select import select_values
from drumbeat.metrics import policy
from drumbeat.metrics.models import Rate, Target

Beside = tuple[str, date | None, date | None, str]
_THERE = Q(deleted_at__isnull=True, campaign__deleted_at__isnull=True, program__deleted_at__isnull=True)


def targets(actor: Actor) -> QuerySet[Target]:
    """Return the targets the actor sees, in order; those of campaigns in the bin are not there."""
    return Target.objects.filter(policy.visible(actor), _THERE).order_by("rank", "id")


def targets_beside(actor: Actor, campaign_id: UUID | None, program_id: UUID | None) -> list[Beside]:
    """Return metric, first and last day and rank of the targets a campaign or a program has."""
    of = Q(campaign_id=campaign_id, program_id=program_id)
    return select_values(Target, policy.visible(actor) & _THERE & of, ("metric_key", "start", "end", "rank"))


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
