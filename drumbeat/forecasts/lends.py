"""How what forecasts holds is called in histories."""

from collections.abc import Mapping
from uuid import UUID

from drumbeat.forecasts import policy
from drumbeat.forecasts.models import EarlyWarning
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.safety.naming import Naming


def _warnings(actor: Actor, ids: set[UUID]) -> Mapping[UUID, str]:
    rows = EarlyWarning.objects.filter(policy.visible(actor), pk__in=ids).select_related("campaign")
    return {row.id: row.campaign.name for row in rows}


NAMINGS = (Naming(frozenset({"warning"}), frozenset(), _warnings),)
