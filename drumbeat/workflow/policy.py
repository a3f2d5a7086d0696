"""Who may see and shape stages."""

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the workflows and stages whose scope the actor sees."""
    return in_scope(actor)


_SHAPES = "Who leads the campaign; managers and above for types."

ADD_STAGE = allow("workflow.add_stage", "workflow", _SHAPES, lambda a, row: a.leads(row.scope_id))
UPDATE_STAGE = allow("workflow.update_stage", "stage", _SHAPES, lambda a, row: a.leads(row.scope_id))
MOVE_STAGE = allow("workflow.move_stage", "stage", _SHAPES, lambda a, row: a.leads(row.scope_id))
REMOVE_STAGE = allow("workflow.remove_stage", "stage", _SHAPES, lambda a, row: a.leads(row.scope_id))
