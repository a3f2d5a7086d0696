"""Who may see and shape baselines."""

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the baselines whose campaign the actor sees."""
    return in_scope(actor)


_LEADS = "The campaign's lead; managers and above."

TAKE_BASELINE = allow("baselines.take_baseline", "campaign", _LEADS, lambda a, row: a.leads(row.scope_id))
RENAME_BASELINE = allow("baselines.rename_baseline", "baseline", _LEADS, lambda a, row: a.leads(row.scope_id))
REMOVE_BASELINE = allow("baselines.remove_baseline", "baseline", _LEADS, lambda a, row: a.leads(row.scope_id))
