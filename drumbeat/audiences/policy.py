"""Who may see and shape audiences, limits and messages."""

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the rows whose scope the actor sees."""
    return in_scope(actor)


_DESCRIBES = "Members and above."
_STANDARDS = "Managers and above."
_SPEAKS = "Who contributes to the campaign."

CREATE_AUDIENCE = allow("audiences.create_audience", "workspace", _DESCRIBES, lambda a, _: a.at_least("member"))
UPDATE_AUDIENCE = allow("audiences.update_audience", "audience", _DESCRIBES, lambda a, _: a.at_least("member"))
REMOVE_AUDIENCE = allow("audiences.remove_audience", "audience", _STANDARDS, lambda a, _: a.at_least("manager"))
ADD_LIMIT = allow("audiences.add_limit", "workspace", _STANDARDS, lambda a, _: a.at_least("manager"))
UPDATE_LIMIT = allow("audiences.update_limit", "limit", _STANDARDS, lambda a, _: a.at_least("manager"))
REMOVE_LIMIT = allow("audiences.remove_limit", "limit", _STANDARDS, lambda a, _: a.at_least("manager"))
WRITE_MESSAGE = allow("audiences.write_message", "campaign", _SPEAKS, lambda a, row: a.contributes(row.scope_id))
UPDATE_MESSAGE = allow("audiences.update_message", "message", _SPEAKS, lambda a, row: a.contributes(row.scope_id))
REMOVE_MESSAGE = allow("audiences.remove_message", "message", _SPEAKS, lambda a, row: a.contributes(row.scope_id))
ADD_PROOF_POINT = allow("audiences.add_proof_point", "message", _SPEAKS, lambda a, row: a.contributes(row.scope_id))
UPDATE_PROOF_POINT = allow(
    "audiences.update_proof_point", "proof_point", _SPEAKS, lambda a, row: a.contributes(row.scope_id)
)
REMOVE_PROOF_POINT = allow(
    "audiences.remove_proof_point", "proof_point", _SPEAKS, lambda a, row: a.contributes(row.scope_id)
)
