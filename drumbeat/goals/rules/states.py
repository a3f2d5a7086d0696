"""The states of a goal and what moves it from one to the next."""

from collections.abc import Mapping
from typing import Any

from drumbeat.kernel.errors import Conflict, Invalid

DRAFT, PROPOSED, APPROVED = "draft", "proposed", "approved"
STANDINGS = ("on_track", "at_risk", "off_track")
OUTCOMES = ("achieved", "partial", "missed", "dropped")
STATES = (DRAFT, PROPOSED, APPROVED, *STANDINGS, *OUTCOMES)
AGREED = frozenset({APPROVED, *STANDINGS})
CLOSED = frozenset(OUTCOMES)
COUNTED = (AGREED | CLOSED) - {"dropped"}
"""Sub-goals in these states move their parent: what is not agreed, or was dropped, does not."""
DEFINING = ("metric_key", "unit", "currency", "direction", "baseline", "target", "due")
"""What an approval is about: changing one of these makes the goal a draft again."""


def refuse_closed(state: str) -> None:
    """Raise Conflict for a goal that is closed; it is reopened before it changes."""
    if state in CLOSED:
        raise Conflict("goals.closed", state=state)


def state_after(state: str, changed: Mapping[str, Any]) -> str:
    """Return the state after these fields changed; raise Conflict while approvers decide on what would change."""
    refuse_closed(state)
    if not changed.keys() & set(DEFINING):
        return state
    if state == PROPOSED:
        raise Conflict("goals.being_decided")
    return DRAFT


def check_askable(state: str) -> None:
    """Raise Conflict unless approval of the goal can be asked for."""
    if state == PROPOSED:
        raise Conflict("approvals.already_open")
    if state != DRAFT:
        raise Conflict("goals.not_a_draft", state=state)


def check_standing(state: str, standing: str) -> None:
    """Raise unless an update may say this about a goal in that state."""
    if standing not in STANDINGS:
        raise Invalid("goals.bad_update", fields={"state": ["not_admitted"]})
    refuse_closed(state)
    if state not in AGREED:
        raise Conflict("goals.not_approved", state=state)


def check_outcome(state: str, outcome: str) -> None:
    """Raise unless a goal in that state may be closed with this outcome."""
    if outcome not in OUTCOMES:
        raise Invalid("goals.bad_update", fields={"outcome": ["not_admitted"]})
    refuse_closed(state)
    if state not in AGREED:
        raise Conflict("goals.not_approved", state=state)


def changed_since(approved_as: Mapping[str, Any], present: Mapping[str, Any]) -> list[str]:
    """Return which of the approved values differ now; nothing for a goal that was never approved."""
    return [name for name in DEFINING if approved_as and approved_as.get(name) != present[name]]
