"""Who may see and shape channels."""

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the rows whose scope the actor sees."""
    return in_scope(actor)


_LIBRARY = "Managers and above."

CREATE_CHANNEL = allow("channels.create_channel", "workspace", _LIBRARY, lambda a, _: a.at_least("manager"))
UPDATE_CHANNEL = allow("channels.update_channel", "channel", _LIBRARY, lambda a, _: a.at_least("manager"))
MOVE_CHANNEL = allow("channels.move_channel", "channel", _LIBRARY, lambda a, _: a.at_least("manager"))
REMOVE_CHANNEL = allow("channels.remove_channel", "channel", _LIBRARY, lambda a, _: a.at_least("manager"))
