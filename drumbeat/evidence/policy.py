"""Who may see, keep and cite evidence."""

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the evidence, and the citations of objects, the actor sees."""
    return in_scope(actor)


_LIBRARY = "Members and above."

ADD_EVIDENCE = allow("evidence.add_evidence", "workspace", _LIBRARY, lambda a, _: a.is_system or a.at_least("member"))
UPDATE_EVIDENCE = allow("evidence.update_evidence", "evidence", _LIBRARY, lambda a, row: a.contributes(row.scope_id))
REMOVE_EVIDENCE = allow(
    "evidence.remove_evidence",
    "evidence",
    "Who added it; managers and above.",
    lambda a, row: a.leads(row.scope_id) or (a.contributes(row.scope_id) and row.added_by_id == a.person_id),
)
CITE_EVIDENCE = allow(
    "evidence.cite_evidence", "subject", "Who contributes to what cites.", lambda a, row: a.contributes(row.scope_id)
)
UNCITE_EVIDENCE = allow(
    "evidence.uncite_evidence", "citation", "Who contributes to what cites.", lambda a, row: a.contributes(row.scope_id)
)
OPEN_REPLAN = allow(
    "evidence.open_replan", "campaign", "Who contributes to the campaign.", lambda a, row: a.contributes(row.scope_id)
)
