"""Who may bring work in and take lists out."""

from typing import Any

from django.db.models import Q

from drumbeat.identity.queries import in_scope
from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import allow


def visible(actor: Actor) -> Q:
    """Return the imports the actor sees: its own, and all for managers and above."""
    rows = in_scope(actor)
    return rows if actor.is_system or actor.at_least("manager") else rows & Q(owner_id=actor.person_id)


def _runs(actor: Actor, job: Any) -> bool:
    return actor.at_least("member") and (job.owner_id == actor.person_id or actor.at_least("manager"))


START_IMPORT = allow(
    "transfer.start_import",
    "workspace",
    "Members and above, into campaigns they contribute to; managers also into new ones.",
    lambda a, _: a.at_least("member"),
)
MAP_IMPORT = allow("transfer.map_import", "import", "Whoever started it; managers and above.", _runs)
CHOOSE_SHEET = allow("transfer.choose_sheet", "import", "Whoever started it; managers and above.", _runs)
RUN_IMPORT = allow("transfer.run_import", "import", "Whoever started it; managers and above.", _runs)
EXPORT = allow(
    "transfer.export_tasks", "workspace", "Everyone but guests, what they see.", lambda a, _: a.at_least("intern")
)
