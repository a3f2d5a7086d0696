"""Who may see and shape what planning holds. A row needs its scope, and who made it."""

from typing import Any

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the rows whose scope the actor sees."""
    return in_scope(actor)


def _contributes(actor: Actor, row: Any) -> bool:
    return actor.contributes(row.scope_id)


def _leads(actor: Actor, row: Any) -> bool:
    return actor.leads(row.scope_id)


def _made_or_leads(actor: Actor, row: Any) -> bool:
    own = row.by_id is not None and row.by_id == actor.person_id and actor.contributes(row.scope_id)
    return own or actor.leads(row.scope_id)


_WORKS = "Who contributes to the campaign; for all campaigns who contributes to the workspace."
_LEADS = "The campaign's lead; managers and above."
_OWN = "Whoever began it; the campaign's lead; managers and above."

START_SCHEDULE_RUN = allow("planning.start_schedule_run", "schedule_run", _WORKS, _contributes)
CANCEL_SCHEDULE_RUN = allow("planning.cancel_schedule_run", "schedule_run", _OWN, _made_or_leads)
ACCEPT_SCHEDULE_MOVES = allow("planning.accept_schedule_moves", "schedule_run", _WORKS, _contributes)
ADD_EMBARGO = allow("planning.add_embargo", "embargo", _LEADS, _leads)
REMOVE_EMBARGO = allow("planning.remove_embargo", "embargo", _LEADS, _leads)
CREATE_SCENARIO = allow("planning.create_scenario", "scenario", _WORKS, _contributes)
UPDATE_SCENARIO = allow("planning.update_scenario", "scenario", _OWN, _made_or_leads)
REMOVE_SCENARIO = allow("planning.remove_scenario", "scenario", _OWN, _made_or_leads)
ADD_SCENARIO_CHANGE = allow("planning.add_scenario_change", "scenario", _OWN, _made_or_leads)
REMOVE_SCENARIO_CHANGE = allow("planning.remove_scenario_change", "scenario", _OWN, _made_or_leads)
APPLY_SCENARIO = allow("planning.apply_scenario", "scenario", _LEADS, _leads)
