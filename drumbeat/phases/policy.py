"""Who may see and shape what phases holds."""

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the rows whose scope the actor sees."""
    return in_scope(actor)


_LEADS = "The campaign's lead; managers and above."
_FRAMES = "Managers and above."

UPDATE_BRIEF = allow("phases.update_brief", "campaign", _LEADS, lambda a, row: a.leads(row.scope_id))
CLOSE_PHASE = allow("phases.close_phase", "campaign", _LEADS, lambda a, row: a.leads(row.scope_id))
REOPEN_PHASE = allow("phases.reopen_phase", "campaign", _LEADS, lambda a, row: a.leads(row.scope_id))
MARK_CHECK = allow(
    "phases.mark_check", "campaign", "Who contributes to the campaign.", lambda a, row: a.contributes(row.scope_id)
)
ADD_EXIT_CHECK = allow("phases.add_exit_check", "type", _FRAMES, lambda a, _: a.at_least("manager"))
UPDATE_EXIT_CHECK = allow("phases.update_exit_check", "exit_check", _FRAMES, lambda a, _: a.at_least("manager"))
REMOVE_EXIT_CHECK = allow("phases.remove_exit_check", "exit_check", _FRAMES, lambda a, _: a.at_least("manager"))
