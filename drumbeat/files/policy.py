"""Who may see and attach files."""

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the files whose object's scope the actor sees."""
    return in_scope(actor)


ATTACH_FILE = allow(
    "files.attach_file",
    "holder",
    "Everyone who sees the object, except observers.",
    lambda a, row: a.standing(row.scope_id) not in (None, "observer"),
)
REMOVE_FILE = allow(
    "files.remove_file",
    "file",
    "Whoever attached it; the campaign's lead; managers and above.",
    lambda a, row: row.uploaded_by_id == a.person_id or a.leads(row.scope_id),
)
