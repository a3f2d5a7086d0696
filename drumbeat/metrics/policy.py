"""Who may define metrics, promise results and write them down."""

from typing import Any

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the rows whose scope the actor sees."""
    return in_scope(actor)


def visible_imports(actor: Actor) -> Q:
    """Return the imports the actor sees: its own, and all for managers and above."""
    rows = in_scope(actor)
    return rows if actor.is_system or actor.at_least("manager") else rows & Q(owner_id=actor.person_id)


_MANAGERS = "Managers and above."
_LEADS = "The campaign's lead; managers and above for programs."
_CONTRIBUTES = "Who contributes to the campaign."


def _runs(actor: Actor, job: Any) -> bool:
    return actor.at_least("member") and (job.owner_id == actor.person_id or actor.at_least("manager"))


CREATE_METRIC = allow("metrics.create_metric", "workspace", _MANAGERS, lambda a, _: a.at_least("manager"))
UPDATE_METRIC = allow("metrics.update_metric", "metric", _MANAGERS, lambda a, _: a.at_least("manager"))
REMOVE_METRIC = allow("metrics.remove_metric", "metric", _MANAGERS, lambda a, _: a.at_least("manager"))
CHECK_FORMULA = allow("metrics.check_formula", "workspace", "Members and above.", lambda a, _: a.at_least("member"))
SET_RATE = allow("metrics.set_rate", "workspace", _MANAGERS, lambda a, _: a.at_least("manager"))
REMOVE_RATE = allow("metrics.remove_rate", "rate", _MANAGERS, lambda a, _: a.at_least("manager"))
SET_TARGET = allow("metrics.set_target", "campaign", "The campaign's lead.", lambda a, row: a.leads(row.scope_id))
SET_PROGRAM_TARGET = allow("metrics.set_program_target", "program", _MANAGERS, lambda a, _: a.at_least("manager"))
UPDATE_TARGET = allow("metrics.update_target", "target", _LEADS, lambda a, row: a.leads(row.scope_id))
REMOVE_TARGET = allow("metrics.remove_target", "target", _LEADS, lambda a, row: a.leads(row.scope_id))
RECORD_FACTS = allow("metrics.record_facts", "campaign", _CONTRIBUTES, lambda a, row: a.contributes(row.scope_id))
WITHDRAW_FACTS = allow(
    "metrics.withdraw_facts",
    "fact_run",
    "Whoever wrote them; managers and above.",
    lambda a, row: row.by_id == a.person_id or a.at_least("manager"),
)
ASSIGN_FACTS = allow("metrics.assign_facts", "workspace", _MANAGERS, lambda a, _: a.at_least("manager"))
START_FACT_IMPORT = allow(
    "metrics.start_fact_import",
    "workspace",
    "Members and above, for campaigns they contribute to.",
    lambda a, _: a.at_least("member"),
)
_STARTED = "Whoever started it; managers and above."
CHOOSE_FACT_SHEET = allow("metrics.choose_fact_sheet", "fact_import", _STARTED, _runs)
MAP_FACT_IMPORT = allow("metrics.map_fact_import", "fact_import", _STARTED, _runs)
RUN_FACT_IMPORT = allow("metrics.run_fact_import", "fact_import", _STARTED, _runs)
