"""What of an event an actor may read: money and personal values are taken out here, for every reader of history."""

from typing import Any

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.events import registry
from drumbeat.kernel.models import StoredEvent
from drumbeat.kernel.policy import allow, permits

SEE_MONEY = allow("kernel.see_money", "workspace", "Members and above.", lambda a, _: a.at_least("member"))
SEE_PERSONAL = allow("kernel.see_personal", "workspace", "Managers and above.", lambda a, _: a.at_least("manager"))


def readable(actor: Actor, row: StoredEvent) -> tuple[dict[str, list[Any]] | None, dict[str, Any]]:
    """Return the event's changes and facts without the fields this actor may not read.

    An event whose class is no longer known shows neither: nobody can tell what of it was personal.
    """
    event = registry.get(row.kind)
    if event is None:
        return None, {}
    hidden: frozenset[str] = frozenset()
    if not permits(actor, SEE_MONEY, None):
        hidden |= event.money
    if not permits(actor, SEE_PERSONAL, None):
        hidden |= event.personal
    changes = None if row.changes is None else {name: pair for name, pair in row.changes.items() if name not in hidden}
    return changes, {name: value for name, value in row.facts.items() if name not in hidden}
