"""Reads of planning."""

from uuid import UUID

from django.db.models import QuerySet

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.errors import NotFound
from drumbeat.planning import policy
from drumbeat.planning.models import Scenario


def scenarios(actor: Actor) -> QuerySet[Scenario]:
    """Return what the actor sees, by name, without the bin."""
    return Scenario.objects.filter(policy.visible(actor), deleted_at__isnull=True).order_by("name", "id")


def find_scenario(actor: Actor, scenario_id: UUID) -> Scenario:
    """Return one scenario; raise NotFound when the actor does not see it."""
    row = scenarios(actor).filter(pk=scenario_id).first()
    if row is None:
        raise NotFound("planning.no_scenario")
    return row
