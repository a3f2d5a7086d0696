"""Briefs and exit checks as the doors answer."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from drumbeat.kernel.actor import Actor
from drumbeat.kernel.policy import can
from drumbeat.phases import rules
from drumbeat.phases.models import Brief, ExitCheck, PhaseClosing
from drumbeat.phases.queries import brief_seen, check_states, closings_of

if TYPE_CHECKING:
    from drumbeat.campaigns.models import Campaign

VERBS = frozenset({"update_brief", "close_phase", "reopen_phase", "mark_check"})


def brief_out(actor: Actor, row: Brief, seq: int) -> dict[str, Any]:
    """Return a brief as the actor may see it."""
    return {**brief_seen(actor, row), "etag": seq, "can": _verbs(actor, row)}


def phases_out(actor: Actor, campaign: "Campaign") -> dict[str, Any]:
    """Return a campaign's way along the ribbon."""
    return {
        "phase": campaign.phase,
        "state": campaign.state,
        "checks": [asdict(check) for check in check_states(actor, campaign)],
        "closings": [_closing(row) for row in closings_of(actor, campaign.id)],
        "can": _verbs(actor, campaign),
    }


def check_out(actor: Actor, row: ExitCheck) -> dict[str, Any]:
    """Return an exit check of a campaign type."""
    names = ("id", "type_id", "phase", "name", "rule", "required")
    return {**{name: getattr(row, name) for name in names}, "can": can(actor, "exit_check", row)}


def _closing(row: PhaseClosing) -> dict[str, Any]:
    left = rules.unmet([rules.CheckState(**check) for check in row.checks])
    return {
        "phase": row.phase,
        "at": row.created_at,
        "by": row.person.name if row.person else "",
        "reason": row.reason,
        "overridden": [check.name for check in left],
        "reopened_at": row.reopened_at,
    }


def _verbs(actor: Actor, row: "Brief | Campaign") -> list[str]:
    return [verb for verb in can(actor, "campaign", row) if verb in VERBS]
